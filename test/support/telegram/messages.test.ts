import { Api, InputFile } from 'grammy';
import type { MessageEntity } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeTelegram } from './control.ts';
import { startFakeTelegram } from './fake-telegram.ts';

let telegram: FakeTelegram;
let api: Api;
let id: number;

beforeEach(async () => {
  telegram = await startFakeTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.url });
  ({ id } = telegram.addPrivateChat());
});
afterEach(() => telegram.close());

const send = (text: string, ...entities: unknown[]): Promise<unknown> =>
  api.sendMessage(id, text, { entities: entities as MessageEntity[] });
const bold = (offset: number, length: number, type = 'bold'): object => ({ type, offset, length });

const keyboard = (...inline_keyboard: unknown[]): Promise<unknown> =>
  api.sendMessage(id, 'pick', { reply_markup: { inline_keyboard } as never });
const button = (callback_data: string): object => ({ text: 'b', callback_data });

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(24);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('texts', () => {
  test.each([
    ['an empty text', '', 'message text is empty'],
    ['a text of blanks', ' \n\u200b', 'text must be non-empty'],
    ['4097 units', 'я'.repeat(4097), 'message is too long'],
    ['half a character', 'a\ud83d', 'strings must be encoded in UTF-8'],
  ])('%s is refused', async (_name, text, words) => {
    await expect(send(text)).rejects.toThrow(`400: Bad Request: ${words}`);
    expect(telegram.messages({ id })).toEqual([]);
  });

  test('4096 units are taken, counted after the blanks at both ends went', async () => {
    await send(` \n${'😀'.repeat(2048)}\n`);
    expect(telegram.lastReply({ id })?.text).toHaveLength(4096);
  });

  test('is cleaned as Telegram cleans it, and entities move along', async () => {
    await send('\n\r\na\tb\u202e c', bold(5, 3));
    expect(telegram.lastReply({ id })).toMatchObject({ text: 'a b c', entities: [{ offset: 2, length: 2 }] });
  });

  test('a code block loses the blanks at its beginning', async () => {
    await send('Table:\n   12\n  345', bold(7, 11, 'pre'));
    expect(telegram.lastReply({ id })?.entities).toEqual([{ type: 'pre', offset: 10, length: 8 }]);
  });
});

describe('entities', () => {
  test.each<[string, object, string]>([
    [
      'one that ends after the text',
      bold(0, 4),
      'entity beginning at UTF-16 offset 0 ends after the end of the text at',
    ],
    ['one that begins after the text', bold(9, 1), 'entity begins after the end of the text at UTF-16 offset 9'],
    ['one with a negative place', bold(-1, 1), 'receive an entity with incorrect offset -1'],
    ['one that begins inside of a character', bold(2, 1), 'entity begins in a middle of a UTF-16 symbol'],
    ['one that ends inside of a character', bold(0, 2), 'ends in a middle of a UTF-16 symbol'],
    ['one of an unknown type', bold(0, 1, 'shiny'), "can't parse MessageEntity: Unsupported type specified"],
    ['an empty one', bold(0, 0), 'strict: bold at 0 is empty'],
  ])('%s is refused', async (_name, entity, words) => {
    await expect(send('a😀', entity)).rejects.toThrow(words);
  });

  test.each<[string, object[]]>([
    ['bold inside of a code block', [bold(0, 5, 'pre'), bold(1, 2)]],
    ['code inside of bold', [bold(0, 5), bold(1, 2, 'code')]],
    ['a quote inside of a quote', [bold(0, 5, 'blockquote'), bold(1, 2, 'expandable_blockquote')]],
    ['two that cross', [bold(0, 3), bold(2, 3, 'italic')]],
  ])('%s is refused', async (_name, entities) => {
    await expect(send('abcde', ...entities)).rejects.toThrow('400: Bad Request: strict:');
  });

  test('a code block inside of a quote and styles inside of styles are taken', async () => {
    await send('abcde', bold(0, 5, 'expandable_blockquote'), bold(0, 2, 'pre'), bold(3, 2), bold(3, 2, 'italic'));
    expect(telegram.lastReply({ id })?.entities).toHaveLength(4);
  });

  test('of more than 100 the first 100 are kept', async () => {
    await send('ab'.repeat(101), ...Array.from({ length: 101 }, (_, at) => bold(at * 2, 1)));
    expect(telegram.lastReply({ id })?.entities).toHaveLength(100);
  });

  test('what Telegram finds itself is told apart from what was given', async () => {
    await send('see /help@bot_x of @anna at example.com, not /this', bold(45, 5, 'code'));
    const { entities, detected } = telegram.lastReply({ id }) ?? {};
    expect(entities?.map(({ type }) => type)).toEqual(['code']);
    expect(detected?.map(({ type }) => type)).toEqual(['bot_command', 'mention', 'url']);
  });

  test('a parse mode is recorded, wherever it is, and nothing else is taken for one', async () => {
    await send('{"parse_mode":"HTML"}');
    expect(telegram.markedUp()).toEqual([]);
    await api.sendMessage(id, '<b>a</b> &lt;', { parse_mode: 'HTML' });
    expect(telegram.lastReply({ id })).toMatchObject({ text: 'a <', entities: [bold(0, 1)] });
    await expect(api.sendMessage(id, '<b>a', { parse_mode: 'HTML' })).rejects.toThrow("can't parse entities");
    expect(telegram.markedUp()).toHaveLength(2);
  });
});

