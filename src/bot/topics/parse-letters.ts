import { folded } from './filters-glob.ts';

/** Whether a letter, in lower case, is one of those that are meant. */
export type LetterTest = (letter: string) => boolean;

interface ReadLetters {
  readonly takes: LetterTest;
  /** Where the pattern goes on. */
  readonly end: number;
}

const kinds: Readonly<Record<string, LetterTest>> = {
  d: (letter) => /^\p{Nd}$/u.test(letter),
  w: (letter) => /^[\p{L}\p{Nd}_]$/u.test(letter),
  s: (letter) => /^\s$/u.test(letter),
};

/** `\d`, or `\.` for the sign itself; `undefined` for a letter that means nothing. */
export function readEscape(written: string, start: number): ReadLetters | undefined {
  const sign = signAt(written, start + 1);
  const end = start + 1 + sign.length;
  const kind = kinds[sign];
  if (kind !== undefined) return { takes: kind, end };
  const opposite = kinds[sign.toLowerCase()];
  if (opposite !== undefined) return { takes: (letter) => !opposite(letter), end };
  if (sign === 'n') return { takes: (letter) => letter === '\n', end };
  if (sign === '' || /[\p{L}\p{Nd}]/u.test(sign)) return undefined;
  return { takes: (letter) => letter === sign, end };
}

/** `[а-я0-9_]` or `[^…]`; `undefined` for one that is empty, not closed or has a range that goes backwards. */
export function readClass(written: string, start: number): ReadLetters | undefined {
  const isOpposite = written.charAt(start + 1) === '^';
  const tests: LetterTest[] = [];
  let position = start + (isOpposite ? 2 : 1);
  while (position < written.length && written.charAt(position) !== ']') {
    const read = readMember(written, position);
    if (read === undefined) return undefined;
    tests.push(read.takes);
    position = read.end;
  }
  if (position >= written.length || tests.length === 0) return undefined;
  const isOne: LetterTest = (letter) => tests.some((takes) => takes(letter));
  return { takes: isOpposite ? (letter) => !isOne(letter) : isOne, end: position + 1 };
}

function readMember(written: string, start: number): ReadLetters | undefined {
  const first = signAt(written, start);
  if (first === '\\') return readEscape(written, start);
  const last = signAt(written, start + first.length + 1);
  const isRange = written.charAt(start + first.length) === '-' && last !== '' && last !== ']';
  if (!isRange) {
    const meant = folded(first);
    return { takes: (letter) => letter === meant, end: start + first.length };
  }
  if (last === '\\' || last < first) return undefined;
  return { takes: within(first, last), end: start + first.length + 1 + last.length };
}

/** In either case of letters: texts come in lower case, and `[A-Z]` means them too. */
function within(first: string, last: string): LetterTest {
  const isWithin: LetterTest = (letter) => {
    const place = letter.codePointAt(0) ?? -1;
    return place >= (first.codePointAt(0) ?? 0) && place <= (last.codePointAt(0) ?? 0);
  };
  return (letter) => isWithin(letter) || isWithin(letter.toUpperCase());
}

function signAt(written: string, position: number): string {
  const place = written.codePointAt(position);
  return place === undefined ? '' : String.fromCodePoint(place);
}
