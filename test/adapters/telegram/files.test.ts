import { describe, expect, it, onTestFinished } from 'vitest';
import { drawChart } from '../../../src/bot/charts/draw-chart.ts';
import { readPng } from '../../support/png.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

async function started(options?: TelegramBotOptions): Promise<TelegramBot> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const mb = 1024 * 1024;

describe('files of the bot', () => {
  it('are documents whose bytes are those of the CSV, with its mark of the encoding', async () => {
    const { telegram, anna, ask, replies } = await started();
    const listing = await ask('/inbox');
    await telegram.press(anna, anna, listing, 'CSV');

    const shown = (await replies(2)).at(-1);

    expect(shown).toMatchObject({ kind: 'document' });
    expect(shown?.file?.name).toMatch(/\.csv$/);
    expect([...(shown?.file?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = shown?.file?.bytes.toString('utf8').trimEnd().split('\r\n') ?? [];
    expect(rows).toHaveLength(61);
    expect(listing.keyboard.flat()).toContain('CSV');
  });

  it('are pictures for charts, with the answer as the caption and the buttons under it', async () => {
    const { ask, telegram } = await started({
      adapter: { draw: async (chart) => (await drawChart(chart)).png },
    });

    const shown = await ask('/stats');

    expect(shown.kind).toBe('photo');
    expect(shown.file?.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(readPng(shown.file?.bytes ?? new Uint8Array()).width).toBeGreaterThan(300);
    expect(shown.text).not.toBe('');
    expect(telegram.calls('sendMessage')).toEqual([]);
  });

  it('that cannot be drawn are bars of characters, and the log tells why', async () => {
    const { ask, log } = await started({ adapter: { draw: () => Promise.reject(new Error('no font')) } });

    const shown = await ask('/link mywebsite.ru');

    expect(shown.kind).toBe('text');
    expect(shown.text).toMatch(/[█▉▊▋▌▍▎▏]/);
    expect(log.join('')).toContain('a chart could not be drawn');
  });
});

describe('files of people', () => {
  const numbers = ['79991234567', '79161234567', '79051234567'].join('\n');

  it('are read with the command in their caption', async () => {
    const { telegram, anna, replies } = await started();
    telegram.say(anna, anna, { document: { name: 'phones.txt', bytes: numbers }, caption: '/operator' });

    const [shown] = await replies(1);

    for (const phone of numbers.split('\n')) expect(shown?.text).toContain(phone);
    expect(telegram.calls('getFile')).toHaveLength(1);
  });

  it('are refused before anything is fetched when their told size is too large', async () => {
    const { telegram, anna, replies } = await started();
    telegram.say(anna, anna, { document: { name: 'phones.txt', size: 3 * mb + 1 }, caption: '/operator' });
    telegram.say(anna, anna, { document: { name: 'phones.txt', size: 30 * mb }, caption: '/operator' });

    const shown = await replies(2);

    for (const { text } of shown) expect(text).toContain('The attached file is too large.');
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('are not fetched for a command that takes none', async () => {
    const { telegram, anna, replies } = await started();
    telegram.say(anna, anna, { document: { name: 'phones.txt', bytes: numbers }, caption: '/balance' });

    expect((await replies(1))[0]?.text).toContain('This command takes no file.');
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('whose size the message does not tell are refused when Telegram does, before they are fetched', async () => {
    const { telegram, anna, replies } = await started({ role: 'admin' });
    const said = telegram.say(anna, anna, { document: { name: 'a.txt', size: 3 * mb + 1 }, caption: '/operator' });
    await replies(1);
    telegram.deliver('message', { ...said, message_id: 900, document: { ...said.document, file_size: undefined } });

    expect((await replies(2))[1]?.text).toContain('The attached file is too large.');
    expect(telegram.calls('getFile')).toHaveLength(1);
    expect(telegram.calls('file')).toEqual([]);
  });

  it('are read once more when what they came with is confirmed, even after a restart', async () => {
    const { bot, telegram, anna, start, replies } = await started();
    telegram.say(anna, anna, { document: { name: 'mark.pdf', bytes: '%PDF-1.7' }, caption: '/sender add new_shop' });
    const [question] = await replies(1);
    if (question === undefined) throw new Error('nothing was asked');
    await start();

    await telegram.press(anna, anna, question, 'Add it');
    await telegram.until(() => telegram.messages(anna).some(({ text }) => text.includes('is added with the id')));

    expect(bot.sandbox.account().senders.at(-1)?.document).toMatchObject({ name: 'mark.pdf', size: 8 });
    expect(telegram.calls('file')).toHaveLength(2);
  });

  it('that are too large for a document are refused before they are fetched', async () => {
    const { telegram, anna, replies } = await started();
    telegram.say(anna, anna, {
      document: { name: 'mark.pdf', size: 3 * mb + 1 },
      caption: '/sender add new_shop',
    });

    expect((await replies(1))[0]?.text).toContain('A document may have at most 3 MB.');
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('that are larger than was told are not held in memory', async () => {
    const { telegram, anna, replies } = await started();
    telegram.say(anna, anna, {
      document: { name: 'phones.txt', bytes: Buffer.alloc(2 * mb, '1'), size: 100 },
      caption: '/operator',
    });

    expect((await replies(1))[0]?.text).toContain('The attached file is too large.');
  });

  it('that cannot be had are told of, and the token is not', async () => {
    const { telegram, anna, replies, log } = await started();
    telegram.fault('getFile', { kind: 'reset' });
    telegram.fault('getFile', { kind: 'refused', code: 400, description: 'file is temporarily unavailable' });
    for (const name of ['one.txt', 'two.txt']) {
      telegram.say(anna, anna, { document: { name, bytes: numbers }, caption: '/operator' });
    }
    telegram.say(anna, anna, { document: { name: 'empty.txt', size: 10 }, caption: '/operator' });

    const shown = await replies(3);

    expect(shown.every(({ text }) => text.includes('file'))).toBe(true);
    expect([...log, ...shown.map(({ text }) => text)].join('')).not.toContain('AAFakeToken');
  });
});
