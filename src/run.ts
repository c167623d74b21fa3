import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from './app.ts';
import { loadConfig } from './config.ts';
import { exitCode, explain } from './ending.ts';
import { createScrubber } from './lib/scrub.ts';
import { shortLogLine } from './lib/short-log.ts';
import { letYoungGrow } from './lib/young-generation.ts';

/** Nobody waits longer than this for what is under way when a part has failed. */
const longestStopMs = 5000;

/** Whoever ends a process kills it after ten seconds. What is not answered by then is answered after the next start. */
const longestSignalledMs = 9000;

const unfinished = 'smsc-chatops stopped with something under way, as that took too long';

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
  letYoungGrow();
  const signalled = firstSignal();
  await Promise.race([app.ended, signalled]);
  isEnding = true;
  const late = signalled.then(() => sleep(longestSignalledMs, 'late'));
  if ((await Promise.race([app.stop(), late])) === 'late') process.stderr.write(`${unfinished}\n`);
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
