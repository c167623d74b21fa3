import { describe, expect, it, onTestFinished } from 'vitest';
import { createTelegramAdapter, type TelegramAdapter } from '../../../src/adapters/telegram/adapter.ts';
import type { TelegramOptions } from '../../../src/adapters/telegram/options.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { secret } from '../../../src/lib/secret.ts';
import { type ManualClock, manualClock } from '../../support/clock.ts';
import { onePixel, startTelegramBot } from '../../support/telegram-bot.ts';

/** Processes on one database before one Telegram. */
async function replicas() {
  const it = await startTelegramBot({ isStarted: false });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, telegram } = it;
  const seen: string[] = [];
  const log: string[] = [];
  const connections: string[] = [];

  async function start(name: string, more: Partial<TelegramOptions> = {}): Promise<TelegramAdapter> {
    const adapter = createTelegramAdapter({
      token: secret(telegram.token),
      url: telegram.url,
      account: 'demo',
      database: bot.database,
      isOneOfSeveral: true,
      onConnection: (isConnected) => connections.push(`${name} ${isConnected ? 'found' : 'lost'}`),
      clock: bot.clock,
      log: createLogger({ level: 'debug', secrets: [], write: (line) => log.push(`${name} ${line}`) }),
      commands: [],
      admins: [],
      language: 'en',
      languageFor: async () => 'en',
      draw: async () => onePixel,
      ...more,
    });
    adapter.ended.catch(() => undefined);
    onTestFinished(() => adapter.stop());
    await adapter.start(async ({ text }) => void seen.push(`${name} ${text}`));
    await expect.poll(() => log.some((line) => line.includes(`${name} `) && line.includes('knows the bot'))).toBe(true);
    return adapter;
  }
  const pollers = () => log.filter((line) => line.includes('this process polls')).map((line) => line.split(' ', 1)[0]);
  const polls = (count: number) => telegram.until(() => telegram.calls('getUpdates').length >= count);
  return { ...it, seen, connections, start, pollers, polls };
}

/** Lets so many seconds pass one by one, so that the database answers meanwhile. */
async function pass(clock: ManualClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await clock.advance(1000);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('of several processes', () => {
  it('one polls, and another at once when that one stops', async () => {
    const { bot, telegram, anna, seen, start, pollers, polls } = await replicas();
    const first = await start('first');
    await polls(1);
    await start('second');
    await pass(bot.clock, 60);
    telegram.say(anna, anna, 'one');
    await expect.poll(() => seen).toEqual(['first one']);
    expect(pollers()).toEqual(['first']);

    await first.stop();
    telegram.say(anna, anna, 'two');
    await pass(bot.clock, 4);

    await expect.poll(() => seen).toEqual(['first one', 'second two']);
    await telegram.drained();
    expect(pollers()).toEqual(['first', 'second']);
  });

  it('another takes over from one that fell silent within half a minute, and what was kept runs once', async () => {
    const { bot, telegram, anna, seen, start, pollers, polls } = await replicas();
    const frozen = manualClock();
    await start('first', { clock: frozen });
    await polls(1);
    await start('second');
    telegram.say(anna, anna, 'one');
    await expect.poll(() => seen).toEqual(['first one']);

    await pass(bot.clock, 30);
    await expect.poll(pollers).toEqual(['first', 'second']);
    telegram.say(anna, anna, 'two');

    await expect.poll(() => seen).toEqual(['first one', 'second two']);
    // Who was away for long finds at its next look at the clock that it is not its turn any more.
    await frozen.advance(4000);
    telegram.say(anna, anna, 'three');
    await pass(bot.clock, 10);
    await expect.poll(() => seen).toEqual(['first one', 'second two', 'second three']);
    await telegram.drained();
  });

  it('none ends because another still polls, however long that goes on', async () => {
    const { bot, telegram, anna, seen, start, polls } = await replicas();
    telegram.fault('getUpdates', { kind: 'conflict' }, { times: 20 });
    await start('first');
    for (let conflict = 1; conflict <= 20; conflict += 1) {
      await polls(conflict);
      await pass(bot.clock, 31);
    }
    telegram.say(anna, anna, 'one');

    await expect.poll(() => seen).toEqual(['first one']);
  });

  it('all end when somebody has set a webhook and keeps it', async () => {
    const { bot, telegram, start, polls } = await replicas();
    const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first";
    telegram.fault('getUpdates', { kind: 'refused', code: 409, description }, { times: Number.POSITIVE_INFINITY });
    const adapter = await start('first');
    for (let conflict = 1; conflict <= 12; conflict += 1) {
      await polls(conflict);
      await pass(bot.clock, 31);
    }

    await expect(adapter.ended).rejects.toThrow('while webhook is active');
  });
});

describe('whether Telegram is connected', () => {
  it('is told when polls fail, and when they are answered again', async () => {
    const { bot, telegram, anna, connections, start, polls } = await replicas();
    await start('only', { isOneOfSeveral: false });
    await polls(1);
    telegram.fault('getUpdates', { kind: 'page', status: 502 }, { times: 2 });
    telegram.say(anna, anna, 'one');
    await expect.poll(() => connections).toEqual(['only lost', 'only found', 'only lost']);

    await pass(bot.clock, 5);
    telegram.say(anna, anna, 'two');

    await expect.poll(() => connections).toEqual(['only lost', 'only found', 'only lost', 'only found']);
  });

  it('is made sure of by a process that does not poll', async () => {
    const { bot, telegram, connections, start, polls } = await replicas();
    await start('first');
    await polls(1);
    await start('second');
    telegram.fault('getMe', { kind: 'page', status: 502 });
    await pass(bot.clock, 31);
    await expect.poll(() => connections.at(-1)).toBe('second lost');

    await pass(bot.clock, 31);

    await expect.poll(() => connections.at(-1)).toBe('second found');
    expect(connections.filter((line) => line.startsWith('first'))).toEqual(['first lost', 'first found']);
  });
});
