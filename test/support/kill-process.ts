import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Step } from '../../src/lib/steps.ts';
import { heardProcess } from './heard-process.ts';
import type { Pace } from './kill-clock.ts';

const root = join(import.meta.dirname, '../..');

/** The program, as `npm start` runs it, until it is killed. */
export interface KillProcess {
  /** Resolves with the signal that ended it, or with its exit code. */
  readonly over: Promise<NodeJS.Signals | number>;
  /** The same once it has ended. */
  ending(): NodeJS.Signals | number | undefined;
  kill(signal: NodeJS.Signals): void;
  /** Lets it die when it reaches a step from now on. Resolves when it knows. */
  dieAt(step: Step): Promise<void>;
  /** The steps that it has reached. */
  readonly reached: ReadonlySet<string>;
  /** The last lines of its log. */
  log(): string;
}

export interface KillProcessOptions {
  /** The working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly pace: Pace;
  /** The step at which it dies. */
  readonly killAt?: Step | undefined;
}

const mostLog = 4000;

/** Starts the program; it lives at the pace given. */
export function startKillProcess(options: KillProcessOptions): KillProcess {
  const { folder, environment, pace, killAt } = options;
  const reached = new Set<string>();
  const preload = import.meta.resolve('./kill-preload.ts');
  const child: ChildProcess = spawn(process.execPath, ['--import', preload, join(root, 'src/main.ts')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      LOG_LEVEL: 'trace',
      ...environment,
      KILL_PACE: JSON.stringify(pace),
      ...(killAt !== undefined && { KILL_AT: killAt }),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'],
  });
  void heardProcess(child, environment);
  let log = '';
  let ending: NodeJS.Signals | number | undefined;
  child.stderr?.on('data', (chunk) => {
    log = (log + String(chunk)).slice(-mostLog);
  });
  const steps = child.stdio[3];
  if (steps !== null && steps !== undefined && 'read' in steps)
    createInterface(steps).on('line', (step) => reached.add(step));
  const over = once(child, 'close').then(([code, signal]: (NodeJS.Signals | number | null)[]) => {
    ending = signal ?? code ?? 0;
    return ending;
  });
  return {
    over,
    ending: () => ending,
    kill: (signal) => void child.kill(signal),
    dieAt: async (step) => {
      child.send(step);
      await once(child, 'message');
    },
    reached,
    log: () => log,
  };
}
