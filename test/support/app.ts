import { type App, type AppStreams, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { heardLine, hide } from './ears.ts';
import { seededAccount } from './seeded-account.ts';
import { startWatch } from './watch.ts';

/** The whole program in this process, and the lines of its log. */
export interface TestApp extends App, AsyncDisposable {
  readonly log: readonly string[];
}

/** Starts it with the settings given. When it is stopped it is asked whether it told what nobody may be told. */
export async function startTestApp(
  environment: Readonly<Record<string, string>>,
  { input, output }: Pick<AppStreams, 'input' | 'output'> = { input: process.stdin, output: process.stdout },
): Promise<TestApp> {
  const config = readConfig({ LOG_LEVEL: 'trace', ...environment }, () => '');
  hide(...config.secrets.map((each) => each.reveal()));
  const watch = startWatch();
  const log: string[] = [];
  const app = await startApp(config, { input, output, writeLog: heardLine(log) });
  async function stop(): Promise<void> {
    await app.stop();
    await watch.assertUntold(seededAccount());
  }
  return { ended: app.ended, stop, log, [Symbol.asyncDispose]: stop };
}
