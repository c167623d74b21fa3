import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ended, told } from './processes.ts';
import type { SlackAddress, SlackTask } from './slack-server.ts';

/** `same` is a bare app that says all that the bot says; `bare` says one sentence. */
export type SlackContestant = 'bot' | 'bare' | 'same';

/** A Slack in a process of its own, with the people in front of it. */
export interface SlackServer extends AsyncDisposable, SlackAddress {
  ask<Result>(task: SlackTask): Promise<Result>;
}

/** A bot in a process of its own, as people start it. */
export interface SlackProcess extends AsyncDisposable {
  /** What the system says that the process holds, in megabytes. */
  rssMb(): number;
  /** Keeps everybody else from writing into its database until it is called again. */
  stallDatabase(): () => void;
}

const here = import.meta.dirname;

export async function startSlackServer(): Promise<SlackServer> {
  const child = fork(join(here, 'slack-server.ts'), { serialization: 'json' });
  const address = await told<SlackAddress>(child);
  return {
    ...address,
    ask: <Result>(task: SlackTask) => {
      child.send(task);
      return told<Result>(child);
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

export interface SlackProcessOptions {
  /** The address of the provider's API; the sandbox's when absent. */
  readonly provider?: string;
  /** What a bare app answers, as JSON; a sentence when absent. */
  readonly answer?: string | undefined;
}

export async function startSlackProcess(
  who: SlackContestant,
  { url, token, appToken, admin, ...server }: SlackAddress,
  { provider = server.provider, answer }: SlackProcessOptions = {},
): Promise<SlackProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-bench-'));
  const program = who === 'bot' ? join(here, '../../src/main.ts') : join(here, 'bare-bolt.ts');
  const child = fork(program, {
    cwd: folder,
    execArgv: [],
    env: {
      PATH: process.env['PATH'],
      SLACK_BOT_TOKEN: token,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: url,
      SMSC_URL: provider,
      SMSC_LOGIN: 'demo',
      SMSC_PASSWORD: 'demo',
      ADMINS: `slack:${admin}`,
      DATA_DIR: folder,
      LOG_LEVEL: 'fatal',
      ...(answer !== undefined && { ANSWER: answer }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stallDatabase: () => {
      const database = new DatabaseSync(join(folder, 'bot.sqlite'), { timeout: 1000 });
      database.exec('BEGIN EXCLUSIVE');
      return () => database.close();
    },
    [Symbol.asyncDispose]: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
