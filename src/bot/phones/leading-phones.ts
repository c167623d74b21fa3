import { readPhone } from './phone-numbers.ts';

/** Digits with brackets, dashes, spaces and invisible marks between them. */
const longestWritten = 60;
/** Pieces that may belong to a number; what has a letter in it does not. */
const phoneLike = /^(?:tel:)?\+?[\d().\p{Pd}\u2212\p{Cf}]+$/iu;
const punctuation = /[,;:]$/;
/** What a whole Russian number has, its country code or the 8 in place of it included. */
const homeDigits = 11;
/** Fewer in one piece may be the beginning of a number, such as `4951234 567`. */
const fewestInOnePiece = 10;

/**
 * How many characters at the beginning of a line are a phone number, whatever text follows it: `8 (999) 123-45-67 hello`.
 *
 * A number that is whole takes no more digits: a Russian one with its eleven digits, any other that is written without
 * spaces. Of what may be a longer or a shorter one the longer is taken, as numbers have more often spaces in them than
 * digits behind them.
 *
 * @returns the length of what looks like a number where none can be read, `undefined` when nothing does
 */
export function leadingPhone(line: string): number | undefined {
  let longest: number | undefined;
  let only: number | undefined;
  let looksSo: number | undefined;
  let count = 0;
  for (const { 0: piece, index } of line.matchAll(/\S+|[\n\r\t]/gu)) {
    const bare = piece.replace(punctuation, '');
    const end = index + bare.length;
    if (end > longestWritten || !phoneLike.test(bare.normalize('NFKC'))) break;
    count += 1;
    // A dash by itself stands between the number and the text.
    if (digitsOf(piece) === '') continue;
    looksSo = end;
    const found = readPhone(line.slice(0, end));
    if (found !== undefined && count === 1) only = end;
    if (found?.isValid === true) longest = end;
    if (bare !== piece || (found?.isValid === true && isWhole(found.number, digitsOf(line.slice(0, end)), count)))
      break;
  }
  return longest ?? only ?? looksSo;
}

function isWhole(number: string, typed: string, pieces: number): boolean {
  if (pieces === 1) return number.length >= fewestInOnePiece;
  return typed.length === homeDigits && number.startsWith('7');
}

function digitsOf(written: string): string {
  return written.normalize('NFKC').replaceAll(/\D/g, '');
}

/** The same of several numbers with commas between them. */
export function leadingPhones(line: string): number | undefined {
  let length: number | undefined;
  for (const { 0: segment, index } of line.matchAll(/[^,;]+/g)) {
    const written = segment.trimStart();
    const found = leadingPhone(written);
    if (found === undefined) break;
    length = index + segment.length - written.length + found;
    if (found < written.trimEnd().length) break;
  }
  return length;
}