describe('keyboards', () => {
  test.each<[string, unknown[], string]>([
    ['data of 65 bytes', [[button('ы'.repeat(33))]], 'BUTTON_DATA_INVALID'],
    ['empty data', [[button('')]], 'BUTTON_DATA_INVALID'],
    ['nine in a row', [Array.from({ length: 9 }, () => button('x'))], 'reply markup is too long'],
    ['101 in all', Array.from({ length: 101 }, () => [button('x')]), 'reply markup is too long'],
    ['no label', [[{ text: '', callback_data: 'x' }]], 'inline keyboard button text must be non-empty'],
    ['a link to nowhere', [[{ text: 'b', url: 'http://localhost' }]], 'is invalid: Wrong HTTP URL'],
    ['no action', [[{ text: 'b' }]], 'Text buttons are unallowed in the inline keyboard'],
  ])('%s is refused', async (_name, rows, words) => {
    await expect(keyboard(...rows)).rejects.toThrow(words);
  });

  test('64 bytes of data and a link are taken', async () => {
    await keyboard([button('ы'.repeat(32)), { text: 'link', url: 'https://t.me/smsc_test_bot?start=a' }]);
    expect(telegram.lastReply({ id })?.keyboard).toEqual([['b', 'link']]);
  });
});

describe('files', () => {
  test('a document arrives with its name, bytes and caption, and can be sent again by its identifier', async () => {
    const file = new InputFile(Buffer.from('id;text\r\n1;привет\r\n'), 'история.csv');
    const { document } = await api.sendDocument(id, file, {
      caption: 'All',
      caption_entities: [bold(0, 3) as MessageEntity],
    });
    expect(telegram.lastReply({ id })).toMatchObject({ kind: 'document', text: 'All', entities: [bold(0, 3)] });
    const { name, mime, bytes } = telegram.lastReply({ id })?.file ?? {};
    expect([name, mime, bytes?.toString()]).toEqual(['история.csv', 'text/csv', 'id;text\r\n1;привет\r\n']);
    await api.sendDocument(id, document.file_id);
    expect(telegram.messages({ id })).toHaveLength(2);
  });

  test('a photo has its size; what is no picture or too long for one is refused', async () => {
    await api.sendPhoto(id, new InputFile(png(800, 400)));
    expect(telegram.lastReply({ id })?.file).toMatchObject({ width: 800, height: 400 });
    await expect(api.sendPhoto(id, new InputFile(Buffer.from('gif')))).rejects.toThrow('IMAGE_PROCESS_FAILED');
    await expect(api.sendPhoto(id, new InputFile(png(9000, 1001)))).rejects.toThrow('PHOTO_INVALID_DIMENSIONS');
    const heavy = new InputFile(Buffer.concat([png(9, 9), Buffer.alloc(10 * 1024 * 1024)]));
    await expect(api.sendPhoto(id, heavy)).rejects.toThrow('is too big for a photo');
  });

  test('empty files, missing files and long captions are refused', async () => {
    await expect(api.sendDocument(id, new InputFile(Buffer.alloc(0), 'a.csv'))).rejects.toThrow(
      'file must be non-empty',
    );
    await expect(api.sendDocument(id, 'attach://nothing')).rejects.toThrow('there is no document in the request');
    const file = new InputFile(Buffer.from('a'), 'a.csv');
    await expect(api.sendDocument(id, file, { caption: 'я'.repeat(1025) })).rejects.toThrow('caption is too long');
  });

  test('a document over 50 MB is refused', async () => {
    const file = new InputFile(Buffer.alloc(50 * 1024 * 1024 + 1), 'a.zip');
    await expect(api.sendDocument(id, file)).rejects.toThrow('413: Request Entity Too Large');
  });

  test('what a person sent is downloaded through its path, and the download is seen', async () => {
    const said = telegram.say({ id }, { id }, { caption: '/sender add', document: { name: 'a.pdf', bytes: '%PDF' } });
    const { file_path: path } = await api.getFile(said.document?.file_id ?? '');
    const response = await fetch(`${telegram.url}/file/bot${telegram.token}/${path}`);
    expect(await response.text()).toBe('%PDF');
    expect(telegram.calls('file')).toHaveLength(1);
    const large = telegram.say({ id }, { id }, { document: { name: 'a.zip', size: 21 * 1024 * 1024 } });
    await expect(api.getFile(large.document?.file_id ?? '')).rejects.toThrow('400: Bad Request: file is too big');
  });
});
