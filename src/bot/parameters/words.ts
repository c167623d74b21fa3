import type { Catalogue } from '../language.ts';
import { type Parameter, right, wrong } from './parameter.ts';

/** A word, or a text in quotes. */
export function word(hint: string, expects: Catalogue<string>): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects,
    words: [],
    parse: (written) => (written.trim() === '' ? wrong : right(written)),
    print: (value) => value,
  };
}

/** All that is left of the line. */
export function restOfLine(hint: string, expects: Catalogue<string>): Parameter<string> {
  return { ...word(hint, expects), place: 'rest' };
}

/** The text of a message: all that is left of the line, whose line breaks are a part of it. */
export function messageText(hint: string, most: number): Parameter<string> {
  return {
    ...restOfLine(hint, { en: `a text of at most ${most} characters`, ru: `текст не длиннее ${most} знаков` }),
    field: 'lines',
    holds: 'text',
    parse: (written) => (written.trim() === '' || Array.from(written).length > most ? wrong : right(written)),
  };
}

/** One of a few words, in any case of letters. */
export function choice<Word extends string>(hint: string, words: readonly Word[]): Parameter<Word> {
  return {
    hint,
    place: 'next',
    required: true,
    field: words.length === 1 ? 'flag' : 'choice',
    expects:
      words.length === 1
        ? { en: `the word ${words[0]}`, ru: `слово ${words[0]}` }
        : { en: `one of ${words.join(', ')}`, ru: `одно из: ${words.join(', ')}` },
    words,
    parse: (written) => {
      const found = words.find((candidate) => candidate === written.toLowerCase());
      return found === undefined ? wrong : right(found);
    },
    print: (value) => value,
  };
}

const yes: ReadonlySet<string> = new Set(['', 'yes', 'true', 'on', '1', 'да']);

/** A switch: its name alone, as `all` or `--all`, switches it on. */
export function flag(expects: Catalogue<string>): Parameter<true | undefined> {
  return {
    hint: '',
    place: 'flag',
    required: false,
    field: 'flag',
    expects,
    words: [],
    parse: (written) => (yes.has(written.toLowerCase()) ? right(true as const) : wrong),
    print: () => '',
  };
}
