import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaits, type WaitsState } from '../../../src/notifications/watchers/waits.ts';

const hours = 3_600_000;
const days = 24 * hours;

/** What is remembered after so many waits of one length. */
function learnt(count: number, length: number): WaitsState {
  let state: WaitsState | undefined;
  for (let place = 0; place < count; place += 1) {
    const begins = createWaits(state, 0);
    begins.wait('7', 'mts', true);
    const ends = createWaits(begins.state(), length);
    ends.end('7', 'mts', true);
    state = ends.state();
  }
  return state ?? { waits: {}, durations: {} };
}

/** After how long a wait is called long. */
async function longAfter(state: WaitsState, lengths: readonly number[]): Promise<number | undefined> {
  const begun = createWaits(state, 0);
  begun.wait('8', 'mts', true);
  for (const ms of lengths) {
    const long = await createWaits(begun.state(), ms).takeLong();
    if (long.length > 0) return ms;
  }
  return undefined;
}

describe('waits', () => {
  it('are long after three days while there are fewer than five examples', async () => {
    expect(await longAfter(learnt(4, hours), [days, 3 * days - 1, 3 * days])).toBe(3 * days);
  });

  it('are never long within a day, however short they usually are', async () => {
    expect(await longAfter(learnt(5, hours), [days - 1, days])).toBe(days);
  });

  it('are long after three times what nine of ten take', async () => {
    expect(await longAfter(learnt(9, 2 * days), [6 * days - 1, 6 * days])).toBe(6 * days);
  });

  it('are told with how long is usual when that is known', async () => {
    const begun = createWaits(learnt(5, 2 * days), 0);
    begun.wait('8', 'mts', true);
    const told = await createWaits(begun.state(), 7 * days).takeLong();

    expect(told).toEqual([{ id: '8', kind: 'mts', waitedMs: 7 * days, usualMs: 2 * days }]);
  });

  it('are told once, with how long it has been, and nothing is called usual that nobody has seen', async () => {
    const begun = createWaits(undefined, 0);
    begun.wait('8', 'a kind with spaces', true);
    const first = createWaits(begun.state(), 4 * days);
    const told = await first.takeLong();

    expect(told).toEqual([{ id: '8', kind: 'a kind with spaces', waitedMs: 4 * days }]);
    expect(await createWaits(first.state(), 9 * days).takeLong()).toEqual([]);
  });

  it('teach nothing when their beginning was not seen or nothing was decided', () => {
    const begun = createWaits(undefined, 0);
    begun.wait('1', 'mts', false);
    begun.wait('2', 'mts', true);
    const ended = createWaits(begun.state(), hours);
    ended.end('1', 'mts', true);
    ended.end('2', 'mts', false);

    expect(ended.state()).toEqual({ waits: {}, durations: {} });
  });

  it('are forgotten by id, and not those of an id that begins alike', () => {
    const waits = createWaits(undefined, 0);
    waits.wait('1', 'mts', true);
    waits.wait('12', 'mts', true);
    waits.forget('1');

    expect(Object.keys(waits.state().waits)).toEqual(['12 mts']);
  });

  it('keep a bounded history and survive JSON with any kind and any clock', async () => {
    const step = fc.record({
      now: fc.integer({ min: -days, max: 30 * days }),
      kind: fc.constantFrom('mts', '__proto__', 'constructor', ''),
      ends: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 200 }), async (steps) => {
        let state: WaitsState | undefined;
        for (const { now, kind, ends } of steps) {
          const waits = createWaits(state, now);
          if (ends) waits.end('1', kind, true);
          else waits.wait('1', kind, true);
          await waits.takeLong();
          const next = waits.state();
          state = JSON.parse(JSON.stringify(next)) as WaitsState;
          expect(Object.entries(state.waits)).toEqual(Object.entries(next.waits));
        }
        for (const examples of Object.values(state?.durations ?? {})) {
          expect(examples.length).toBeLessThanOrEqual(50);
          expect(Math.min(...examples)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
