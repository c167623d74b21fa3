import { createServer, type IncomingMessage } from 'node:http';
import { Api, Bot } from 'grammy';
import { afterEach, describe, expect, test } from 'vitest';
import type { FakeTelegram, FakeTelegramOptions } from './control.ts';
import { startFakeTelegram } from './fake-telegram.ts';

let telegram: FakeTelegram;

async function start(options: FakeTelegramOptions = {}): Promise<Api> {
  telegram = await startFakeTelegram(options);
  return new Api(telegram.token, { apiRoot: telegram.url });
}

afterEach(() => telegram.close());

describe('long polling', () => {
  test('a bot of grammY answers a command and confirms it', async () => {
    await start();
    const chat = telegram.addPrivateChat();
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
    bot.command('balance', (context) => context.reply('187.16 ₽'));
    const running = bot.start();
    telegram.say(chat, chat, '/balance now');
    const reply = await telegram.until(() => telegram.lastReply(chat));
    expect(reply).toMatchObject({ text: '187.16 ₽', byBot: true });
    await telegram.drained();
    await bot.stop();
    await running;
  });

  test('a waiting poll is answered at once when something is said', async () => {
    const api = await start();
    const chat = telegram.addPrivateChat();
    const updates = api.getUpdates({ timeout: 50 });
    await telegram.until(() => telegram.calls('getUpdates').length === 1);
    telegram.say(chat, chat, 'hello');
    expect(await updates).toMatchObject([{ message: { text: 'hello', chat: { id: chat.id, type: 'private' } } }]);
  });

  test('updates come again until an offset confirms them, at most `limit` at once', async () => {
    const api = await start();
    const chat = telegram.addPrivateChat();
    for (const text of ['a', 'b', 'c']) telegram.say(chat, chat, text);
    const [first] = await api.getUpdates({ limit: 2 });
    expect(await api.getUpdates({ limit: 2 })).toHaveLength(2);
    expect(await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 })).toHaveLength(2);
    expect(telegram.pending()).toHaveLength(2);
    expect(await api.getUpdates({ offset: -1 })).toMatchObject([{ message: { text: 'c' } }]);
  });

  test('the kinds that a bot wants stay as they were when they are left out', async () => {
    const api = await start();
    const chat = telegram.addPrivateChat();
    await api.getUpdates({ allowed_updates: ['callback_query'] });
    telegram.say(chat, chat, 'unseen');
    await api.getUpdates();
    telegram.say(chat, chat, 'unseen too');
    expect(telegram.pending()).toHaveLength(0);
    await api.getUpdates({ allowed_updates: [] });
    telegram.say(chat, chat, 'seen');
    expect(telegram.pending()).toHaveLength(1);
  });

  test('a second poll ends the first one with 409', async () => {
    const api = await start();
    const first = api.getUpdates({ timeout: 50 });
    const ended = first.then(() => 'answered', String);
    await telegram.until(() => telegram.calls('getUpdates').length === 1);
    await api.getUpdates();
    expect(await ended).toContain(
      '409: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  });
});

describe('a webhook', () => {
  test('gets updates in order with the secret, each again until it is taken; polling is refused meanwhile', async () => {
    const api = await start({ webhookRetryMs: 1 });
    const seen: { text: string; secret: unknown }[] = [];
    const server = createServer((request, response) => {
      const take = async (): Promise<void> => {
        const body = await bodyOf(request);
        const { message } = JSON.parse(body) as { message: { text: string } };
        seen.push({ text: message.text, secret: request.headers['x-telegram-bot-api-secret-token'] });
        response.writeHead(seen.length === 1 ? 500 : 200).end();
      };
      void take();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 'abc-123' });
    await expect(api.getUpdates()).rejects.toThrow(
      "409: Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    const chat = telegram.addPrivateChat();
    telegram.say(chat, chat, 'one');
    telegram.say(chat, chat, 'two');
    await telegram.drained();
    expect(seen.map(({ text }) => text)).toEqual(['one', 'one', 'two']);
    expect(seen[0]?.secret).toBe('abc-123');
    expect(await api.getWebhookInfo()).toMatchObject({
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    await api.deleteWebhook();
    expect(await api.getWebhookInfo()).toMatchObject({ url: '' });
    server.closeAllConnections();
    server.close();
  });

  test('must be https outside of loopback and have a clean secret', async () => {
    const api = await start();
    await expect(api.setWebhook('http://example.com/')).rejects.toThrow('An HTTPS URL must be provided for webhook');
    await expect(api.setWebhook('https://example.com/', { secret_token: 'a b' })).rejects.toThrow(
      'secret token contains unallowed characters',
    );
  });
});

describe('who may ask what', () => {
  test('a wrong token is 401, an unknown method 404, in Telegram’s words', async () => {
    const api = await start();
    await expect(new Api('1:wrong', { apiRoot: telegram.url }).getMe()).rejects.toThrow('401: Unauthorized');
    const raw = api.raw as unknown as Record<string, (parameters: object) => Promise<unknown>>;
    await expect(raw.sendFlowers?.({})).rejects.toThrow('404: Not Found: method not found');
    expect(await api.getMe()).toMatchObject({ username: 'smsc_test_bot', can_read_all_group_messages: false });
  });

  test('urlencoded bodies, queries and methods in any case are read', async () => {
    await start();
    const chat = telegram.addPrivateChat();
    const root = `${telegram.url}/bot${telegram.token}`;
    await fetch(`${root}/SENDMESSAGE?chat_id=${chat.id}&text=query`);
    await fetch(`${root}/sendMessage`, {
      method: 'POST',
      body: new URLSearchParams({ chat_id: `${chat.id}`, text: 'form' }),
    });
    expect(telegram.messages(chat).map(({ text }) => text)).toEqual(['query', 'form']);
  });

  test('a torn multipart body is refused', async () => {
    await start();
    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="chat_id"\r\n\r\n1001',
    });
    expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
