import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/lib/steps.ts';
import { type Cluster, patienceMs } from './kill-cluster.ts';
import type { KillProcess } from './kill-process.ts';
import type { Stimuli } from './kill-stimuli.ts';
import type { KillWorld } from './kill-world.ts';

/** Brings the program to its steps. */
export interface Provoking {
  /** Makes so what must be so before the program is started that is to die at a step. */
  before(step: Step): Promise<void>;
  /** Does what leads to a step. @param process - one that runs */
  provoke(step: Step, process?: KillProcess): Promise<void>;
  /** Puts right what stays wrong after such a death. */
  after(step: Step): Promise<void>;
}

/** Longer than any pause between two tries to reach a chat that is gone. */
const afterPauses = 25 * 3_600_000;
/** Longer than the lease of the lead and shorter than a claim, by the machine's clock. */
const stillMs = 1500;

/** @param kill - kills the program at another step first */
export function createProvoking(
  world: KillWorld,
  cluster: Cluster,
  stimuli: Stimuli,
  kill: (step: Step) => Promise<void>,
): Provoking {
  const { telegram, time } = world;
  const [, boris] = world.people;

  /** Boris blocks the bot, and it finds out. */
  async function leave(): Promise<void> {
    telegram.block(boris);
    stimuli.everything();
    const processes = cluster.start();
    const deadline = AbortSignal.timeout(patienceMs);
    while (!deadline.aborted && !processes.some(({ reached }) => reached.has('gone:paused'))) await sleep(20);
    await cluster.end(processes, 'SIGTERM');
  }

  /** Boris can be written to again, and the time comes to try it; everybody else has been told everything before. */
  async function comeBack(): Promise<void> {
    telegram.clearFaults();
    await cluster.run((lost) => lost.every((word) => word.endsWith(`in ${boris.id}`)));
    telegram.unblock(boris);
    time.skip(afterPauses);
  }

  /** Another process takes the lead. */
  async function depose(process: KillProcess): Promise<void> {
    if (cluster.replicas === 1) return stimuli.depose();
    process.kill('SIGSTOP');
    await sleep(stillMs);
    process.kill('SIGCONT');
  }

  async function provoke(step: Step, process?: KillProcess): Promise<void> {
    stimuli.everything();
    if (step.startsWith('retry:') || step === 'send:refused') stimuli.cut(false);
    if (step === 'poll:failed' || step === 'poll:noted') stimuli.breakProvider();
    if (process?.reached.has('claim:released') !== true) return;
    if (step === 'lead:lost') await depose(process);
    if (step === 'lead:released') process.kill('SIGTERM');
  }

  return {
    before: async (step) => {
      if (step === 'claim:repeated') await kill('send:posting');
      if (step === 'command:found') await kill('command:taken');
      if (step === 'gone:remembered' || step === 'gone:paused') telegram.block(boris);
      if (step === 'gone:probed' || step === 'gone:resumed' || step === 'gone:forgotten') {
        await leave();
        await comeBack();
      }
      await provoke(step);
    },
    provoke,
    after: async (step) => {
      if (!step.startsWith('gone:')) return;
      await comeBack();
      await cluster.run((lost) => lost.length === 0);
    },
  };
}
