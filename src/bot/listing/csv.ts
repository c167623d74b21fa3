import { createRequire } from 'node:module';
import type * as CsvStringify from 'csv-stringify/sync';
import { lazily } from '../../lib/lazily.ts';
import { type FileBlock, file } from '../reply.ts';

/** Loaded with the first file: it takes memory, and most answers have none. */
const library = lazily(() => createRequire(import.meta.url)('csv-stringify/sync') as typeof CsvStringify);

/**
 * A table as a CSV file that Excel opens right in a Russian setting: semicolons, a byte order mark, and no cell that
 * could be taken for a formula.
 *
 * @param name - without its ending
 */
export function csvFile(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): FileBlock {
  const content = library().stringify([[...columns], ...rows.map((row) => row.map(asNumber))], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return file(`${name}.csv`, 'text/csv', content);
}

/** A negative number is the one thing that begins like a formula and is none; as a number it is left alone. */
function asNumber(cell: string): string | number {
  return /^-\d{1,15}$/.test(cell) ? Number(cell) : cell;
}
