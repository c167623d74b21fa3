import { type Parameter, type Parsed, right, wrong } from '../parameters/parameter.ts';
import { patternIn } from './filters-text.ts';
import { parseExpression } from './parse-expression.ts';

const longest = 200;

/** Words that all occur in a text, as parts of its words too, or a pattern between slashes. */
export function textFilter(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    holds: 'text',
    expects: {
      en: `words that are in the text, or a pattern such as /code \\d{4,6}/, at most ${longest} characters`,
      ru: `слова, которые есть в тексте, или шаблон, например /код \\d{4,6}/, не больше ${longest} знаков`,
    },
    words: [],
    parse: readFilter,
    print: (value) => value,
  };
}

function readFilter(written: string): Parsed<string> {
  const plain = written.trim();
  if (plain === '' || plain.length > longest) return wrong;
  const pattern = patternIn(plain);
  if (pattern === undefined) {
    // A slash alone would otherwise become a word that no text has.
    return plain.startsWith('/') ? { ok: false, reason: openPattern } : right(plain.replaceAll(/\s+/gu, ' '));
  }
  const read = parseExpression(pattern);
  if (read.ok) return right(plain);
  const { reason, start = 0, end = pattern.length } = read;
  const before = written.indexOf(plain) + 1;
  return { ok: false, ...(reason && { reason }), start: before + start, end: before + Math.max(end, start + 1) };
}

const openPattern = {
  en: 'A pattern stands between two slashes: text:"/code \\d{4,6}/".',
  ru: 'Шаблон стоит между двумя косыми чертами: text:"/код \\d{4,6}/".',
};
