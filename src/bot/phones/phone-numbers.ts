import { createRequire } from 'node:module';
import type * as PhoneLibrary from 'libphonenumber-js/min';
import type { PhoneNumber } from 'libphonenumber-js/min';
import { lazily } from '../../lib/lazily.ts';
import type { Catalogue } from '../language.ts';
import type { Parsed } from '../parameters/parameter.ts';

/** Loaded with the first number: it knows every country's numbers, which takes memory. */
const library = lazily(() => createRequire(import.meta.url)('libphonenumber-js/min') as typeof PhoneLibrary);

/** Where a number without a country code belongs: the provider is a Russian one. */
const home = 'RU';
/** A number is written in at most so many pieces: `8 999 123 45 68` and one more. */
const mostPieces = 6;
/** As the international plan allows, with the digit that stands for the country code in a national number. */
const mostDigits = 16;
/** No country has shorter numbers of persons; what is shorter is a part of one. */
const fewestDigits = 7;
/** Digits with brackets, dashes, spaces and invisible marks between them. */
const longestWritten = 60;

/** A phone number as it was read. */
export interface ReadPhone {
  /** Digits with the country code, without a plus. */
  readonly number: string;
  /** Whether such numbers are given out; otherwise only its length is right. */
  readonly isValid: boolean;
}

/**
 * A phone number in any shape, such as `8 (999) 123-45-67`. Ten digits are taken for a Russian number without its
 * country code, as people type it.
 *
 * @returns `undefined` for what has not the length of a phone number
 */
export function readPhone(written: string): ReadPhone | undefined {
  if (written.length > longestWritten) return undefined;
  const plain = written
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  if (!/^\+?[\d\s().\p{Pd}\u2212]+$/u.test(plain)) return undefined;
  const digits = plain.replaceAll(/\D/g, '');
  if (digits.length < fewestDigits || digits.length > mostDigits) return undefined;
  const international = library().parsePhoneNumberFromString(`+${digits}`);
  if (plain.startsWith('+')) return possible(international);
  const national = library().parsePhoneNumberFromString(digits, home);
  return possible(national?.isValid() === true ? national : international);
}

function possible(number: PhoneNumber | undefined): ReadPhone | undefined {
  if (number?.isPossible() !== true) return undefined;
  return { number: number.number.slice(1), isValid: number.isValid() };
}

/**
 * Several phone numbers, each once. They may have spaces in them and between them, so of all ways to cut the text the
 * one with the fewest doubtful numbers is taken; pieces make a number together only when it is no doubtful one.
 */
export function readPhones(written: string, most: number): Parsed<readonly string[]> {
  // Cutting takes time for each piece, and so many pieces are too many numbers however they are cut.
  if ((written.match(/\S+/gu)?.length ?? 0) > most * mostPieces) return { ok: false, reason: farTooMany(most) };
  const numbers = new Set<string>();
  for (const chunk of written.matchAll(/[^,;|/\n\r\t]+/gu)) {
    const cut = cutNumbers(chunk[0]);
    if (!cut.ok) return { ok: false, reason: notAPhone, start: chunk.index + cut.start, end: chunk.index + cut.end };
    for (const number of cut.numbers) numbers.add(number);
  }
  if (numbers.size === 0) return { ok: false };
  if (numbers.size > most) return { ok: false, reason: tooMany(numbers.size, most) };
  return { ok: true, value: [...numbers] };
}

type Cut =
  | { readonly ok: true; readonly numbers: readonly string[] }
  | { readonly ok: false; readonly start: number; readonly end: number };

/** The best way to read a text from one of its pieces to its end. */
interface Way {
  readonly doubtful: number;
  readonly number?: string;
  readonly onward?: Way;
}

function cutNumbers(text: string): Cut {
  const pieces = [...text.matchAll(/\S+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const ways: (Way | undefined)[] = [...pieces.map(() => undefined), { doubtful: 0 }];
  let unread = pieces.length - 1;
  for (let first = pieces.length - 1; first >= 0; first -= 1) {
    for (let next = first + 1; next <= Math.min(pieces.length, first + mostPieces); next += 1) {
      const found = readPhone(text.slice(pieces[first]?.start, pieces[next - 1]?.end));
      const way = ways[next];
      const isWhole = found?.isValid === true || next === first + 1;
      if (found === undefined || way === undefined || !isWhole) continue;
      const doubtful = way.doubtful + (found.isValid ? 0 : 1);
      if (doubtful < (ways[first]?.doubtful ?? Number.POSITIVE_INFINITY)) {
        ways[first] = { doubtful, number: found.number, onward: way };
      }
    }
    if (ways[first] === undefined && ways[first + 1] !== undefined) unread = first;
  }
  const way = ways[0];
  return way === undefined ? { ok: false, ...wrongPiece(text, pieces, unread) } : { ok: true, numbers: numbersOf(way) };
}

function numbersOf(begin: Way): readonly string[] {
  const numbers: string[] = [];
  for (let way: Way | undefined = begin; way?.number !== undefined; way = way.onward) numbers.push(way.number);
  return numbers;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The first piece that is no number by itself nor the beginning of one; `last` when each could be. */
function wrongPiece(text: string, pieces: readonly Piece[], last: number): Piece {
  const isNumber = ({ start, end }: Piece): boolean => readPhone(text.slice(start, end)) !== undefined;
  const found = pieces.find((piece, index) => index <= last && !isNumber(piece)) ?? pieces[last];
  return found ?? { start: 0, end: text.length };
}

const notAPhone: Catalogue<string> = {
  en: 'This is no phone number. Write it with the country code, such as 79991234567.',
  ru: 'Это не номер телефона. Напишите его с кодом страны, например 79991234567.',
};

function farTooMany(most: number): Catalogue<string> {
  return {
    en: `These are far more than ${most} numbers, the most that can be asked about at once.`,
    ru: `Здесь намного больше ${most} номеров, а за один раз можно спросить не больше чем о ${most}.`,
  };
}

function tooMany(count: number, most: number): Catalogue<string> {
  return {
    en: `These are ${count} different numbers; at most ${most} can be asked about at once.`,
    ru: `Здесь разных номеров: ${count}; за один раз можно спросить не больше чем о ${most}.`,
  };
}
