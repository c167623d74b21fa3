import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../src/storage/database.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

async function started(options?: TelegramBotOptions): Promise<TelegramBot> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

/** Resolves when the bot waits for updates. */
function polling({ telegram }: TelegramBot, count = 1): Promise<unknown> {
  return telegram.until(() => telegram.calls('getUpdates').length >= count);
}

describe('updates that are polled for', () => {
  it('are confirmed only when they are stored, and asked for again when that failed', async () => {
    let isBroken = false;
    const { bot, telegram, anna, start, replies } = await started({ isStarted: false });
    const database: Database = {
      ...bot.database,
      transaction: async (work) => {
        if (isBroken) throw new StorageError('unavailable', 'the disk is full');
        return bot.database.transaction(work);
      },
    };
    await start({ adapter: { database } });
    await telegram.until(() => telegram.calls('getUpdates').length > 0);
    isBroken = true;
    telegram.say(anna, anna, '/help');
    await bot.clock.asleep();
    const unconfirmed = telegram.pending().length;
    isBroken = false;
    await bot.clock.advance(1000);

    await replies(1);
    await telegram.drained();
    expect(unconfirmed).toBe(1);
    expect(telegram.calls('sendMessage')).toHaveLength(1);
  });

  it('run once, however often they are delivered', async () => {
    const it = await started();
    const { telegram, anna, replies, start } = it;
    await polling(it);
    const lift = telegram.fault('getUpdates', { kind: 'silence' }, { times: 1 });
    telegram.say(anna, anna, '/help');
    await replies(1);
    await telegram.until(() => telegram.calls('getUpdates').length >= 2);
    lift();
    const pending = telegram.pending().length;

    await start();
    await telegram.drained();
    telegram.say(anna, anna, '/language');
    const shown = await replies(2);

    expect(pending).toBe(1);
    expect(shown).toHaveLength(2);
    expect(telegram.calls('sendMessage')).toHaveLength(2);
  });

  it('are answered after a restart when the bot crashed before it had answered', async () => {
    const crashed = Promise.withResolvers<void>();
    const taken: string[] = [];
    const { telegram, anna, start, replies } = await started({
      isStarted: false,
    });
    const first = await start({
      handle: async ({ text }) => {
        taken.push(text);
        await crashed.promise;
      },
    });
    telegram.say(anna, anna, '/help');
    await telegram.drained();
    const stopped = first.stop();

    await start();
    const [shown] = await replies(1);

    expect(taken).toEqual(['/help']);
    expect(shown?.text).toContain('/balance');
    crashed.resolve();
    await stopped;
  });

  it('of one chat never wait for those of another', async () => {
    const slow = Promise.withResolvers<void>();
    const done: string[] = [];
    const { telegram, anna } = await started({
      handle: async ({ in: place, text }) => {
        if (place.id === String(anna.id)) await slow.promise;
        done.push(text);
        if (text === 'quick') slow.resolve();
      },
    });
    const boris = telegram.addPrivateChat();
    telegram.say(anna, anna, 'slow');
    telegram.say(boris, boris, 'quick');
    await slow.promise;
    await telegram.drained();

    await telegram.until(() => telegram.pending().length === 0);
    expect(done[0]).toBe('quick');
  });

  it('of one chat are answered in their order', async () => {
    const { telegram, anna, replies } = await started();
    const lines = Array.from({ length: 12 }, (_, index) => `/wrong${index}x`);
    for (const line of lines) telegram.say(anna, anna, line);

    const shown = await replies(lines.length);

    expect(shown.map(({ text }) => /\/wrong\d+x/.exec(text)?.[0])).toEqual(lines);
  });

  it('that came many at once are all seen to, in their order, when the bot is stopped at the first of them', async () => {
    const taken: string[] = [];
    const stopped = Promise.withResolvers<void>();
    const { telegram, anna, start, bot } = await started({ isStarted: false });
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    const adapter = await start({
      handle: async ({ text }) => {
        if (taken.push(text) === 1) stopped.resolve(adapter.stop());
      },
    });
    await telegram.until(() => telegram.calls('getUpdates').length > 0);
    for (const line of lines) telegram.say(anna, anna, line);
    await stopped.promise;

    expect(taken).toEqual(lines);
    expect(await bot.database.query('SELECT id FROM inbox WHERE done_at IS NULL')).toEqual([]);
  });

  it('are of the kinds that are named in every poll of every start', async () => {
    const it = await started();
    await polling(it);
    const first = it.telegram.calls('getUpdates').length;
    await it.start();
    await polling(it, first + 1);

    for (const { parameters } of it.telegram.calls('getUpdates')) {
      expect(parameters).toMatchObject({ allowed_updates: ['message', 'callback_query'] });
    }
  });
});
