import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/lib/clock.ts';
import type { Secret } from '../../src/lib/secret.ts';
import type { Step } from '../../src/lib/steps.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { type FastTime, startFastTime } from './kill-clock.ts';
import { deedsAccount } from './kill-deeds.ts';
import { type KillProcess, startKillProcess } from './kill-process.ts';
import { type KillProvider, startKillProvider } from './kill-provider.ts';
import { credentials } from './sandbox-account.ts';
import type { FakeSlack, Person } from './slack/control.ts';
import { startFakeSlack } from './slack/fake-slack.ts';
import type { FakeTelegram } from './telegram/control.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';
import { startWatch } from './watch.ts';

/** Everything around a program that changes the account and is killed meanwhile. */
export interface ActingWorld extends AsyncDisposable {
  readonly time: FastTime;
  readonly provider: KillProvider;
  readonly telegram: FakeTelegram;
  readonly slack: FakeSlack;
  /** Admins who talk to the bot alone on Telegram. */
  readonly askers: readonly { readonly id: number }[];
  /** An admin on Slack, who approves. */
  readonly approver: Person;
  /** What the program keeps; only while it does not run. */
  database(): Promise<Database>;
  /** Starts the program. */
  start(killAt?: Step): KillProcess;
}

export interface ActingWorldOptions {
  /** An empty PostgreSQL, which several processes share; SQLite for a single one when absent. */
  readonly database?: Secret;
  /** How many people ask at one time. */
  readonly askers: number;
}

/** So much faster the program lives than the machine. */
const speed = 30;

export async function startActingWorld({ database, askers: count }: ActingWorldOptions): Promise<ActingWorld> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-kills-'));
  opened.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const time = startFastTime(speed);
  const watch = startWatch();
  const provider = await startKillProvider(time, deedsAccount());
  opened.defer(() => watch.assertUntold(provider.account()));
  opened.defer(() => provider.close());
  const telegram = await startFakeTelegram({ clock: time, longestPoll: 1, keepCalls: 1000 });
  opened.defer(() => telegram.close());
  const slack = await startFakeSlack({ clock: time, keepCalls: 1000 });
  opened.defer(() => slack.close());
  const askers = Array.from({ length: count }, () => telegram.addPrivateChat());
  const approver = slack.addUser({ name: 'boris' });
  const processes = new Set<KillProcess>();
  opened.defer(async () => {
    for (const process of processes) process.kill('SIGKILL');
    await Promise.all([...processes].map(({ over }) => over));
  });

  const environment = {
    SMSC_URL: provider.url,
    SMSC_LOGIN: credentials.login,
    SMSC_PASSWORD: credentials.password,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    POLL_SECONDS: '3600',
    ADMINS: [...askers.map(({ id }) => `telegram:${id}`), `slack:${approver.id}`].join(','),
    ...(database !== undefined && { DATABASE_URL: database.reveal() }),
  };

  const parts = opened.move();
  return {
    time,
    provider,
    telegram,
    slack,
    askers,
    approver,
    database: () => openDatabase({ dataDir: join(folder, 'data'), databaseUrl: database, clock: systemClock }),
    start: (killAt) => {
      const process = startKillProcess({ folder, environment, pace: time.pace(), killAt });
      processes.add(process);
      void process.over.then(() => processes.delete(process));
      return process;
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
