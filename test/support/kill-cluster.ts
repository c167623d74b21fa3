import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/lib/steps.ts';
import type { KillProcess } from './kill-process.ts';
import type { KillWorld } from './kill-world.ts';

/** How long something is waited for, by the machine's clock. */
export const patienceMs = 30_000;
/** How often that happens again meanwhile which leads to it. */
export const againMs = 1000;

/** Longer than any lease: processes that are started after it need not wait for their predecessors'. */
export const afterLeases = 160_000;

/** One process, or several replicas that share a database. */
export interface Cluster {
  readonly replicas: number;
  /** @param killAt - the step at which each of them dies */
  start(killAt?: Step): KillProcess[];
  /** Ends them all, and lets time pass until nothing is held by them any more. @throws Error when one failed */
  end(processes: readonly KillProcess[], signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Lets them run undisturbed until what is still missing is little enough, or for as long as anybody would wait. */
  run(isEnough: (lost: readonly string[]) => boolean): Promise<void>;
}

export function createCluster(world: KillWorld, replicas: number): Cluster {
  const start: Cluster['start'] = (killAt) => Array.from({ length: replicas }, () => world.start(killAt));

  const end: Cluster['end'] = async (processes, signal) => {
    if (signal === 'SIGTERM') await areUp(processes);
    for (const process of processes) process.kill(signal);
    for (const process of processes) {
      const how = await process.over;
      if (how !== 0 && how !== 'SIGKILL') throw new Error(`it ended with ${how}: ${process.log()}`);
    }
    world.time.skip(afterLeases);
  };

  return {
    replicas,
    start,
    end,
    run: async (isEnough) => {
      const processes = start();
      await world.telegram.until(() => isEnough(world.lost()), patienceMs).catch(() => undefined);
      await end(processes, 'SIGTERM');
    },
  };
}

/** Resolves when all of them can end in order, which one that has only begun to start cannot. */
async function areUp(processes: readonly KillProcess[]): Promise<void> {
  const deadline = AbortSignal.timeout(patienceMs);
  while (!deadline.aborted && !processes.every(({ reached }) => reached.has('claim:released'))) await sleep(20);
}

/** Those that have not ended. */
export function living(processes: readonly KillProcess[]): readonly KillProcess[] {
  return processes.filter((process) => process.ending() === undefined);
}
