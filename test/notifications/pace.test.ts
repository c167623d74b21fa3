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
  it('of a Telegram group is about one a second and 15 in any minute, which leaves 5 of its 20 to answers', async () => {
    const taken = await times({ platform: 'telegram', id: '-1', kind: 'group' }, 35);
    const seconds = Array.from({ length: 15 }, (_, index) => index * 1100);
    expect(taken.slice(0, 15)).toEqual(seconds);
    expect(taken.slice(15, 30)).toEqual(seconds.map((ms) => 60_000 + ms));
    expect(taken.slice(30)).toEqual(seconds.slice(0, 5).map((ms) => 120_000 + ms));
  });

  it.each([
    { platform: 'telegram', id: '7', kind: 'private' },
    { platform: 'slack', id: 'C1', kind: 'group' },
    { platform: 'slack', id: 'D1', kind: 'private' },
  ] as const)('of $platform, $kind, is about one a second', async (to) => {
    expect(await times(to, 3)).toEqual([0, 1100, 2200]);
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
    expect(clock.sleepers()).toEqual([1100]);
    await clock.advance(1100);
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
