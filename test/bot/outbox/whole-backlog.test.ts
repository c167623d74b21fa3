import { expect, it } from 'vitest';
import { wholeBacklog } from '../../../src/bot/outbox/whole-backlog.ts';

it('the backlog of several accounts is as old as the oldest of them and counts all', () => {
  const empty = { count: 0, paused: 0, held: 1 };
  const old = { count: 2, oldestAt: 1000, paused: 3, held: 0 };
  const young = { count: 1, oldestAt: 2000, paused: 0, held: 4 };

  expect(wholeBacklog([empty, young, old])).toEqual({ count: 3, oldestAt: 1000, paused: 3, held: 5 });
  expect(wholeBacklog([empty])).toEqual(empty);
});
