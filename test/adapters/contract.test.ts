import { PassThrough } from 'node:stream';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { createTerminalAdapter } from '../../src/adapters/terminal/adapter.ts';
import { secret } from '../../src/lib/secret.ts';
import { type AdapterStage, adapterContract } from '../contracts/adapter.ts';
import { startBot } from '../support/bot.ts';
import { startFakeTelegram } from '../support/telegram/fake-telegram.ts';
import { onePixel } from '../support/telegram-bot.ts';

async function terminal(): Promise<AdapterStage> {
  const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
  let shown = '';
  output.on('data', (written: string) => {
    shown += written;
  });
  const adapter = createTerminalAdapter({ input, output }, { summary: '', blocks: [] });
  return {
    adapter,
    place: { platform: 'terminal', id: 'terminal', kind: 'private' },
    replaces: false,
    say: async (line) => {
      input.write(`${line}\n`);
    },
    shown: async () => shown,
    leave: async () => {
      output.destroy();
    },
    [Symbol.asyncDispose]: async () => {
      input.end();
      await adapter.stop();
    },
  };
}

async function telegram(): Promise<AdapterStage> {
  await using opened = new AsyncDisposableStack();
  const bot = opened.use(await startBot());
  const server = await startFakeTelegram();
  opened.defer(() => server.close());
  const anna = server.addPrivateChat();
  const { settings, log } = bot.parts('en');
  const adapter = createTelegramAdapter({
    token: secret(server.token),
    url: server.url,
    account: 'demo',
    database: bot.database,
    clock: bot.clock,
    log,
    commands: [],
    admins: [],
    language: 'en',
    languageFor: (message) => settings.languageFor(message),
    draw: async () => onePixel,
  });
  opened.defer(() => adapter.stop());
  const parts = opened.move();
  return {
    adapter,
    place: { platform: 'telegram', id: String(anna.id), kind: 'private' },
    replaces: true,
    say: async (line) => {
      server.say(anna, anna, line);
    },
    shown: async () =>
      server
        .messages(anna)
        .map(({ text }) => text)
        .join('\n'),
    leave: async () => server.block(anna),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

adapterContract('the terminal', terminal);
adapterContract('Telegram', telegram);
