import { describe, expect, it } from 'vitest';
import { healthRoutes, isPolling, type ReadyParts } from '../../src/http/health.ts';
import type { HttpAnswer } from '../../src/http/server.ts';

const request = { method: 'GET', query: '', headers: {}, body: Buffer.alloc(0) };
const unreachable = () => Promise.reject(new Error('postgres://user:secret@db'));
const well: ReadyParts = { storage: async () => true, platforms: async () => true, polls: async () => true };

async function ask(path: string, parts: ReadyParts): Promise<HttpAnswer | undefined> {
  return healthRoutes(parts).get(path)?.(request);
}

describe('/healthz', () => {
  it('answers whatever else is broken', async () => {
    const broken = { ...well, storage: () => Promise.reject(new Error('the disk is full')) };

    expect(await ask('/healthz', broken)).toEqual({ status: 200, body: 'ok\n' });
  });
});

describe('/readyz', () => {
  it('is ready when every part works', async () => {
    expect(await ask('/readyz', well)).toEqual({ status: 200, body: 'storage: ok\nplatforms: ok\npolls: ok\n' });
  });

  it.each(['storage', 'platforms', 'polls'] as const)('names the part that does not work: %s', async (part) => {
    const answer = await ask('/readyz', { ...well, [part]: async () => false });

    expect(answer?.status).toBe(503);
    expect(answer?.body).toContain(`${part}: failing`);
    expect(answer?.body?.match(/ok/g)).toHaveLength(2);
  });

  it('tells nothing of why a part fails', async () => {
    expect(await ask('/readyz', { ...well, storage: unreachable })).toEqual({
      status: 503,
      body: 'storage: failing\nplatforms: ok\npolls: ok\n',
    });
  });
});

describe('polling', () => {
  const now = 1_000_000;

  it.each([
    ['looked within three intervals', { lookedAt: now - 30_000, everyMs: 10_000 }, true],
    ['looked longer ago', { lookedAt: now - 30_001, everyMs: 10_000 }, false],
    ['pauses after failures', { lookedAt: now - 300_000, nextAt: now + 60_000, everyMs: 10_000 }, true],
    ['should have looked again long ago', { lookedAt: 0, nextAt: now - 30_001, everyMs: 10_000 }, false],
    ['has never looked', { everyMs: 10_000 }, false],
  ])('is judged by a watcher that %s', (_what, watcher, expected) => {
    const watchers = [{ lookedAt: now, everyMs: 10_000 }, watcher];

    expect(isPolling({ isLooking: true, holder: 'a', watchers }, now)).toBe(expected);
  });

  it('is left to another process while there is one', () => {
    const watchers = [{ everyMs: 10_000 }];

    expect(isPolling({ isLooking: false, holder: 'b', watchers }, now)).toBe(true);
    expect(isPolling({ isLooking: false, watchers }, now)).toBe(false);
  });
});
