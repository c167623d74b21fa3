import { mapInSlices } from '../../lib/slices.ts';
import type { IncomingFile } from '../chat.ts';
import type { TakenFiles } from '../command.ts';
import type { Catalogue } from '../language.ts';
import { phoneListField } from '../texts/phone-lists.ts';
import { UserError } from '../user-error.ts';
import { readPhone, readPhones } from './phone-numbers.ts';

/** The phone numbers in an attached file. */
export interface PhoneFile {
  /** Digits with the country code, each once, in the order of the file. */
  readonly phones: readonly string[];
  /** Lines, counted from 1, in which something stands but no phone number; the headings of a table are none of them. */
  readonly skipped: readonly number[];
  /** Numbers that had stood on an earlier line, as often as they come again. */
  readonly repeated: readonly string[];
}

/** Lists of phone numbers, as a form asks for one. */
export const phoneListFiles: Omit<TakenFiles, 'beside'> = { ...phoneListField, endings: ['csv', 'txt'] };

/** Room for some fifty thousand lines. */
const mostBytes = 1024 * 1024;
const cellBreak = /[;,\t|]/;
/** A number among words. */
const phoneLike = /\+?\d[\d\s().-]{5,24}\d/g;
/** Nobody writes a line like this by hand. */
const longestLine = 4000;
const longestCell = 100;
const mostOfOneLine = 1000;

/**
 * Reads a list of phone numbers: a text file with numbers on its lines, or a CSV file, of which one number on each line
 * counts.
 *
 * @throws FileError, UserError for a file that is no text
 */
export async function readPhoneFile(file: IncomingFile): Promise<PhoneFile> {
  const content = decode(await file.read(mostBytes));
  const phones = new Set<string>();
  const skipped: number[] = [];
  const repeated: string[] = [];
  const lines = content.split(/\r\n|\r|\n/);
  const found = await mapInSlices(lines, phonesOf);
  const headings = headingsOf(lines);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const numbers = found[index] ?? [];
    if (numbers.length === 0 && index !== headings) skipped.push(index + 1);
    for (const phone of numbers) {
      if (phones.has(phone)) repeated.push(phone);
      phones.add(phone);
    }
  }
  return { phones: [...phones], skipped, repeated };
}

/** The index of the line with the headings, if there is one: the first of several, without a digit in it. */
function headingsOf(lines: readonly string[]): number | undefined {
  const [first, second] = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  return second !== undefined && first !== undefined && !/\d/.test(lines[first] ?? '') ? first : undefined;
}

/** All numbers of a plain line; of a line with cells or words the likeliest number, since the rest may be anything. */
function phonesOf(line: string): readonly string[] {
  if (line.length > longestLine) return [];
  const whole = readPhones(line, mostOfOneLine);
  if (whole.ok) return whole.value;
  const cells = line.split(cellBreak).flatMap((cell) => readPhone(bare(cell)) ?? []);
  const runs =
    cells.length > 0
      ? cells
      : Array.from(line.matchAll(phoneLike), ([run]) => readPhone(run)).flatMap((read) => read ?? []);
  const best = runs.find(({ isValid }) => isValid) ?? cells[0];
  return best === undefined ? [] : [best.number];
}

/** A cell without its quotes and without the sign by which spreadsheets are told that it is a text. */
function bare(cell: string): string {
  return cell
    .slice(0, longestCell)
    .trim()
    .replace(/^=?["']/, '')
    .replace(/["']$/, '');
}

/** Excel in Russian writes windows-1251 or UTF-16; everything else writes UTF-8. */
function decode(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new UserError(notText);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

const notText: Catalogue<string> = {
  en: 'The attached file is no text. Save the table as CSV and attach that.',
  ru: 'Приложенный файл не текстовый. Сохраните таблицу как CSV и приложите её.',
};
