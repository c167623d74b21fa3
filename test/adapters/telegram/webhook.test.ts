import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { listen } from '../../../src/http/server.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { secret } from '../../../src/lib/secret.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

const word = 'canary-secret_of-the-webhook';

/** A bot whose updates are pushed to a port of loopback. */
async function pushed(isStarted = true, handle?: (message: ChatMessage) => Promise<void>, path = '/telegram') {
  const it = await startTelegramBot({ isStarted: false, ...(handle && { handle }) });
  const lines: string[] = [];
  const server = await listen({
    port: 0,
    routes: new Map([[new URL(path, 'http://x').pathname, async (request) => (await routeOf())(request)]]),
    log: createLogger({ level: 'debug', secrets: [], write: (line) => lines.push(line) }),
  });
  onTestFinished(async () => {
    await it[Symbol.asyncDispose]();
    await server.close();
  });
  const url = `http://127.0.0.1:${server.port}${path}`;
  const begin = () => it.start({ adapter: { webhook: { url, secret: secret(word) } } });
  const routeOf = async () => {
    const route = it.adapter().routes.get(new URL(path, 'http://x').pathname);
    if (route === undefined) throw new Error('there is no route');
    return route;
  };
  if (isStarted) {
    await begin();
    await it.telegram.until(() => it.telegram.calls('setMyShortDescription').length === 3);
  }
  return {
    ...it,
    port: server.port,
    url,
    begin,
    lines,
    push: (body: RequestInit['body'], headers: Record<string, string> = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': word, ...headers },
        ...(body !== undefined && { body, duplex: 'half' }),
      }),
  };
}

function update(id: number, text: string, chat: { readonly id: number }): string {
  const from = { id: chat.id, is_bot: false, first_name: 'Anna' };
  return JSON.stringify({
    update_id: id,
    message: { message_id: id, date: 0, chat: { id: chat.id, type: 'private' }, from, text },
  });
}

