import { PassThrough } from 'node:stream';
import { createSlackAdapter } from '../../src/adapters/slack/adapter.ts';
import type { SlackWay } from '../../src/adapters/slack/receiver/receiver.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { createTerminalAdapter } from '../../src/adapters/terminal/adapter.ts';
import { secret } from '../../src/lib/secret.ts';
import { type AdapterStage, adapterContract } from '../contracts/adapter.ts';
import { startBot } from '../support/bot.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { serveSlack, slackWay } from '../support/slack-bot.ts';
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

async function slack(way: SlackWay['kind']): Promise<AdapterStage> {
  await using opened = new AsyncDisposableStack();
  const bot = opened.use(await startBot());
  const server = await startFakeSlack({ clock: bot.clock });
  opened.defer(() => server.close());
  const anna = server.addUser();
  const direct = server.direct(anna);
  const { settings, account, log } = bot.parts('en');
  const adapter = createSlackAdapter({
    token: secret(server.botToken),
    url: server.apiUrl,
    way: slackWay(server, way),
    prefix: '',
    account: 'demo',
    database: bot.database,
    clock: bot.clock,
    log,
    commands: [],
    language: 'en',
    languageFor: (message) => settings.languageFor(message),
    moment: () => ({ now: account.now(), zone: account.zone }),
    draw: async () => onePixel,
  });
  opened.defer(() => adapter.stop());
  if (way === 'http') {
    const port = await serveSlack(server, adapter, log);
    opened.defer(() => port.close());
  }
  const parts = opened.move();
  return {
    adapter,
    place: { platform: 'slack', id: direct.id, kind: 'private' },
    replaces: true,
    say: async (line) => {
      if (way === 'socket') await server.sockets.until(1);
      await server.say(direct, anna, line);
    },
    shown: async () =>
      server
        .shown(direct, anna)
        .map(({ read }) => read)
        .join('\n'),
    leave: async () => server.archive(direct),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

adapterContract('the terminal', terminal);
adapterContract('Telegram', telegram);
adapterContract('Slack over a socket', () => slack('socket'));
adapterContract('Slack over HTTP', () => slack('http'));
