import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Outbox } from '../../src/bot/outbox/outbox.ts';
import type { Watcher } from '../../src/notifications/watcher.ts';
import { createSenderWatcher } from '../../src/notifications/watchers/sender.ts';
import { SmscError } from '../../src/smsc/error.ts';
import { channel, group, minute, second, startPolling, thread } from './poller-stage.ts';

it('tells nothing of what was there, and each conversation once of an SMS that comes in', async () => {
  const stage = await startPolling([10 * second, 40 * second]);
  await stage.subscribe(group, 'inbox');
  await stage.subscribe(thread, 'inbox');
  await stage.subscribe(channel, 'sender');
  await stage.bot.clock.advance(20 * second);
  const onPolled = vi.fn<() => void>();
  stage.poller({ onPolled }).start();

  await stage.pass(10 * second);
  expect(await stage.told()).toEqual([]);
  await stage.pass(2 * minute);

  expect(await stage.told()).toEqual([['inbox arrived', ['message -100', 'message C01/thread']]]);
  expect(onPolled).toHaveBeenCalledTimes(1);
  const [first, , other] = await stage.book.subscriptions.list();
  expect(first?.firedAt?.epochMilliseconds).toBeLessThanOrEqual(stage.bot.clock.now());
  expect(other?.firedAt).toBeUndefined();
});

it('goes on after a restart where it was', async () => {
  const stage = await startPolling([40 * second]);
  const first = stage.poller();
  first.start();
  await stage.pass(10 * second);
  await first.stop();
  await stage.pass(minute);

  stage.poller().start();
  await stage.pass(minute);

  expect(await stage.told()).toEqual([['inbox arrived', []]]);
});

it('begins anew at a sandbox, whose account does so with each start', async () => {
  const stage = await startPolling([40 * second]);
  const account = { id: 'demo', now: stage.account.now, sandbox: stage.bot.sandbox };
  const first = stage.poller({ account });
  first.start();
  await stage.pass(10 * second);
  await first.stop();
  await stage.pass(minute);

  stage.poller({ account }).start();
  await stage.pass(minute);

  expect(await stage.told()).toEqual([]);
});

it('looks at once when it is woken, and a moment later when it is woken again', async () => {
  const stage = await startPolling([12 * second, 13 * second]);
  const poller = stage.poller();
  poller.start();
  await stage.pass(12 * second);
  expect(await stage.told()).toEqual([]);

  poller.wake('inbox');
  await stage.pass(second);
  expect(await stage.told()).toHaveLength(1);
  poller.wake('inbox');
  await stage.pass(second);
  expect(await stage.told()).toHaveLength(1);
  await stage.pass(4 * second);

  expect(await stage.told()).toHaveLength(2);
});

it('lets who begins to watch wait for the first look, so that all that comes later is news', async () => {
  const stage = await startPolling([1 * second]);
  const senders = createSenderWatcher({ account: stage.account, pollMs: 30 * second });
  const poller = stage.poller({ watchers: [senders, stage.inbox] });
  poller.start();

  await poller.begun('inbox');
  await stage.pass(minute);

  expect(await stage.told()).toEqual([['inbox arrived', []]]);
});

it('lets nobody wait for longer than two seconds, nor for what nobody looks at', async () => {
  const stage = await startPolling();
  const silent: Watcher = { ...stage.inbox, look: () => new Promise(() => undefined) };
  const poller = stage.poller({ watchers: [silent] });
  poller.start();
  await poller.begun('health');
  const waiting = poller.begun('inbox').then(() => 'over' as const);

  await vi.waitFor(() => expect(stage.bot.clock.sleepers()).toContain(2 * second));
  await stage.bot.clock.advance(2 * second - 1);
  expect(await Promise.race([waiting, nextTurn('waiting')])).toBe('waiting');
  await stage.bot.clock.advance(1);
  expect(await waiting).toBe('over');
});

it('lets nobody wait for one that has looked already, also when that failed', async () => {
  const stage = await startPolling();
  const failing: Watcher = { ...stage.inbox, look: async () => Promise.reject(new Error('away')) };
  const poller = stage.poller({ watchers: [failing] });
  poller.start();

  await poller.begun('inbox');
  await poller.begun('inbox');

  const [status] = (await poller.status()).watchers;
  expect(status?.goodAt).toBeUndefined();
});

it('keeps what is remembered and what is to be told together, or neither', async () => {
  const stage = await startPolling([40 * second]);
  await stage.subscribe(group, 'inbox');
  const state = async () => (await stage.bot.database.query("SELECT state FROM watch WHERE name = 'inbox'"))[0];
  let puts = 0;
  const putAll: Outbox['putAll'] = async (queries, events) => {
    puts += 1;
    const ids = await stage.outbox.putAll(queries, events);
    if (puts === 1) throw new Error('the process ended here');
    return ids;
  };
  stage.poller({ outbox: { putAll } }).start();
  await stage.pass(50 * second);
  const before = await state();
  expect([puts, before]).toMatchObject([0, { state: expect.stringContaining('seen') }]);

  await stage.pass(10 * second);

  expect(puts).toBe(1);
  expect(await state()).toEqual(before);
  expect(await stage.told()).toEqual([]);
  await stage.pass(minute);
  expect(await stage.told()).toEqual([['inbox arrived', ['message -100']]]);
});

