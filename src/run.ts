import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from './app.ts';
import { ConfigError, loadConfig } from './config.ts';
import { createScrubber } from './lib/scrub.ts';
import { shortLogLine } from './lib/short-log.ts';
import { StorageError, type StorageErrorCode } from './storage/error.ts';

/** Exit codes of sysexits.h: the settings cannot be used, and something that is needed is away. */
const exitConfig = 78;
const exitUnavailable = 69;

/** Nobody waits longer than this for what is under way when a part has failed. */
const longestStopMs = 5000;

/** What to do when the database cannot be used at the start. */
const storageAdvice: Readonly<Record<StorageErrorCode, string>> = {
  unavailable: 'check DATABASE_URL, and that the server runs and can be reached',
  unwritable: 'set DATA_DIR to a folder that can be written, for example DATA_DIR=./data',
  full: 'make room on the disk',
  damaged: 'put a backup in its place, or move the file away to begin with an empty one',
  busy: 'look for a second bot on the same data',
  newer: 'start the version that wrote the data, or a later one',
  invalid: 'check DATA_DIR and DATABASE_URL',
  failed: 'look at the words above; if they do not help, start with LOG_LEVEL=debug and report what it says',
};

/** Whether the process has begun to end, by a signal, by Ctrl-C in the terminal or at the end of the input. */
let isEnding = false;

/** The app, as soon as it has started. */
let app: App | undefined;

let scrub = (line: string): string => line;

/** A log that nobody takes any more is no reason to stop answering. */
process.stderr.on('error', () => undefined);

const talksHere = process.stdin.isTTY && process.stderr.isTTY;

try {
  const config = loadConfig();
  scrub = createScrubber(config.secrets);
  app = await startApp(config, {
    input: process.stdin,
    output: process.stdout,
    onInterrupt: () => process.emit('SIGINT'),
    writeLog: (line) => process.stderr.write(talksHere ? shortLogLine(line) : line),
  });
  await Promise.race([app.ended, firstSignal()]);
  isEnding = true;
  await app.stop();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${scrub(explain(error))}\n`);
  isEnding = true;
  // What ended one platform is no reason to leave answers of another half sent.
  await Promise.race([app?.stop().catch(() => undefined), sleep(longestStopMs)]);
  process.exit(exitCode(error));
}

/** Resolves at the first SIGINT or SIGTERM; one that comes while the process ends already ends it at once. */
function firstSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onSignal = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    resolve();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return promise;
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return ['smsc-chatops cannot start:', ...error.problems.map((problem) => `  - ${problem}`)].join('\n');
  }
  if (error instanceof StorageError) {
    return `smsc-chatops cannot use its database: ${error.message}\n  - ${storageAdvice[error.code]}`;
  }
  return `smsc-chatops stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function exitCode(error: unknown): number {
  if (error instanceof ConfigError) return exitConfig;
  if (!(error instanceof StorageError)) return 1;
  return error.code === 'unavailable' || error.code === 'busy' ? exitUnavailable : exitConfig;
}
