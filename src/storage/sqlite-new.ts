import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, open, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { sqliteError, systemCode } from './sqlite-error.ts';

/**
 * Makes the file of a new database, for its owner only, unless there is one. It appears with its first page in it, so
 * that an empty file is always one that lost what was in it.
 *
 * @throws StorageError, and what the file system throws
 */
export async function makeNew(file: string): Promise<void> {
  const whole = `${file}.${randomUUID()}`;
  try {
    const made = await open(whole, 'wx', 0o600);
    await made.close();
    writeFirstPage(whole, file);
    await giveName(whole, file);
  } finally {
    for (const name of [whole, `${whole}-wal`, `${whole}-shm`]) await rm(name, { force: true });
  }
}

function writeFirstPage(whole: string, file: string): void {
  try {
    using connection = new DatabaseSync(whole);
    connection.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    throw sqliteError(error, file);
  }
}

/** Never over the file of another process that makes one at the same time. */
async function giveName(whole: string, file: string): Promise<void> {
  try {
    await link(whole, file).catch(async (error: unknown) => {
      // Some file systems give a file one name only.
      if (systemCode(error) !== 'EEXIST') await copyFile(whole, file, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
