import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials } from '../../test/support/sandbox-account.ts';
import type { NoticeAddress, NoticeTask } from './notifications-server.ts';
import type { LoopDelay } from './notifications-tell-loop.ts';
import { ended, told } from './processes.ts';

/** Telegram and the provider in a process of their own, with the people in front of them. */
export interface NoticeServer extends AsyncDisposable, NoticeAddress {
  ask<Result>(task: NoticeTask): Promise<Result>;
}

/** A bot in a process of its own, as people start it. */
export interface NoticeBot extends AsyncDisposable {
  /** The file of its database. */
  readonly file: string;
  /** What the system says that the process holds, in megabytes. */
  rssMb(): number;
  /** How long it has worked since it was started, in milliseconds. */
  cpuMs(): number;
  /** How long its event loop was held since the last call. */
  loopDelay(): Promise<LoopDelay>;
}

const here = import.meta.dirname;
/** What the system counts the time of processes in. */
const tickMs = 10;

/** @param senders - how many sender names the account has */
export async function startNoticeServer(senders = 0): Promise<NoticeServer> {
  const child = fork(join(here, 'notifications-server.ts'), [String(senders)], { serialization: 'json' });
  const address = await told<NoticeAddress>(child);
  return {
    ...address,
    ask: <Result>(task: NoticeTask) => {
      child.send(task);
      return told<Result>(child);
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

export interface NoticeBotOptions {
  /** The path of its program from here; the bot's when absent. */
  readonly program?: string;
  /** Lets it tell how its event loop fares, for which it is started a little differently. */
  readonly tellsLoop?: boolean;
}

export async function startNoticeBot(
  { url, token, admin, provider }: NoticeAddress,
  { program = '../../src/main.ts', tellsLoop = false }: NoticeBotOptions = {},
): Promise<NoticeBot> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-bench-'));
  const child = fork(join(here, program), {
    cwd: folder,
    execArgv: tellsLoop ? ['--import', join(here, 'notifications-tell-loop.ts')] : [],
    env: {
      PATH: process.env['PATH'],
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_URL: url,
      SMSC_URL: provider,
      SMSC_LOGIN: 'demo',
      SMSC_PASSWORD: credentials.password,
      ADMINS: `telegram:${admin}`,
      DATA_DIR: folder,
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const read = (name: string): string => readFileSync(`/proc/${child.pid}/${name}`, 'utf8');
  return {
    file: join(folder, 'bot.sqlite'),
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(read('status'))?.[1]) / 1024,
    cpuMs: () => {
      const fields = read('stat')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * tickMs;
    },
    loopDelay: () => {
      child.send('loop');
      return told<LoopDelay>(child);
    },
    [Symbol.asyncDispose]: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
