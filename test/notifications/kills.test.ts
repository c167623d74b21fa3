import { expect, it, onTestFinished } from 'vitest';
import { type Step, steps } from '../../src/lib/steps.ts';
import { createRounds, type Tally } from '../support/kill-rounds.ts';
import { startKillWorld } from '../support/kill-world.ts';
import { chance } from '../support/mutations.ts';

/** One of each part, and those that nothing else leads to. `npm run proof:kills` takes them all, and many more kills. */
const some: readonly Step[] = [
  'lead:lost',
  'lead:released',
  'poll:noted',
  'store:whole',
  'claim:repeated',
  'send:posted',
  'mark:noted',
  'retry:kept',
  'gone:forgotten',
  'command:found',
];

/** Each start of the program takes a third of a second, and most kills need two. */
const longestMs = 120_000;

it(
  'loses nothing, repeats nothing without a mark and keeps the order when it is killed at any step',
  async () => {
    const world = await startKillWorld();
    onTestFinished(() => world[Symbol.asyncDispose]());
    const rounds = createRounds(world, 1);
    const tallies: Tally[] = [];

    await rounds.begin();
    for (const step of some) tallies.push(await rounds.named(step, 1));
    tallies.push(await rounds.random(10, chance(1)));

    expect(tallies.filter(({ kills }) => kills === 0)).toEqual([]);
    for (const tally of tallies) expect(tally).toMatchObject({ lost: [], unmarked: [], disordered: [] });
    expect(steps.filter((step) => !world.reached.has(step))).toEqual([]);
  },
  longestMs,
);
