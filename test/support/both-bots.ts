import { platformIds } from '../../src/adapters/ids.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { aboutAccount } from '../../src/bot/accounts/of-account.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import { createRouter } from '../../src/bot/router.ts';
import { secret } from '../../src/lib/secret.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import type { FakeTelegram } from './telegram/control.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';
import { onePixel } from './telegram-bot.ts';

/** One bot on both platforms: Anna and Boris are operators in Slack, Olga is one on Telegram. */
export interface BothBots extends SlackBot {
  readonly telegram: FakeTelegram;
  readonly olga: ReturnType<FakeTelegram['addPrivateChat']>;
  /** Starts it anew on both. */
  readonly restart: () => Promise<void>;
}

export async function startBothBots(): Promise<BothBots> {
  await using opened = new AsyncDisposableStack();
  const slackBot = opened.use(await startSlackBot({ role: 'operator', core: { platforms: platformIds } }));
  const { bot, anna, boris } = slackBot;
  const telegram = await startFakeTelegram({ clock: bot.clock });
  opened.defer(() => telegram.close());
  const olga = telegram.addPrivateChat({ first_name: 'Olga' });

  async function startTelegram() {
    const parts = bot.parts('en', 'operator');
    const router = createRouter(parts);
    const adapter = createTelegramAdapter({
      token: secret(telegram.token),
      url: telegram.url,
      account: 'demo',
      database: bot.database,
      clock: bot.clock,
      log: parts.log,
      commands: everyCommand,
      admins: [],
      language: 'en',
      languageFor: (message) => parts.settings.languageFor(message),
      draw: async () => onePixel,
    });
    bot.connect(aboutAccount(adapter, parts.account, 'en'));
    await adapter.start((message) => router.handle(adapter, message));
    adapter.ended.catch(() => undefined);
    return adapter;
  }
  const adapters = [await startTelegram()];
  opened.defer(async () => void (await Promise.all(adapters.map((adapter) => adapter.stop()))));

  const { grants } = bot.parts('en').admission;
  const by = { platform: 'slack', id: anna.id };
  await grants.grant({ platform: 'telegram', kind: 'person', id: String(olga.id) }, 'operator', by);
  await grants.grant({ platform: 'slack', kind: 'person', id: boris.id }, 'operator', by);

  const parts = opened.move();
  return {
    ...slackBot,
    telegram,
    olga,
    restart: async () => {
      await adapters.at(-1)?.stop();
      await slackBot.start();
      adapters.push(await startTelegram());
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
