import { describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import { type BarsBlock, type FileBlock, type Reply, text } from '../../../src/bot/reply.ts';
import { startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

async function started(): Promise<TelegramBot & { readonly place: Conversation }> {
  const it = await startTelegramBot();
  onTestFinished(() => it[Symbol.asyncDispose]());
  return { ...it, place: { platform: 'telegram', id: String(it.anna.id), kind: 'private' } };
}

const chart: BarsBlock = {
  kind: 'bars',
  bars: [{ label: 'Monday', value: 7, shown: '7' }],
  picture: { title: 'Days', as: 'columns' },
};
const csv: FileBlock = { kind: 'file', name: 'days.csv', mediaType: 'text/csv', content: 'day;sent\nMonday;7\n' };
const both: Reply = { summary: '', blocks: [text('Seven were sent.'), chart, csv] };
const refused = { kind: 'refused', code: 400, description: 'not enough rights to send it to the chat' } as const;

describe('of an answer with a text, a picture and a file', () => {
  it('a refused picture becomes bars of characters, and the file still comes', async () => {
    const { telegram, anna, adapter, place } = await started();
    telegram.fault('sendPhoto', refused);

    const id = await adapter().post(place, both);

    const shown = telegram.messages(anna);
    expect(shown.map(({ kind }) => kind)).toEqual(['text', 'text', 'document']);
    expect(shown[1]?.text).toMatch(/Monday.*█/s);
    expect(id.split(' ').map(Number)).toEqual(shown.map((message) => message.id));
  });

  it('a refused file becomes a sentence, in the language of the answer', async () => {
    const { telegram, anna, adapter, place } = await started();
    telegram.fault('sendDocument', refused);

    await adapter().post(place, { ...both, language: 'ru' });

    const shown = telegram.messages(anna);
    expect(shown.map(({ kind }) => kind)).toEqual(['text', 'photo', 'text']);
    expect(shown[2]?.text).toContain('Файл не удалось отправить в этот чат.');
  });

  it('a picture that may have been shown is not shown as characters too', async () => {
    const { telegram, anna, adapter, place } = await started();
    telegram.fault('sendPhoto', { kind: 'reset', after: true });

    await expect(adapter().post(place, both)).rejects.toMatchObject({ code: 'unknown' });
    expect(telegram.messages(anna).map(({ kind }) => kind)).toEqual(['text', 'photo']);
  });
});

describe('an answer in place of another', () => {
  it('is shown once when the message that it replaced cannot be taken away, whatever the reason', async () => {
    const { bot, telegram, anna, adapter, place, start, log } = await started();
    const id = await adapter().post(place, { summary: 'working…', blocks: [] });
    await start({
      adapter: { database: { ...bot.database, transaction: () => Promise.reject(new Error('the disk is full')) } },
    });
    telegram.fault('deleteMessage', { kind: 'migrated', to: -1001 });

    await adapter().edit(place, id, both);

    expect(telegram.messages(anna).map(({ kind }) => kind)).toEqual(['text', 'text', 'photo', 'document']);
    expect(log.join('')).toContain('a message that was replaced could not be deleted');
  });
});
