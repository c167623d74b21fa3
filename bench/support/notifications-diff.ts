import type { SenderChange } from '../../src/bot/topics/change.ts';
import { compareSenders } from '../../src/notifications/watchers/sender-changes.ts';
import type { Sender } from '../../src/smsc/areas/senders.ts';
import { type Measured, measure } from '../measure.ts';

const now = Date.UTC(2026, 10, 21);
const keys = ['mega_step', 'mega_int', 'bee_step', 'motiv_step', 'mts_step', 'mts_int', 'tele2', 'ua_reg'];
/** Every so many-th name has changed. */
const changedEvery = 150;
/** Every so many-th name waits for an operator. */
const waitingEvery = 10;

/** Comparing all sender names with what is remembered of them, beside two bare maps. */
export async function benchDiff(count: number): Promise<readonly Measured[]> {
  const before = senders(count, 0);
  const after = senders(count, 1);
  const seen = { at: now, now, isSweep: true, isPartial: false };
  const { state } = await compareSenders(undefined, { ...seen, withModeration: before, withOperators: before });
  const compare = async (): Promise<number> =>
    (await compareSenders(state, { ...seen, withModeration: after, withOperators: after })).changes.length;
  const wanted = Math.ceil(count / changedEvery);
  const found = [bareChanges(before, after).length, await compare()];
  if (found.some((changes) => changes !== wanted)) throw new Error(`${found.join(' and ')} changes and not ${wanted}`);
  return measure([
    { name: 'bare maps', run: () => bareChanges(before, after) },
    { name: 'the watcher', run: compare },
  ]);
}

/** Names as the provider tells them, accepted by most operators; with `later` some have moved on at one. */
function senders(count: number, later: 0 | 1): readonly Sender[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(900_000 - index),
    name: `my_shop_${index}`,
    moderation: 1,
    operators: {
      ...Object.fromEntries(keys.map((key) => [key, 2])),
      mts_step: index % waitingEvery === 0 ? 0 : 2,
      tele2: index % changedEvery === 0 ? later + 1 : 2,
    },
    replacements: {},
    rest: {},
  }));
}

/** The least that finds a change: every status of every name beside what it was. */
function bareChanges(before: readonly Sender[], after: readonly Sender[]): readonly Pick<SenderChange, 'name'>[] {
  const known = new Map(before.map((sender) => [sender.id, sender]));
  return after.filter(({ id, moderation, operators }) => {
    const last = known.get(id);
    const isSame = (key: string): boolean => last?.operators[key] === operators[key];
    return last?.moderation !== moderation || !Object.keys(operators).every(isSame);
  });
}
