import { beforeEach, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../support/bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

describe('an answer', () => {
  it.each([
    '/balance',
    '/sender list',
    '/subscriptions',
    '/template list',
    '/audit',
    '/access list',
    '/help',
    '/sandbox',
  ])('that only tells something can be asked again, to show it to others: %s', async (line) => {
    expect(await bot.ask(line)).toMatchObject({ again: line });
  });

  it.each([
    '/access limit 5000',
    '/access account shop',
    '/access grant here viewer',
    '/language ru',
    '/subscribe balance under:500',
    '/unsubscribe #1',
    '/mute inbox 1h',
    '/unmute',
    '/quiet 22:00-08:00',
    '/replay',
    '/template watch my_shop "Заказ №%d собран и ждёт вас: %w"',
    '/template unwatch #1',
    '/sandbox advance 1h',
    '/sandbox fault slow 10m',
    '/sandbox mend',
    '/sender delete my_shop',
  ])('that tells of a change, also of one to the bot alone, cannot, as it would change it again: %s', async (line) => {
    const reply = await bot.ask(line);

    expect(reply).toBeDefined();
    expect(reply).not.toHaveProperty('again');
  });
});
