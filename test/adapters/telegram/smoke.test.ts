import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';

/**
 * A Bot API server that somebody else wrote. What it does otherwise than Telegram: it knows neither menus nor pictures
 * and files (an error for each, which the bot has to live with), never holds a poll, forgets what was polled at once,
 * whatever the offset, answers some calls with `result: null`, and lets a pressed button name any message.
 */
async function startServer() {
  const Server = createRequire(import.meta.url)('telegram-test-api') as typeof TelegramServer;
  const server = new Server({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  const token = '42:from-another-server';
  return {
    url: server.config.apiURL,
    token,
    client: server.getClient(token, { userId: 1001, chatId: 1001, interval: 5, timeout: 5000 }),
    [Symbol.asyncDispose]: async () => void (await server.stop()),
  };
}

/** It takes no port 0. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('against another Bot API server', () => {
  it('answers commands and a pressed button', async () => {
    await using server = await startServer();
    const { client } = server;
    const folder = await temporaryFolder();
    const environment = {
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_URL: server.url,
      DATA_DIR: join(folder, 'data'),
      ADMINS: 'telegram:1001',
    };
    await using app = await startTestApp(environment);
    const answer = async (): Promise<Said> => {
      const { result } = await client.getUpdates();
      return result.at(-1)?.message as Said;
    };

    await client.sendCommand(client.makeCommand('/whoami'));
    const who = await answer();
    expect(who.text).toContain('telegram:1001');
    expect(who.parse_mode).toBeUndefined();

    await client.sendCommand(client.makeCommand('/balance'));
    expect((await answer()).text).toMatch(/RUB|₽/);

    await client.sendCommand(client.makeCommand('/blance'));
    const button = (await answer()).reply_markup?.inline_keyboard[0]?.[0];
    await client.sendCallback(
      client.makeCallbackQuery(button?.callback_data ?? '', { message: { message_id: 1 } as never }),
    );
    expect((await answer()).text).toMatch(/RUB|₽/);
    const troubles = app.log.filter((line) => /"level":"(?:warn|error)"/.test(line));
    expect(troubles.filter((line) => !line.includes('menus could not be set'))).toEqual([]);
  });
});

interface Said {
  readonly text: string;
  readonly parse_mode?: string;
  readonly reply_markup?: { readonly inline_keyboard: { readonly callback_data: string }[][] };
}
