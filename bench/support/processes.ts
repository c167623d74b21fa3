import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAddress, ServerTask } from './telegram-server.ts';

export type Contestant = 'bot' | 'bare' | 'concurrent';

/** A Bot API server in a process of its own, with the people in front of it. */
export interface ServerProcess extends AsyncDisposable, ServerAddress {
  ask<Result>(task: ServerTask): Promise<Result>;
}

/** A bot in a process of its own, as people start it. */
export interface BotProcess extends AsyncDisposable {
  /** After a garbage collection, in megabytes. */
  heapMb(): Promise<number>;
  /** What the system says that the process holds, in megabytes. */
  rssMb(): number;
}

const here = import.meta.dirname;

export async function startServer(): Promise<ServerProcess> {
  const child = fork(join(here, 'telegram-server.ts'), { serialization: 'json' });
  const address = await told<ServerAddress>(child);
  return {
    ...address,
    ask: <Result>(task: ServerTask) => {
      child.send(task);
      return told<Result>(child);
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

/**
 * @param more.tellsMemory - lets it tell its heap, for which it is started a little differently from what people do
 * @param more.answer - what a bare bot answers, as JSON
 */
export async function startBot(
  who: Contestant,
  { url, token, admin, provider }: ServerAddress,
  { tellsMemory = false, answer }: { readonly tellsMemory?: boolean; readonly answer?: string | undefined } = {},
): Promise<BotProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-bench-'));
  const program = who === 'bot' ? join(here, '../../src/main.ts') : join(here, 'bare-grammy.ts');
  const child = fork(program, who === 'concurrent' ? ['concurrent'] : [], {
    cwd: folder,
    execArgv: tellsMemory ? ['--expose-gc', '--import', join(here, 'tell-memory.ts')] : [],
    env: {
      PATH: process.env['PATH'],
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_URL: url,
      SMSC_URL: provider,
      SMSC_LOGIN: 'demo',
      SMSC_PASSWORD: 'demo',
      ADMINS: `telegram:${admin}`,
      LOG_LEVEL: 'warn',
      ...(answer !== undefined && { ANSWER: answer }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    heapMb: async () => {
      child.send('memory');
      return (await told<{ heapUsed: number }>(child)).heapUsed / 2 ** 20;
    },
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    [Symbol.asyncDispose]: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a process says next. */
export function told<Result>(child: ChildProcess): Promise<Result> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (message: { readonly result: Result; readonly error?: string }) => {
      child.off('exit', gone);
      if (message.error === undefined) resolve(message.result);
      else reject(new Error(message.error));
    });
  });
}

/** Ends a process, in five seconds at most. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(hard);
}
