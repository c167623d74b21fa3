import { StorageError } from './error.ts';

/**
 * Writes a value as JSON that reads back as the same value. A property that is `undefined` counts as absent.
 *
 * @param what - what the value is, for the error; never the value itself
 * @throws StorageError `invalid` for what JSON would change or lose: `undefined`, NaN, bigint, functions, Date, Map,
 * Temporal and other classes, cycles
 */
export function toJson(value: unknown, what: string): string {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined && survives(value)) return text;
  } catch {
    // A cycle or a bigint; or so deep that the stack ends, which is refused as well.
  }
  throw new StorageError('invalid', `${what} cannot be kept as JSON`);
}

/**
 * Reads what `toJson` wrote.
 *
 * @throws StorageError `damaged`, without a cause: the parser's own error quotes the text
 */
export function fromJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StorageError('damaged', `${what} is no longer readable`);
  }
}

function survives(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? Array.from(value).every(survives) : isPlain(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if (Object.getOwnPropertySymbols(value).length > 0) return false;
  return Object.values(value).every((property) => property === undefined || survives(property));
}
