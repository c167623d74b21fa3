import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StorageError } from './error.ts';
import { fileError, systemCode } from './sqlite-error.ts';
import { makeNew } from './sqlite-new.ts';

/**
 * Makes the file and its folders when they are missing, for their owner only; SQLite gives the files beside it the same
 * mode. An existing file is only tried: SQLite would open one that cannot be written and fail much later.
 *
 * An empty file, or a log without its file, is damage: SQLite would begin a new database in its place.
 *
 * @throws StorageError
 */
export async function makeFile(file: string): Promise<void> {
  try {
    await makeFolder(dirname(file));
    const log = `${file}-wal`;
    // In this order: another process that makes the database makes the file first.
    const logged = (await sizeOf(log)) ?? 0;
    if ((await sizeOf(file)) === undefined) {
      if (logged > 0) throw new StorageError('damaged', `the database file ${file} is missing, but ${log} is there`);
      await makeNew(file);
    }
    const there = await open(file, 'r+');
    await there.close();
    if ((await sizeOf(file)) === 0) throw new StorageError('damaged', `the database file ${file} is empty`);
  } catch (error) {
    throw fileError(error, file);
  }
}

/** In bytes; `undefined` when there is no such file. */
async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Like `mkdir` with `recursive`, which never ends where a folder exists in which nothing can be made, such as /proc
 * (seen with Node 26.10).
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await stat(folder);
    return;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
  }
  await makeFolder(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
