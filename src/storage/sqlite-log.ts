import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError } from './sqlite-error.ts';

/** The write-ahead log of a database file. */
export interface SqliteLog {
  /** Resolves when the disk has all that was committed before the call. @throws StorageError */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lets the disk take what was committed without waiting for it, as SQLite would with `synchronous = FULL`, but beside
 * the event loop. The log stays one file as long as any connection is open, and what is no longer in it SQLite has
 * made safe in the database file before (https://sqlite.org/wal.html).
 *
 * @param file - of the database, which must have been written to in WAL mode
 */
export function createSqliteLog(file: string): SqliteLog {
  let opened: Promise<FileHandle> | undefined;

  /** Opens it once, however many ask for it; anew after a failure. */
  function openedLog(): Promise<FileHandle> {
    opened ??= openLog(file).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    settle: async () => {
      try {
        const log = await openedLog();
        await log.datasync();
      } catch (error) {
        throw fileError(error, file);
      }
    },
    close: async () => {
      const log = await opened?.catch(() => undefined);
      await log?.close();
    },
  };
}

async function openLog(file: string): Promise<FileHandle> {
  await settleFolder(dirname(file));
  return open(`${file}-wal`, 'r+');
}

/** The name of a new file must be on the disk too; Windows has no such thing for folders. */
async function settleFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