it('pauses longer and longer while the provider is away, and tells that and its end once', async () => {
  const stage = await startPolling();
  await stage.subscribe(group, 'health');
  const poller = stage.poller();
  poller.start();
  await stage.pass(second);
  stage.bot.sandbox.fault('outage', 40 * minute);

  await stage.pass(3 * minute);
  expect(await stage.told()).toEqual([['health failing', ['card -100']]]);
  await stage.pass(52 * minute);

  expect(await stage.told()).toEqual([
    ['health failing', ['card -100']],
    ['health over', ['card -100']],
  ]);
  const failures = stage.bot.log.filter((line) => line.includes('a watcher could not look')).length;
  expect(failures).toBeGreaterThan(4);
  expect(failures).toBeLessThan(10);
  expect((await poller.status()).watchers).toMatchObject([{ name: 'inbox', failures: 0 }]);
});

it('lets everybody who failed look again as soon as one has had a good look', async () => {
  const stage = await startPolling();
  await stage.subscribe(group, 'health');
  let isAway = false;
  const watching = (name: string): Watcher => ({
    name,
    topic: 'sender',
    everyMs: 30 * second,
    look: async () => {
      if (isAway) throw new SmscError('unreachable', 'away', { operation: 'test' });
      return { state: {}, changes: [] };
    },
  });
  const poller = stage.poller({ watchers: [watching('first'), watching('second')] });
  poller.start();
  await stage.pass(minute);
  isAway = true;
  await stage.pass(20 * minute);
  isAway = false;
  poller.wake('first');
  await stage.pass(10 * second);

  expect((await poller.status()).watchers).toMatchObject([{ failures: 0 }, { failures: 0 }]);
  await stage.pass(10 * minute);
  expect(await stage.told()).toEqual([
    ['health failing', ['card -100']],
    ['health over', ['card -100']],
  ]);
});

it('lets all watchers be still while the provider blocks the address', async () => {
  const stage = await startPolling();
  const looks: string[] = [];
  const watching = (name: string): Watcher => ({
    name,
    topic: 'sender',
    everyMs: 30 * second,
    look: async () => {
      looks.push(name);
      const retryAt = stage.account.now().epochMilliseconds + 10 * minute;
      if (looks.length === 1) throw new SmscError('blocked', 'blocked', { operation: 'test', retryAt });
      return { state: 1, changes: [] };
    },
  });
  const poller = stage.poller({ watchers: [watching('one'), watching('other')] });
  poller.start();
  await stage.bot.clock.advance(second);
  await vi.waitFor(() => expect(looks).toEqual(['one']));

  for (let step = 0; step < 9 * 60; step += 1) await stage.bot.clock.advance(second);
  poller.wake('other');
  await stage.bot.clock.advance(second);
  expect(looks).toEqual(['one']);
  for (let step = 0; step < 90; step += 1) await stage.bot.clock.advance(second);

  await vi.waitFor(() => expect(new Set(looks.slice(1))).toEqual(new Set(['one', 'other'])));
});

it('comes back soon when the limits are used up, which is no failure', async () => {
  const stage = await startPolling();
  const looks: number[] = [];
  const watcher: Watcher = {
    name: 'limited',
    topic: 'sender',
    everyMs: 30 * second,
    look: async () => {
      const now = stage.account.now().epochMilliseconds;
      looks.push(now);
      throw new SmscError('limited', 'limited', { operation: 'test', retryAt: now + 8 * second });
    },
  };
  const poller = stage.poller({ watchers: [watcher] });
  poller.start();

  await stage.pass(20 * second);

  expect(looks.map((at) => at - (looks[0] ?? 0))).toEqual([0, 8 * second, 16 * second]);
  expect((await poller.status()).watchers).toMatchObject([{ failures: 0 }]);
  expect(stage.bot.log.join('')).not.toContain('could not look');
});

it('leaves room for people, who ask for the same', async () => {
  const stage = await startPolling();
  const { client } = stage.bot;
  const poller = stage.poller({
    watchers: [createSenderWatcher({ account: stage.account, pollMs: second }), stage.inbox],
  });
  poller.start();

  for (let round = 0; round < 6; round += 1) {
    await stage.pass(minute + 7 * second);
    const options = { maxAgeMs: 0, maxWaitMs: 0 };
    expect((await client.senders.get({ all: true }, options)).stale).toBeUndefined();
    expect((await client.incoming.get({ hours: 24 }, options)).stale).toBeUndefined();
  }

  const { watchers } = await poller.status();
  expect(watchers.map(({ failures }) => failures)).toEqual([0, 0]);
});

it('tells when a platform is away for a minute, and when it is back', async () => {
  const stage = await startPolling();
  await stage.subscribe(group, 'health');
  const platforms = new Map([['slack', false]]);
  const poller = stage.poller({ platforms });
  poller.start();
  await stage.pass(2 * minute);
  expect((await poller.status()).platforms).toEqual([{ name: 'slack', isConnected: false }]);

  platforms.set('slack', true);
  await stage.pass(minute);

  expect((await stage.told()).map(([what]) => what)).toEqual(['health failing', 'health over']);
});

it('logs nothing of what it tells', async () => {
  const stage = await startPolling([10 * second]);
  await stage.subscribe(group, 'inbox');
  stage.poller().start();
  await stage.pass(minute);

  expect(await stage.told()).toHaveLength(1);
  const [sms] = stage.bot.sandbox.account().answers;
  for (const content of [sms?.text, sms?.phone]) expect(stage.bot.log.join('')).not.toContain(content);
});
