import { expect, it, onTestFinished, vi } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { type Term, whileHolding } from '../../src/storage/holding.ts';
import { createLeases } from '../../src/storage/lease.ts';
import { startBot } from '../support/bot.ts';

/** Somebody who wants a lease, on a database that can be away. */
async function wanting(work: (term: Term) => Promise<void>) {
  const bot = await startBot();
  const { clock } = bot;
  const stop = new AbortController();
  onTestFinished(async () => {
    stop.abort();
    await held.catch(() => undefined);
    await bot[Symbol.asyncDispose]();
  });
  let isAway = false;
  const database: Database = {
    ...bot.database,
    query: (sql, values) =>
      isAway ? Promise.reject(new StorageError('unavailable', 'away')) : bot.database.query(sql, values),
  };
  const log: string[] = [];
  const leases = createLeases(database, 'demo', clock);
  const held = whileHolding(
    {
      leases,
      name: 'work',
      holder: 'one',
      clock,
      log: createLogger({ level: 'debug', secrets: [], write: (line) => log.push(line) }),
      signal: stop.signal,
    },
    work,
  );
  return {
    clock,
    log,
    held,
    stop,
    holder: async () => (await createLeases(bot.database, 'demo', clock).holderOf('work'))?.holder,
    setAway: (value: boolean) => {
      isAway = value;
    },
  };
}

const untilOver = ({ signal }: Term): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

it('works while the lease is held, and gives it up when it is stopped', async () => {
  const work = vi.fn<(term: Term) => Promise<void>>(untilOver);
  const { held, stop, holder } = await wanting(work);
  await expect.poll(() => work.mock.calls.length).toBe(1);
  expect(await holder()).toBe('one');

  stop.abort();
  await held;

  expect(await holder()).toBeUndefined();
});

it('gives the lease up when the work fails, and throws what that threw', async () => {
  const { held, holder } = await wanting(() => Promise.reject(new Error('no use')));

  await expect(held).rejects.toThrow('no use');
  expect(await holder()).toBeUndefined();
});

it('ends the work when the database says nothing for the time of the lease, and begins again when it does', async () => {
  const work = vi.fn<(term: Term) => Promise<void>>(untilOver);
  const { clock, log, setAway } = await wanting(work);
  await expect.poll(() => work.mock.calls.length).toBe(1);
  const signal = work.mock.calls[0]?.[0].signal;
  await clock.asleep();
  setAway(true);
  await clock.advance(14_999);
  expect(signal?.aborted).toBe(false);
  await clock.advance(1);
  await expect.poll(() => signal?.aborted).toBe(true);
  expect(log.join('')).toContain('a lease was lost');
  await clock.asleep();
  await clock.advance(10_000);
  expect(work).toHaveBeenCalledTimes(1);

  setAway(false);
  await clock.advance(4000);

  await expect.poll(() => work.mock.calls.length).toBe(2);
});
