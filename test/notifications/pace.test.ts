import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { createPace } from '../../src/notifications/pace.ts';
import { manualClock } from '../support/clock.ts';

const { signal } = new AbortController();

/** When so many messages go to a chat that is always full, in milliseconds from the first. */
async function times(to: Conversation, count: number): Promise<readonly number[]> {
  const clock = manualClock();
  const start = clock.now();
  const pace = createPace(clock);
  const taken: number[] = [];
  const all = (async () => {
    for (let sent = 0; sent < count; sent += 1) {
      await pace.take(to, signal);
      taken.push(clock.now() - start);
    }
  })();
  await clock.advance(10 * 60_000);
  await all;
  return taken;
}

describe('the pace', () => {
  it('of a Telegram group is 20 in any minute', async () => {
    const taken = await times({ platform: 'telegram', id: '-1', kind: 'group' }, 45);
    expect(taken.slice(0, 20)).toEqual(Array(20).fill(0));
    expect(taken.slice(20, 40)).toEqual(Array(20).fill(60_000));
    expect(taken.slice(40)).toEqual(Array(5).fill(120_000));
  });

  it.each([
    { platform: 'telegram', id: '7', kind: 'private' },
    { platform: 'slack', id: 'C1', kind: 'group' },
    { platform: 'slack', id: 'D1', kind: 'private' },
  ] as const)('of $platform, $kind, is one a second', async (to) => {
    expect(await times(to, 3)).toEqual([0, 1000, 2000]);
  });

  it('of a terminal has no limit', async () => {
    expect(await times({ platform: 'terminal', id: 'x', kind: 'private' }, 100)).toEqual(Array(100).fill(0));
  });

  it('is shared by the threads of a chat, and by nobody else', async () => {
    const clock = manualClock();
    const pace = createPace(clock);
    const to: Conversation = { platform: 'slack', id: 'C1', kind: 'group' };
    await pace.take({ ...to, thread: '1' }, signal);
    await pace.take({ ...to, id: 'C2' }, signal);
    const waiting = pace.take({ ...to, thread: '2' }, signal);
    await clock.asleep();
    expect(clock.sleepers()).toEqual([1000]);
    await clock.advance(1000);
    await waiting;
  });

  it('makes nobody wait longer when the clock is set back', async () => {
    const clock = manualClock();
    const pace = createPace(clock);
    const to: Conversation = { platform: 'slack', id: 'C1', kind: 'group' };
    await pace.take(to, signal);
    clock.step(-3_600_000);
    await pace.take(to, signal);
    expect(clock.sleepers()).toEqual([]);
  });
});
