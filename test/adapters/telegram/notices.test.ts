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
