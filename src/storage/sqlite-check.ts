import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from './error.ts';

/** Up to this size the whole file is checked when it is opened, which takes some 3 ms for each megabyte. */
const checkedBytes = 256 * 2 ** 20;

/**
 * Looks for damage before anything is written. The quick check of SQLite would be twice as fast, but it leaves out
 * whether the indexes hold what the tables hold: a row that its index lost is not found, as if it had never been.
 *
 * @throws StorageError `damaged`, or what `node:sqlite` throws
 */
export function check(connection: DatabaseSync, file: string): void {
  const size = connection
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  if (Number(size?.bytes) > checkedBytes) return;
  const result = connection.prepare('PRAGMA integrity_check(1)').get();
  if (result?.integrity_check !== 'ok') throw new StorageError('damaged', `the database file ${file} is damaged`);
}
