import { expect, it, onTestFinished } from 'vitest';
import { actingSteps } from '../../../src/lib/steps.ts';
import { type ActingTally, createActingRounds } from '../../support/kill-acting-rounds.ts';
import { startActingWorld } from '../../support/kill-acting-world.ts';
import { deaths } from '../../support/kill-deaths.ts';
import { chance } from '../../support/mutations.ts';

/** One for each step and what leads to it. `npm run proof:kills -- --acting` takes them all, and many more kills. */
const some: ReadonlySet<string> = new Set([
  'typed: question:kept',
  'typed: question:shown',
  'pressed: press:begun',
  'pressed: call:sending',
  'pressed: lost on its way',
  'pressed: call:answered, action:looked',
  'pressed: action:ended',
  'pressed changed: question:changed',
  'pressed: approval:posted',
  'approved: done unheard',
  'approved: action:ended',
  'refuse: question:closed',
]);

const longestMs = 120_000;

it(
  'does nothing twice, tells of everything and notes it when it is killed on the way',
  async () => {
    const world = await startActingWorld({ askers: 3 });
    onTestFinished(() => world[Symbol.asyncDispose]());
    const rounds = createActingRounds(world, 1);
    const tallies: ActingTally[] = [];

    await rounds.begin();
    for (const death of deaths.filter(({ name }) => some.has(name))) tallies.push(await rounds.named(death, 1));
    tallies.push(await rounds.random(3, chance(1)));
    const { misnoted, reached } = await rounds.end();

    expect(tallies.map(({ name }) => name)).toHaveLength(some.size + 1);
    for (const tally of tallies) expect(tally).toMatchObject({ twice: [], silent: [], wrong: [] });
    expect(misnoted).toEqual([]);
    expect(actingSteps.filter((step) => !reached.has(step))).toEqual([]);
  },
  longestMs,
);
