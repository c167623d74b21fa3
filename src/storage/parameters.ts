import type { SqlValue } from './database.ts';
import { StorageError } from './error.ts';

const placeholder = /\$(\d+)/g;

/**
 * Refuses what only one of the drivers would take, so that both refuse the same: a NUL character (PostgreSQL cannot
 * keep it), an unpaired surrogate (PostgreSQL would be given U+FFFD instead), a number that is not whole or not exact,
 * a parameter too few (SQLite would take NULL for it) or too many. The error names the parameter, never its value.
 *
 * @throws StorageError `invalid`
 */
export function checkParameters(sql: string, values: readonly SqlValue[]): void {
  const { used, highest } = parametersOf(sql);
  if (highest !== values.length || used !== highest) {
    throw new StorageError('invalid', `the statement has ${used} parameters up to $${highest}, not ${values.length}`);
  }
  for (const [index, value] of values.entries()) {
    const reason = fault(value);
    if (reason !== undefined) throw new StorageError('invalid', `parameter $${index + 1} ${reason}`);
  }
}

/** What statements name, by their text; there are only as many as the program has. */
const known = new Map<string, { readonly used: number; readonly highest: number }>();
const mostKnown = 500;

function parametersOf(sql: string): { readonly used: number; readonly highest: number } {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const used = new Set<number>();
  for (const [, number] of sql.matchAll(placeholder)) used.add(Number(number));
  const parameters = { used: used.size, highest: Math.max(0, ...used) };
  if (known.size < mostKnown) known.set(sql, parameters);
  return parameters;
}

/** Why a value cannot be kept, or `undefined` when it can. Takes any value: types end where JSON comes in. */
function fault(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'is not a whole number below 2^53';
  if (typeof value !== 'string') return 'is neither text nor number nor null';
  if (value.includes('\0')) return 'holds a NUL character';
  return value.isWellFormed() ? undefined : 'holds half of a character';
}
