import { expect, it, onTestFinished } from 'vitest';
import { type Reply, text } from '../../../src/bot/reply.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

async function started() {
  const it = await startTelegramBot();
  onTestFinished(() => it[Symbol.asyncDispose]());
  return { ...it, place: { platform: 'telegram', id: String(it.anna.id), kind: 'private' } as const };
}

const saying = (words: string, about: Partial<Reply> = {}): Reply => ({
  summary: words,
  blocks: [text(words)],
  ...about,
});

it('a silent reply makes no sound, in none of its messages', async () => {
  const { telegram, adapter, place } = await started();
  await adapter().post(place, saying('word '.repeat(2000), { silent: true }));
  await adapter().post(place, saying('loud'));
  const silent = telegram.calls('sendMessage').map(({ parameters }) => parameters['disable_notification']);
  expect(silent.length).toBeGreaterThan(2);
  expect(silent).toEqual([...Array(silent.length - 1).fill(true), undefined]);
});

it('a reply under a message is a reply to it, also when that is gone', async () => {
  const { telegram, anna, adapter, place } = await started();
  const card = await adapter().post(place, saying('card'));
  await adapter().post(place, saying('under', { under: card }));
  telegram.deleteMessage(anna, Number(card));
  await adapter().post(place, saying('still', { under: card }));
  const [, ...under] = telegram.calls('sendMessage').map(({ parameters }) => parameters['reply_parameters']);
  const parameters = { message_id: Number(card), allow_sending_without_reply: true };
  expect(under).toEqual([parameters, parameters]);
  expect(telegram.messages(anna).map((message) => message.text)).toEqual(['under', 'still']);
});

it('an edit in place of a message that is gone fails and posts nothing', async () => {
  const { telegram, anna, adapter, place } = await started();
  const card = await adapter().post(place, saying('card'));
  telegram.deleteMessage(anna, Number(card));
  await expect(adapter().edit(place, card, saying('new', { inPlace: true }))).rejects.toMatchObject({ code: 'failed' });
  expect(telegram.messages(anna)).toEqual([]);
});

it('a reply that yields is given back where Telegram asks for a longer pause, and an answer waits for it', async () => {
  const { bot, telegram, anna, adapter, place } = await started();
  telegram.fault('sendMessage', { kind: 'flood', retryAfter: 30 }, { times: 1 });
  const notice = adapter().post(place, saying('notice', { yields: true }));
  await expect(notice).rejects.toMatchObject({ code: 'failed', retryAfterMs: 30_000 });

  const answer = adapter().post(place, saying('answer'));
  await expect.poll(() => bot.clock.sleepers()).toContain(30_000);
  await bot.clock.advance(30_000);
  await answer;
  expect(telegram.messages(anna).map(({ text }) => text)).toEqual(['answer']);
});

it('an edit that yields is given back too, and posts nothing', async () => {
  const { telegram, anna, adapter, place } = await started();
  const card = await adapter().post(place, saying('card', { yields: true }));
  telegram.fault('editMessageText', { kind: 'flood', retryAfter: 30 }, { times: 1 });
  const edit = adapter().edit(place, card, saying('new', { yields: true, inPlace: true }));
  await expect(edit).rejects.toMatchObject({ code: 'failed', retryAfterMs: 30_000, isRefused: false });
  expect(telegram.messages(anna)).toHaveLength(1);
});
