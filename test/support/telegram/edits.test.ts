import { Api, InputFile, InputMediaBuilder } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import type { FakeTelegram } from './control.ts';
import { startFakeTelegram } from './fake-telegram.ts';

const clock = manualClock();
let telegram: FakeTelegram;
let api: Api;
let id: number;

beforeEach(async () => {
  telegram = await startFakeTelegram({ clock });
  api = new Api(telegram.token, { apiRoot: telegram.url });
  ({ id } = telegram.addPrivateChat());
});
afterEach(() => telegram.close());

const keyboard = { inline_keyboard: [[{ text: 'Next', callback_data: 'n' }]] };

async function pressed(): Promise<{ answer: ReturnType<FakeTelegram['press']>; query: string }> {
  const sent = await api.sendMessage(id, 'pick', { reply_markup: keyboard });
  const answer = telegram.press({ id }, { id }, sent, 'Next');
  const [update] = await api.getUpdates({ offset: -1 });
  return { answer, query: update?.callback_query?.id ?? '' };
}

describe('edits', () => {
  test('change the message in place; without a keyboard in the call the keyboard goes', async () => {
    const sent = await api.sendMessage(id, 'working…', { reply_markup: keyboard });
    await api.editMessageText(id, sent.message_id, 'done');
    expect(telegram.messages({ id })).toMatchObject([{ text: 'done', edits: 1, keyboard: [] }]);
  });

  test('an edit that changes nothing is refused', async () => {
    const sent = await api.sendMessage(id, 'same', { reply_markup: keyboard });
    const same = api.editMessageText(id, sent.message_id, 'same ', { reply_markup: keyboard });
    await expect(same).rejects.toThrow(
      '400: Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    );
    await api.editMessageReplyMarkup(id, sent.message_id, { reply_markup: { inline_keyboard: [] } });
    await expect(api.editMessageReplyMarkup(id, sent.message_id)).rejects.toThrow('message is not modified');
  });

  test('only the bot’s own messages that are there can be edited', async () => {
    const theirs = telegram.say({ id }, { id }, 'hello');
    const asks = await api.sendMessage(id, 'name?', { reply_markup: { force_reply: true } });
    await expect(api.editMessageText(id, 999, 'a')).rejects.toThrow('400: Bad Request: message to edit not found');
    await expect(api.editMessageText(id, theirs.message_id, 'a')).rejects.toThrow("message can't be edited");
    await expect(api.editMessageText(id, asks.message_id, 'a')).rejects.toThrow("message can't be edited");
    await expect(api.editMessageText(id, asks.message_id, 'я'.repeat(4097))).rejects.toThrow('MESSAGE_TOO_LONG');
  });

  test('texts and captions are told apart, media are replaced', async () => {
    const text = await api.sendMessage(id, 'text');
    const file = await api.sendDocument(id, new InputFile(Buffer.from('a'), 'a.csv'), { caption: 'a' });
    await expect(api.editMessageCaption(id, text.message_id, { caption: 'b' })).rejects.toThrow('there is no caption');
    await expect(api.editMessageText(id, file.message_id, 'b')).rejects.toThrow(
      'there is no text in the message to edit',
    );
    const media = InputMediaBuilder.document(new InputFile(Buffer.from('b'), 'b.csv'), { caption: 'b' });
    await api.editMessageMedia(id, file.message_id, media);
    expect(telegram.lastReply({ id })).toMatchObject({ text: 'b', file: { name: 'b.csv' } });
    await expect(api.editMessageMedia(id, file.message_id, media)).rejects.toThrow('message is not modified');
    await api.editMessageCaption(id, file.message_id, { caption: 'c' });
    expect(telegram.lastReply({ id })).toMatchObject({ text: 'c', edits: 2 });
  });

  test('a message is deleted once', async () => {
    const sent = await api.sendMessage(id, 'a');
    await api.deleteMessage(id, sent.message_id);
    await expect(api.deleteMessage(id, sent.message_id)).rejects.toThrow('message to delete not found');
    expect(telegram.messages({ id })).toEqual([]);
  });
});

describe('buttons', () => {
  const tooOld = '400: Bad Request: query is too old and response timeout expired or query ID is invalid';

  test('a press is answered once', async () => {
    const { answer, query } = await pressed();
    await api.answerCallbackQuery(query, { text: '338824', show_alert: true });
    expect(await answer).toEqual({ text: '338824', alert: true, url: undefined });
    await expect(api.answerCallbackQuery(query)).rejects.toThrow(tooOld);
    await expect(api.answerCallbackQuery('1')).rejects.toThrow(tooOld);
  });

  test('a late answer is refused', async () => {
    const { answer, query } = await pressed();
    await clock.advance(60_001);
    await expect(api.answerCallbackQuery(query)).rejects.toThrow(tooOld);
    expect(await answer).toBeUndefined();
  });

  test('an answer is at most 200 units and opens nothing but the bot', async () => {
    const { query } = await pressed();
    await expect(api.answerCallbackQuery(query, { text: 'я'.repeat(201) })).rejects.toThrow('MESSAGE_TOO_LONG');
    await expect(api.answerCallbackQuery(query, { url: 'https://example.com' })).rejects.toThrow('URL_INVALID');
    await api.answerCallbackQuery(query, { url: 'https://t.me/smsc_test_bot?start=show_1' });
  });

  test('no answer is told as none, and a label that is not there is a mistake of the test', async () => {
    const sent = await api.sendMessage(id, 'pick', { reply_markup: keyboard });
    expect(await telegram.press({ id }, { id }, sent, 'Next', { withinMs: 1 })).toBeUndefined();
    expect(() => telegram.press({ id }, { id }, sent, 'Back')).toThrow('There is no button "Back" there, only: Next');
    const stale = telegram.press({ id }, { id }, sent, { data: 'old' });
    telegram.expireQueries();
    expect(await stale).toBeUndefined();
  });
});
