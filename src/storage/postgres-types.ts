import type { SqlValue } from './database.ts';
import { StorageError } from './error.ts';

/** Type numbers (`pg_type.oid`) that never change. */
const parsers: ReadonlyMap<number, (text: string) => SqlValue> = new Map([
  [16, (text: string) => (text === 't' ? 1 : 0)], // bool
  [20, exactNumber], // int8, also what count() gives
  [21, Number], // int2
  [23, Number], // int4
  [700, Number], // float4
  [701, Number], // float8
  [1700, exactNumber], // numeric, what sum() of int8 gives
]);

/** Gives values the types that SQLite gives them: numbers for numbers, 0 and 1 for a truth, text for all else. */
export const postgresTypes = {
  getTypeParser: (type: number): ((text: string) => SqlValue) => parsers.get(type) ?? asItCame,
};

function exactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new StorageError('failed', 'a number in the database is too large to be read exactly');
  }
  return value;
}

function asItCame(text: string): string {
  return text;
}
