import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/lib/steps.ts';
import { afterLeases, againMs, createCluster, living, patienceMs } from './kill-cluster.ts';
import type { Verdict } from './kill-judge.ts';
import type { KillProcess } from './kill-process.ts';
import { createProvoking } from './kill-provoking.ts';
import { createStimuli } from './kill-stimuli.ts';
import type { KillWorld } from './kill-world.ts';
import type { Chance } from './mutations.ts';

/** What came of some kills; what is missing is written as the word and the chat. */
export interface Tally {
  readonly name: string;
  readonly kills: number;
  readonly lost: readonly string[];
  readonly unmarked: readonly string[];
  readonly disordered: readonly string[];
}

/** Kills the program again and again, and looks afterwards whether anything is missing. */
export interface Rounds {
  /** The first start, at which people subscribe. */
  begin(): Promise<void>;
  /** Kills it at a step so many times at least. @throws Error when the step is not reached */
  named(step: Step, times: number): Promise<Tally>;
  /** Kills it so many times at any moment. */
  random(times: number, chance: Chance): Promise<Tally>;
}

/** How long a process lives at the most before it is killed, by the machine's clock; it starts in 300 ms. */
const longestLifeMs = { alone: 2000, amongOthers: 700 };
/** Longer than the longest pause between two tries to tell a chat something. */
const afterRetries = 7 * 3_600_000;
/** For a replica that stands still: many leases of the lead, and less than a claim. */
const longestStillMs = 2500;

/** @param replicas - how many processes run at one time */
export function createRounds(world: KillWorld, replicas: number): Rounds {
  const { telegram, judge, time } = world;
  const cluster = createCluster(world, replicas);
  const stimuli = createStimuli(world);
  const provoking = createProvoking(world, cluster, stimuli, kill);
  const lifeMs = replicas === 1 ? longestLifeMs.alone : longestLifeMs.amongOthers;
  let before: Verdict = judge.verdict();
  let killed = 0;

  async function settle(name: string): Promise<Tally> {
    telegram.clearFaults();
    await cluster.run((lost) => lost.length === 0);
    if (world.lost().length > 0) {
      // A chat that had many failures in a row is left alone for longer than that.
      time.skip(afterRetries);
      await cluster.run((lost) => lost.length === 0);
    }
    const now = judge.verdict();
    const tally = {
      name,
      kills: killed,
      lost: now.lost.filter((word) => !before.lost.includes(word)),
      unmarked: now.unmarked.slice(before.unmarked.length),
      disordered: now.disordered.slice(before.disordered.length),
    };
    before = now;
    killed = 0;
    return tally;
  }

  /** All of them are to die at the step; those that do not reach it take over from the others for a while. */
  async function kill(step: Step): Promise<void> {
    await provoking.before(step);
    const processes = cluster.start(step);
    const died = (): number => processes.filter((process) => process.ending() === 'SIGKILL').length;
    const deadline = AbortSignal.timeout(patienceMs);
    for (let turn = 0; died() === 0 && !deadline.aborted; turn += 1) {
      const left = living(processes);
      await Promise.race([...left.map(({ over }) => over), sleep(againMs)]);
      if (died() === 0) await provoking.provoke(step, left[turn % left.length]);
    }
    if (replicas > 1) await sleep(againMs);
    const count = died();
    await cluster.end(processes, 'SIGKILL');
    if (count === 0)
      throw new Error(`${step} was not reached: ${processes.map((process) => process.log()).join('\n')}`);
    killed += count;
  }

  /** What may go wrong around the program at any moment. */
  function trouble(chance: Chance): void {
    if (chance() < 0.1) stimuli.refuse();
    if (chance() < 0.2) stimuli.cut(chance() < 0.5);
    if (chance() < 0.05) stimuli.breakProvider();
    if (replicas === 1 && chance() < 0.05) stimuli.depose();
  }

  /** Kills one of the processes and starts it again; or holds one of several still, so that others take over from it. */
  async function disturb(processes: KillProcess[], chance: Chance): Promise<void> {
    const place = Math.floor(chance() * replicas);
    const process = processes[place];
    if (process === undefined) return;
    if (replicas > 1 && chance() < 0.2) {
      process.kill('SIGSTOP');
      await sleep(chance() * longestStillMs);
      process.kill('SIGCONT');
      return;
    }
    process.kill('SIGKILL');
    if ((await process.over) !== 'SIGKILL') throw new Error(`it ended by itself: ${process.log()}`);
    killed += 1;
    // Else the leases of the dead one have to be waited out.
    if (replicas === 1 && chance() < 0.7) time.skip(afterLeases);
    processes[place] = world.start();
  }

  return {
    begin: async () => {
      stimuli.subscribe();
      const processes = cluster.start();
      const deadline = AbortSignal.timeout(patienceMs);
      // What is there at the first look is no news, so something more has to happen until it is told.
      for (let number = 1; !deadline.aborted && !stimuli.isFirstTold(); number += 1) {
        stimuli.first(number);
        await sleep(againMs);
      }
      await cluster.end(processes, 'SIGTERM');
    },
    named: async (step, times) => {
      for (let time = 0; time < times; time += 1) {
        await kill(step);
        await provoking.after(step);
      }
      return settle(step);
    },
    random: async (times, chance) => {
      const processes = cluster.start();
      while (killed < times) {
        await sleep((chance() * lifeMs * 3) / 4);
        stimuli.everything();
        trouble(chance);
        await sleep((chance() * lifeMs) / 4);
        await disturb(processes, chance);
      }
      await cluster.end(processes, 'SIGKILL');
      return settle('at any moment');
    },
  };
}
