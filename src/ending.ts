import { ConfigError } from './config.ts';
import { StorageError, type StorageErrorCode } from './storage/error.ts';

/** Exit codes of sysexits.h: the settings or the data cannot be used, and something that is needed is away. */
const exitConfig = 78;
const exitUnavailable = 69;

/** What to do when the database cannot be used at the start. */
export const storageAdvice: Readonly<Record<StorageErrorCode, string>> = {
  unavailable: 'check DATABASE_URL, and that the server runs and can be reached',
  unwritable: 'set DATA_DIR to a folder that can be written, for example DATA_DIR=./data',
  full: 'make room on the disk',
  damaged:
    'move the file away together with those beside it that end in -wal and -shm, then put a backup in its place or begin with none',
  busy: 'look for a second bot on the same data',
  newer: 'start the version that wrote the data, or a later one',
  invalid: 'check DATA_DIR and DATABASE_URL',
  failed: 'look at the words above; if they do not help, start with LOG_LEVEL=debug and report what it says',
};

/** What whoever started the bot reads about why it ended. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return ['smsc-chatops cannot start:', ...error.problems.map((problem) => `  - ${problem}`)].join('\n');
  }
  if (error instanceof StorageError) {
    return `smsc-chatops cannot use its database: ${error.message}\n  - ${storageAdvice[error.code]}`;
  }
  return `smsc-chatops stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** What the process ends with. After 69 another start may do; after 78 somebody has to put something right. */
export function exitCode(error: unknown): number {
  if (error instanceof ConfigError) return exitConfig;
  return error instanceof StorageError ? storageExitCode(error.code) : 1;
}

export function storageExitCode(code: StorageErrorCode): number {
  return code === 'unavailable' || code === 'busy' ? exitUnavailable : exitConfig;
}
