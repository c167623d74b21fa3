import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SlackWay } from '../../../src/adapters/slack/receiver/receiver.ts';
import type { Database, SqlRow, SqlValue } from '../../../src/storage/database.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { type SlackBot, startSlackBot } from '../../support/slack-bot.ts';

/** A bot with a database that a test can hold up, or break, under the adapter. */
async function moody(way: SlackWay['kind']) {
  let mood: Promise<void> = Promise.resolve();
  let waiting = 0;
  const it: SlackBot = await startSlackBot({ way, isStarted: false });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { database } = it.bot;
  async function inMood(): Promise<void> {
    waiting += 1;
    await mood;
    waiting -= 1;
  }
  const slow: Database = {
    query: <Row extends SqlRow>(sql: string, values?: readonly SqlValue[]) =>
      inMood().then(() => database.query<Row>(sql, values)),
    transaction: (work, options) => inMood().then(() => database.transaction(work, options)),
    settle: () => inMood().then(() => database.settle()),
    close: () => database.close(),
  };
  await it.start({ adapter: { database: slow } });
  return {
    ...it,
    waiting: () => waiting,
    setMood: (next: Promise<void>) => {
      mood = next;
    },
  };
}

/** A machine that is busy with other tests takes its time. */
const patience = { timeout: 15_000 };

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('many commands at once are acknowledged while the provider and the disk stand still', async () => {
    const { slack, bot, anna, waiting, setMood } = await moody(way);
    const held = Promise.withResolvers<void>();
    onTestFinished(() => held.resolve());
    setMood(held.promise);
    bot.sandbox.fault('slow', 86_400_000);
    const many = 1000;
    const channels = Array.from({ length: many }, () => slack.addChannel({ people: [anna] }));

    const deliveries = channels.map((channel) => slack.command(channel, anna, '/sender', 'list'));
    await vi.waitFor(() => expect(bot.clock.sleepers().filter((ms) => ms === 300)).toHaveLength(many), patience);
    await bot.clock.advance(300);
    const acknowledged = await Promise.all(deliveries);

    expect(acknowledged.filter((delivery) => delivery.acknowledged)).toHaveLength(many);
    expect(acknowledged.every(({ payload }) => payload === undefined)).toBe(true);
    expect(waiting()).toBeGreaterThan(0);
    expect(slack.calls('response_url')).toEqual([]);
    expect(bot.sandbox.counts().requests).toEqual({});

    // Everybody waits for the sign that work goes on, and the first for the provider.
    held.resolve();
    await vi.waitFor(() => expect(bot.clock.sleepers().filter((ms) => ms === 1000)).toHaveLength(many), patience);
    await vi.waitFor(() => expect(bot.clock.sleepers()).toContain(5000), patience);
    await bot.clock.advance(5000);
    const answersIn = (channel: (typeof channels)[number]) => slack.shown(channel, anna).filter(({ byBot }) => byBot);
    // The sign and the answer in its place.
    await slack.until(() => slack.calls('response_url').filter(({ answer }) => answer?.ok).length === 2 * many, 15_000);
    for (const channel of channels) {
      const read = answersIn(channel).map((shown) => shown.read);
      expect(read).toEqual([expect.stringContaining('sender names')]);
    }
    expect(slack.refused()).toEqual([]);
  });

  it('a command that cannot be kept is acknowledged and answered all the same', async () => {
    const { slack, anna, channel, replies, command, setMood, log } = await moody(way);
    const broken = Promise.reject(new StorageError('full', 'the disk is full'));
    broken.catch(() => undefined);
    setMood(broken);

    const { acknowledged } = await command('/language');
    const [shown] = await replies(1);

    expect(acknowledged).toBe(true);
    expect(shown?.read).toMatch(/English/);
    expect(slack.shown(channel, anna).filter(({ byBot }) => byBot)).toHaveLength(1);
    expect(log.join('')).toContain('what was delivered could not be kept');
  });

  it('a press that cannot be looked up is acknowledged and told as a failure', async () => {
    const { slack, anna, channel, ask, replies, setMood, log } = await moody(way);
    const offer = await ask('/sender');
    const broken = Promise.reject(new StorageError('full', 'the disk is full'));
    broken.catch(() => undefined);
    setMood(broken);

    const { acknowledged } = await slack.press(channel, anna, offer, '/sender list');
    const told = (await replies(2)).at(-1);

    expect(acknowledged).toBe(true);
    expect(told).toMatchObject({ read: 'This could not be looked up just now. Press again later.', isEphemeral: true });
    await expect.poll(() => log.join('')).toContain('what slack delivered could not be seen to');
  });

  it('a form is acknowledged while the disk stands still, and runs once however often it is sent', async () => {
    const { slack, bot, anna, channel, ask, replies, setMood } = await moody(way);
    const usage = await ask('/sender status');
    await slack.press(channel, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    const held = Promise.withResolvers<void>();
    onTestFinished(() => held.resolve());
    setMood(held.promise);

    const first = slack.submit(anna, { name: 'my_shop' });
    const second = slack.submit(anna, { name: 'my_shop' });
    await vi.waitFor(() => expect(bot.clock.sleepers()).toEqual([300, 300]), patience);
    await bot.clock.advance(300);

    expect(await second).toMatchObject({ acknowledged: true, payload: undefined });
    expect(await first).toMatchObject({ acknowledged: true, payload: undefined });
    expect(slack.modal(anna)).toBeUndefined();
    held.resolve();
    await replies(2);
    await ask('/language');
    expect(await replies(3)).toHaveLength(3);
  });

  it('a form is told what is wrong in it while the disk stands still', async () => {
    const { slack, anna, channel, ask, replies, setMood } = await moody(way);
    const usage = await ask('/operator 12');
    await slack.press(channel, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    const held = Promise.withResolvers<void>();
    onTestFinished(() => held.resolve());
    setMood(held.promise);

    const { acknowledged } = await slack.submit(anna, {});

    expect(acknowledged).toBe(true);
    expect(slack.modal(anna)?.errors).toHaveProperty('phones');
    expect(await replies(1)).toHaveLength(1);
  });
});

describe('before Slack has said who the bot is', () => {
  it('a form is acknowledged, and answered afterwards', async () => {
    const it = await startSlackBot({ way: 'http' });
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { slack, bot, anna, channel, ask, replies, start } = it;
    const usage = await ask('/operator 12');
    await slack.press(channel, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    slack.fault({ method: 'auth.test', times: 1, as: { kind: 'status', status: 500 } });
    await start();

    const wrong = await slack.submit(anna, {});
    const errors = slack.modal(anna)?.errors;
    const right = await slack.submit(anna, { phones: '79161234567' });

    expect([wrong.acknowledged, right.acknowledged]).toEqual([true, true]);
    expect(errors).toHaveProperty('phones');
    expect(slack.modal(anna)).toBeUndefined();
    await vi.waitFor(() => expect(bot.clock.sleepers()).toContain(1000), patience);
    await bot.clock.advance(1000);
    expect((await replies(2)).at(-1)?.read).toContain('7916•••');
  });
});
