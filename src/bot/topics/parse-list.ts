import type { Catalogue } from '../language.ts';
import { type Parameter, type Parsed, right, wrong } from '../parameters/parameter.ts';

interface ListOptions<Word extends string> {
  readonly hint: string;
  readonly words: readonly string[];
  readonly expects: Catalogue<string>;
  /** One word of the list, in lower case; `undefined` for one that is not known. */
  readonly read: (word: string) => Word | undefined;
}

/** Words with commas between them, each once and in order, so that equal lists are equal. */
export function listParameter<Word extends string>({
  hint,
  words,
  expects,
  read,
}: ListOptions<Word>): Parameter<readonly Word[]> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects,
    words,
    parse: (written) => readList(written, read),
    print: (list) => list.join(','),
  };
}

function readList<Word extends string>(written: string, read: ListOptions<Word>['read']): Parsed<readonly Word[]> {
  const found = new Set<Word>();
  for (const part of written.matchAll(/[^,;]+/gu)) {
    const word = part[0].trim();
    const known = read(word.toLowerCase().replaceAll(/\s+/gu, ' ').replaceAll('ё', 'е'));
    if (known === undefined) {
      const start = part.index + part[0].indexOf(word);
      return { ok: false, start, end: start + word.length };
    }
    found.add(known);
  }
  return found.size === 0 ? wrong : right([...found].sort());
}
