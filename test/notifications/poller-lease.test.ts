import { expect, it, vi } from 'vitest';
import type { Watcher } from '../../src/notifications/watcher.ts';
import { StorageError } from '../../src/storage/error.ts';
import { manualClock } from '../support/clock.ts';
import { group, minute, second, startPolling } from './poller-stage.ts';

/** A watcher that finds something at each look after the first, and waits until it may. */
function finding(name: string, may: () => Promise<void> = async () => undefined) {
  const looks: number[] = [];
  const watcher: Watcher<number> = {
    name,
    topic: 'mailing',
    everyMs: 30 * second,
    look: async (last = 0) => {
      looks.push(last);
      await may();
      const change = {
        topic: 'mailing',
        kind: 'appeared',
        object: name,
        id: name,
        isDecisive: false,
        isLoud: false,
      } as const;
      return { state: last + 1, changes: last === 0 ? [] : [change] };
    },
  };
  return { watcher, looks };
}

it('looks in one of two processes, and in the other at once when that one stops', async () => {
  const stage = await startPolling();
  const [one, other] = [finding('watch'), finding('watch')];
  const first = stage.poller({ watchers: [one.watcher] });
  const next = stage.poller({ watchers: [other.watcher] });
  first.start();
  await stage.pass(second);
  next.start();
  await stage.pass(2 * minute);
  expect(one.looks.length).toBeGreaterThan(2);
  expect(other.looks).toEqual([]);
  expect(await next.status()).toMatchObject({ isLooking: false, holder: { holder: 'process 0' } });

  await first.stop();
  await stage.pass(5 * second);

  expect(other.looks).toEqual([one.looks.length]);
});

it('takes over from a process that fell silent, which then writes nothing', async () => {
  const stage = await startPolling();
  await stage.subscribe(group, 'mailing');
  const frozen = manualClock();
  const gate = Promise.withResolvers<void>();
  let isGated = false;
  const one = finding('watch', () => (isGated ? gate.promise : Promise.resolve()));
  const silent = stage.poller({ watchers: [one.watcher], clock: frozen });
  silent.start();
  await vi.waitFor(async () =>
    expect((await silent.status()).watchers).toMatchObject([{ failures: 0, goodAt: expect.any(Number) }]),
  );
  isGated = true;
  silent.wake('watch');
  await frozen.advance(5 * second);
  await vi.waitFor(() => expect(one.looks).toHaveLength(2));
  const other = finding('watch');
  const next = stage.poller({ watchers: [other.watcher] });
  next.start();
  for (let step = 0; step < 30; step += 1) await stage.bot.clock.advance(second);
  await vi.waitFor(() => expect(other.looks).toEqual([1]));
  await vi.waitFor(async () => expect(await stage.told()).toHaveLength(1));

  gate.resolve();
  await vi.waitFor(async () => expect((await silent.status()).isLooking).toBe(false));

  expect(await stage.told()).toEqual([['mailing appeared', ['card -100']]]);
  expect(stage.bot.log.join('')).toContain('a lease was lost');
});

it('stops though a look never ends', async () => {
  const stage = await startPolling();
  const endless = finding('watch', () => new Promise(() => undefined));
  const poller = stage.poller({ watchers: [endless.watcher] });
  poller.start();
  await vi.waitFor(() => expect(endless.looks).toHaveLength(1));

  await poller.stop();

  expect((await poller.status()).holder).toBeUndefined();
});

it('looks again after the database was away', async () => {
  const stage = await startPolling([40 * second]);
  const { database } = stage.bot;
  let isAway = false;
  const away: typeof database = {
    ...database,
    transaction: (work, options) => (isAway ? Promise.reject(new Error('away')) : database.transaction(work, options)),
  };
  stage.poller({ database: away }).start();
  await stage.pass(10 * second);
  isAway = true;
  await stage.pass(50 * second);
  expect(await stage.told()).toEqual([]);
  isAway = false;
  await stage.pass(2 * minute);

  expect(await stage.told()).toEqual([['inbox arrived', []]]);
});

it.each([new StorageError('unavailable', 'the connection was lost at the end'), new Error('a mistake of our own')])(
  'tells once what was kept though the database could not say so: %s',
  async (lost) => {
    const stage = await startPolling([40 * second]);
    const { database } = stage.bot;
    let isLost = false;
    const losing: typeof database = {
      ...database,
      transaction: async (work, options) => {
        const result = await database.transaction(work, options);
        if (isLost) throw lost;
        return result;
      },
    };
    stage.poller({ database: losing }).start();
    await stage.pass(50 * second);
    isLost = true;
    await stage.pass(15 * second);
    expect(await stage.told()).toEqual([['inbox arrived', []]]);
    isLost = false;
    await stage.pass(2 * minute);

    expect(await stage.told()).toEqual([['inbox arrived', []]]);
  },
);

it('lets processes that do not look know when it did, though nothing happened', async () => {
  const stage = await startPolling();
  const still: Watcher = {
    name: 'still',
    topic: 'mailing',
    everyMs: 30 * second,
    look: async (last = 'as ever') => ({ state: last, changes: [] }),
  };
  const [looking, other] = [stage.poller({ watchers: [still] }), stage.poller({ watchers: [still] })];
  looking.start();
  await stage.pass(5 * minute);

  const [status] = (await other.status()).watchers;
  expect(stage.bot.clock.now() - (status?.goodAt ?? 0)).toBeLessThan(2 * minute);
});
