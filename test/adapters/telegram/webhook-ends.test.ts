import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TelegramAdapter } from '../../../src/adapters/telegram/adapter.ts';
import type { HttpAnswer } from '../../../src/http/server.ts';
import { createLogger, type Logger } from '../../../src/lib/logger.ts';
import { secret } from '../../../src/lib/secret.ts';
import type { Database } from '../../../src/storage/database.ts';
import { startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

const webhook = { url: 'http://127.0.0.1/telegram', secret: secret('word') };

const silent = createLogger({ level: 'silent', secrets: [], write: () => undefined });

async function unstarted(handled: string[]): Promise<TelegramBot> {
  const it = await startTelegramBot({ isStarted: false, handle: async ({ text }) => void handled.push(text) });
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

async function push(adapter: TelegramAdapter, id: number, text: string): Promise<HttpAnswer> {
  const chat = { id: 7, type: 'private' };
  const message = { message_id: id, date: 0, chat, from: { id: 7, is_bot: false, first_name: 'Anna' }, text };
  const route = adapter.routes.get('/telegram');
  if (route === undefined) throw new Error('there is no route');
  return route({
    method: 'POST',
    query: '',
    headers: { 'x-telegram-bot-api-secret-token': 'word' },
    body: Buffer.from(JSON.stringify({ update_id: id, message })),
  });
}

describe('the webhook of a bot that stops', () => {
  it('takes nothing more, so that Telegram repeats it, and the next start sees to it once', async () => {
    const handled: string[] = [];
    const { telegram, start } = await unstarted(handled);
    const first = await start({ adapter: { webhook } });
    await telegram.until(() => telegram.calls('setMyShortDescription').length === 3);
    await push(first, 1, 'before');
    await first.stop();

    expect((await push(first, 2, 'after')).status).toBe(503);
    const second = await start({ adapter: { webhook } });
    expect((await push(second, 2, 'after')).status).toBe(200);
    while (handled.length < 2) await nextTurn();
    await second.stop();
    expect(handled).toEqual(['before', 'after']);
  });

  it('sees to what was still being kept before it has stopped, and the next start does not', async () => {
    const handled: string[] = [];
    const { bot, start } = await unstarted(handled);
    const held = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    let isHolding = false;
    const database: Database = {
      ...bot.database,
      transaction: async (work, options) => {
        const isHeld = isHolding;
        isHolding = false;
        const result = await bot.database.transaction(work, options);
        if (!isHeld) return result;
        kept.resolve();
        await held.promise;
        return result;
      },
    };
    const first = await start({ adapter: { webhook, database } });
    await push(first, 1, 'before');
    while (handled.length < 1) await nextTurn();
    isHolding = true;
    const pushed = push(first, 2, 'late');
    await kept.promise;
    const stopped = first.stop();
    held.resolve();
    expect((await pushed).status).toBe(200);
    await stopped;
    expect(handled).toEqual(['before', 'late']);

    const second = await start({ adapter: { webhook } });
    await push(second, 3, 'after');
    while (handled.length < 3) await nextTurn();
    expect(handled).toEqual(['before', 'late', 'after']);
  });
});

it('what is kept while the start reads what was left begins once', async () => {
  const handled: string[] = [];
  const { bot, start } = await unstarted(handled);
  const read = Promise.withResolvers<void>();
  const pushed = Promise.withResolvers<HttpAnswer>();
  let isKeeping = false;
  let hasPushed = false;
  const database: Database = {
    ...bot.database,
    transaction: async (work, options) => {
      const isHeld = isKeeping;
      isKeeping = false;
      const result = await bot.database.transaction(work, options);
      // The push hears that it is kept only after the start has found it among what was left.
      if (isHeld) await read.promise;
      else if (hasPushed) read.resolve();
      return result;
    },
  };
  const log: Logger = {
    ...silent,
    info: (_facts, sentence) => {
      if (sentence !== 'telegram knows the bot') return;
      isKeeping = true;
      hasPushed = true;
      pushed.resolve(push(adapter, 1, 'once'));
    },
  };
  const adapter = await start({ adapter: { webhook, database, log } });
  expect((await pushed.promise).status).toBe(200);
  await adapter.stop();

  expect(handled).toEqual(['once']);
});