describe('the webhook', () => {
  it('is told to Telegram with its secret and the kinds of updates, and nothing is polled', async () => {
    const { telegram, url, anna, ask } = await pushed();

    expect((await ask('/help', anna)).text).toContain('/balance');
    expect(telegram.calls('setWebhook').map(({ parameters }) => parameters)).toEqual([
      { url, secret_token: word, allowed_updates: ['message', 'callback_query'] },
    ]);
    expect(telegram.calls('getUpdates')).toEqual([]);
    expect(telegram.calls('deleteWebhook')).toEqual([]);
  });

  it.each([
    { 'x-telegram-bot-api-secret-token': 'wrong' },
    { 'x-telegram-bot-api-secret-token': '' },
    { 'x-telegram-bot-api-secret-token': `${word}x` },
  ])('takes nothing with another secret: %j', async (headers) => {
    const { anna, push, telegram } = await pushed();

    expect((await push(update(1, '/help', anna), headers)).status).toBe(401);
    expect(telegram.messages(anna)).toEqual([]);
  });

  it('takes nothing without the secret, by no other method and at no other path', async () => {
    const { url, anna, port } = await pushed();
    const body = update(1, '/help', anna);

    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
    expect((await fetch(url)).status).toBe(405);
    expect(
      (await fetch(url, { method: 'PUT', body, headers: { 'x-telegram-bot-api-secret-token': word } })).status,
    ).toBe(405);
    expect((await fetch(`http://127.0.0.1:${port}/other`, { method: 'POST', body })).status).toBe(404);
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    '\u0000\ufffd',
    '{"message":{}}',
  ])('refuses what is no update: %j', async (body) => {
    const { push } = await pushed();

    expect((await push(body)).status).toBe(400);
  });

  it('refuses more than 1 MB, told beforehand or not, and takes what is less', async () => {
    const { push, replies, anna } = await pushed();
    const large = 'x'.repeat(1024 * 1024 + 1);
    const stream = (): ReadableStream => new Blob([large]).stream();

    const statuses = [
      await push(large).then(
        ({ status }) => status,
        () => 'cut off',
      ),
      await push(stream()).then(
        ({ status }) => status,
        () => 'cut off',
      ),
    ];

    expect(statuses).toEqual([413, 413]);
    const fitting = update(1, '/language', anna);
    expect((await push(fitting.padEnd(1024 * 1024, ' '))).status).toBe(200);
    expect(await replies(1)).toHaveLength(1);
  });

  it('takes an update once, however often it comes, and answers it', async () => {
    const { push, replies, anna, telegram } = await pushed();
    const body = update(1, '/language', anna);

    const statuses = (await Promise.all([push(body), push(body), push(body)])).map(({ status }) => status);
    expect((await push(update(2, '/language', anna))).status).toBe(200);

    expect(statuses).toEqual([200, 200, 200]);
    await replies(2);
    expect(telegram.calls('sendMessage')).toHaveLength(2);
  });

  it('says that it took an update only when it is stored', async () => {
    const { bot, push, anna, lines } = await pushed();
    await bot.database.query('ALTER TABLE inbox RENAME TO inbox_gone');

    const refused = await push(update(1, '/help', anna));
    await bot.database.query('ALTER TABLE inbox_gone RENAME TO inbox');
    const taken = await push(update(1, '/help', anna));

    expect([refused.status, taken.status]).toEqual([500, 200]);
    expect(lines.join('')).toContain('a request could not be answered');
    expect(lines.join('')).not.toContain(word);
  });

  it('may have an address with a path, letters of any alphabet and a query', async () => {
    const { ask, anna, telegram, url } = await pushed(true, undefined, '/bots/смс one/telegram?key=1&x=%2F');

    expect((await ask('/help', anna)).text).toContain('/balance');
    expect(telegram.calls('setWebhook')[0]?.parameters).toMatchObject({ url });
  });

  it('takes what is nested as deeply as 1 MB allows, and lives', async () => {
    const { push, replies, anna } = await pushed();
    const lists = `{"update_id":5,"message":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
    const objects = `{"update_id":6,"message":${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}}`;

    expect([(await push(lists)).status, (await push(objects)).status]).toEqual([200, 200]);
    expect((await push(update(1, '/language', anna))).status).toBe(200);
    expect(await replies(1)).toHaveLength(1);
  });

  it('takes updates before Telegram has told who the bot is, and each is seen to once and in order', async () => {
    const heard: string[] = [];
    const { bot, telegram, push, anna, begin } = await pushed(false, async ({ text }) => void heard.push(text));
    telegram.fault('getMe', { kind: 'page', status: 502 }, { times: 2 });
    await begin();
    await bot.clock.asleep();
    for (const id of [1, 2]) expect((await push(update(id, `line ${id}`, anna))).status).toBe(200);
    expect(heard).toEqual([]);
    for (let pause = 1; pause <= 2; pause += 1) {
      await bot.clock.asleep();
      await bot.clock.advance(30_000);
    }
    await telegram.until(() => telegram.calls('setMyShortDescription').length === 3);
    expect((await push(update(3, 'line 3', anna))).status).toBe(200);

    await telegram.until(() => heard.length >= 3);
    expect(heard).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('loses nothing that came before Telegram told who the bot is, and stops meanwhile when it is asked to', async () => {
    const heard = Promise.withResolvers<string>();
    const { bot, telegram, push, anna, begin, adapter } = await pushed(false, async ({ text }) => heard.resolve(text));
    const lift = telegram.fault('getMe', { kind: 'page', status: 502 }, { times: Number.POSITIVE_INFINITY });
    await begin();
    await bot.clock.asleep();
    await push(update(1, 'left over', anna));
    await adapter().stop();
    lift();
    await begin();

    expect(await heard.promise).toBe('left over');
  });

  it('does not wait for the answer to be sent', async () => {
    const slow = Promise.withResolvers<void>();
    const { push, anna } = await pushed(true, () => slow.promise);

    expect((await push(update(1, '/help', anna))).status).toBe(200);
    slow.resolve();
  });

  it('outlives everything that is no HTTP', async () => {
    const { port, push, anna, replies, lines } = await pushed();
    for (const garbage of [
      '\0\0\0\0',
      'GET\r\n\r\n',
      'POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{',
      'POST //[ HTTP/1.1\r\nhost: x\r\n\r\n',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    ]) {
      await new Promise<void>((ended) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(garbage));
        socket.on('error', () => undefined);
        socket.on('close', () => ended());
        socket.resume();
      });
    }

    expect((await push(update(1, '/language', anna))).status).toBe(200);
    expect(await replies(1)).toHaveLength(1);
    expect(lines.join('')).not.toContain('could not be answered');
  });

  it('shows its secret in no line of the log', async () => {
    const { telegram, bot, begin, log } = await pushed(false);
    telegram.fault('setWebhook', { kind: 'reset' });
    telegram.fault('setWebhook', { kind: 'refused', code: 400, description: 'bad webhook' });
    await begin();
    for (let pause = 1; pause <= 2; pause += 1) {
      await bot.clock.asleep();
      await bot.clock.advance(30_000);
    }
    await telegram.until(() => telegram.calls('setMyShortDescription').length === 3);

    expect(log.join('')).toContain('telegram could not be greeted');
    expect(log.join('')).not.toContain(word);
    expect(log.join('')).not.toContain('AAFakeToken');
  });
});
