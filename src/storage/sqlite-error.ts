import { StorageError, type StorageErrorCode } from './error.ts';

/** SQLite's result codes, https://www.sqlite.org/rescode.html; an extended code holds its primary one in the low byte. */
const codes: Readonly<Record<number, StorageErrorCode>> = {
  3: 'unwritable', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'unwritable', // READONLY
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unwritable', // CANTOPEN
  18: 'invalid', // TOOBIG
  23: 'unwritable', // AUTH
  26: 'damaged', // NOTADB
  522: 'damaged', // IOERR_SHORT_READ: the file ends before its data
  4874: 'full', // IOERR_SHMSIZE: no room for the shared memory file beside the database
};

/** What the file system says, where the folder and the file are made. */
const systemCodes: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'failed',
  EMFILE: 'failed',
  ENFILE: 'failed',
};

const words: Readonly<Record<StorageErrorCode, (file: string) => string>> = {
  unavailable: (file) => `the database file ${file} is closed`,
  unwritable: (file) => `the database file ${file} cannot be made or written`,
  full: (file) => `no room on the disk for the database file ${file}`,
  damaged: (file) => `the file ${file} is no database or is damaged`,
  busy: (file) => `another process kept the database file ${file} locked for too long`,
  newer: (file) => `the database file ${file} is newer than this program`,
  invalid: (file) => `a value is too big for the database file ${file}`,
  failed: (file) => `the database file ${file} could not do what was asked`,
};

/** A failure of `node:sqlite` as a StorageError. SQLite's own words hold names of tables and columns, never values. */
export function sqliteError(error: unknown, file: string): StorageError {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  return new StorageError(code, words[code](file), { cause: error });
}

/** A failure to make the folder or the file as a StorageError. */
export function fileError(error: unknown, file: string): StorageError {
  if (error instanceof StorageError) return error;
  const code = systemCodes[systemCode(error) ?? ''] ?? 'unwritable';
  return new StorageError(code, words[code](file), { cause: error });
}

function codeOf(error: unknown): StorageErrorCode {
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
    return codes[error.errcode] ?? codes[error.errcode & 0xff] ?? 'failed';
  }
  return systemCode(error) === 'ERR_INVALID_STATE' ? 'unavailable' : 'failed';
}

/** The `code` of an error of Node, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
