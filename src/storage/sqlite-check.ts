import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from './error.ts';

/** Up to this size the whole file is checked when it is opened, which takes some 0.5 ms for each megabyte. */
const checkedBytes = 256 * 2 ** 20;

/**
 * Looks for damage before anything is written.
 *
 * @throws StorageError `damaged`, or what `node:sqlite` throws
 */
export function check(connection: DatabaseSync, file: string): void {
  const size = connection
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  if (Number(size?.bytes) > checkedBytes) return;
  const result = connection.prepare('PRAGMA quick_check(1)').get();
  if (result?.quick_check !== 'ok') throw new StorageError('damaged', `the database file ${file} is damaged`);
}
