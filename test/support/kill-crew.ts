import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/lib/steps.ts';
import type { ActingWorld } from './kill-acting-world.ts';
import type { KillProcess } from './kill-process.ts';

/** Processes of the program, each of which is started again as soon as it was killed. */
export interface Crew {
  /** Every step that was reached by any of them. */
  readonly reached: ReadonlySet<string>;
  /** How often one was killed. */
  deaths(): number;
  /** Resolves when that has happened so often, or is not going to. */
  haveDied(times: number): Promise<boolean>;
  /**
   * Lets the next one that reaches a step die there.
   *
   * @param then - where the one dies that takes its place
   */
  dieAt(step: Step, then?: Step): Promise<void>;
  /** Kills one. @param which - from 0 up to 1 */
  kill(which: number): void;
  /** Ends them in order, with all that they are at. @throws Error when one failed */
  end(): Promise<void>;
}

const patienceMs = 3000;
const lookMs = 10;

export function startCrew(world: ActingWorld, replicas: number): Crew {
  const reached = new Set<string>();
  const failures: string[] = [];
  let next: Step | undefined;
  let deaths = 0;
  let isEnding = false;

  function start(killAt?: Step): KillProcess {
    const process = world.start(killAt);
    void replace(process);
    return process;
  }

  /** Starts another one when one has died. */
  async function replace(process: KillProcess): Promise<void> {
    const how = await process.over;
    for (const step of process.reached) reached.add(step);
    if (isEnding) return;
    if (how !== 'SIGKILL') failures.push(`it ended with ${how}: ${process.log()}`);
    deaths += 1;
    members[members.indexOf(process)] = start(next);
    next = undefined;
  }

  const members: KillProcess[] = Array.from({ length: replicas }, () => start());

  return {
    reached,
    deaths: () => deaths,
    haveDied: async (times) => {
      const deadline = AbortSignal.timeout(patienceMs);
      const haveDied = (): boolean => deaths >= times;
      while (!haveDied() && !deadline.aborted) await sleep(lookMs);
      return haveDied();
    },
    dieAt: async (step, then) => {
      next = then;
      await Promise.all(members.map((process) => process.dieAt(step)));
    },
    kill: (which) => members[Math.floor(which * members.length)]?.kill('SIGKILL'),
    end: async () => {
      isEnding = true;
      for (const process of members) process.kill('SIGTERM');
      for (const process of members) {
        const how = await process.over;
        if (how !== 0) failures.push(`it ended with ${how}: ${process.log()}`);
      }
      if (failures.length > 0) throw new Error(failures.join('\n'));
    },
  };
}
