import type { Chat } from 'grammy/types';
import { createTelegramAdapter, type TelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import type { TelegramOptions } from '../../src/adapters/telegram/options.ts';
import type { Role } from '../../src/bot/access/roles.ts';
import type { ChatMessage } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import { createRouter } from '../../src/bot/router.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';
import { startBot, type TestBot } from './bot.ts';
import { heardLine } from './ears.ts';
import type { FakeTelegram, FakeTelegramOptions } from './telegram/control.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';
import type { Shown } from './telegram/shown.ts';

export interface TelegramBotOptions {
  readonly language?: Language;
  readonly role?: Role | 'stranger';
  /** What is done with messages in the router's place. */
  readonly handle?: (message: ChatMessage) => Promise<void>;
  /** What the adapter gets in place of the usual. */
  readonly adapter?: Partial<TelegramOptions>;
  readonly telegram?: FakeTelegramOptions;
  /** Whether the adapter begins at once; it does unless told otherwise. */
  readonly isStarted?: boolean;
}

/** The whole bot before a Bot API server on loopback; only the clock is moved by hand. */
export interface TelegramBot extends AsyncDisposable {
  readonly bot: TestBot;
  readonly telegram: FakeTelegram;
  /** A person who started the bot. */
  readonly anna: Chat.PrivateChat;
  /** The lines of the log, with no secret taken out of them. */
  readonly log: readonly string[];
  /** Starts a new adapter in place of the one before; all are stopped at the end. */
  readonly start: (options?: Omit<TelegramBotOptions, 'telegram'>) => Promise<TelegramAdapter>;
  /** The one that was started last. */
  readonly adapter: () => TelegramAdapter;
  /** Says a line and waits for the next message of the bot there. */
  readonly ask: (line: string, chat?: { readonly id: number }) => Promise<Shown>;
  /** The messages of the bot in a chat, as soon as there are so many. */
  readonly replies: (count: number, chat?: { readonly id: number }) => Promise<readonly Shown[]>;
}

/** The smallest picture, for tests that look at no chart. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function startTelegramBot(options: TelegramBotOptions = {}): Promise<TelegramBot> {
  const bot = await startBot();
  const telegram = await startFakeTelegram({ clock: bot.clock, ...options.telegram });
  const adapters: TelegramAdapter[] = [];
  const anna = telegram.addPrivateChat({ first_name: 'Anna' });
  const log: string[] = [];

  async function start(given: Omit<TelegramBotOptions, 'telegram'> = {}): Promise<TelegramAdapter> {
    // As a restart does: who polls is gone, what is under way is not waited for.
    for (const before of adapters) before.stop().catch(() => undefined);
    const { language = 'en', role = 'admin', handle } = { ...options, ...given };
    const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });
    const parts = { ...bot.parts(language, role), log: logger };
    const router = createRouter(parts);
    const adapter = createTelegramAdapter({
      token: secret(telegram.token),
      url: telegram.url,
      account: 'demo',
      database: bot.database,
      clock: bot.clock,
      log: logger,
      commands: everyCommand,
      admins: [],
      language,
      languageFor: (message) => parts.settings.languageFor(message),
      draw: async () => onePixel,
      ...options.adapter,
      ...given.adapter,
    });
    adapters.push(adapter);
    bot.connect(adapter);
    await adapter.start(handle ?? ((message) => router.handle(adapter, message)));
    adapter.ended.catch(() => undefined);
    return adapter;
  }

  const shownIn = (chat: { readonly id: number }): readonly Shown[] =>
    telegram.messages(chat).filter(({ byBot }) => byBot);
  const replies = (count: number, chat: { readonly id: number } = anna): Promise<readonly Shown[]> =>
    telegram.until(() => shownIn(chat).length >= count && shownIn(chat));
  if (options.isStarted !== false) await start();

  return {
    bot,
    telegram,
    anna,
    log,
    start,
    adapter: () => {
      const last = adapters.at(-1);
      if (last === undefined) throw new Error('no adapter was started');
      return last;
    },
    replies,
    ask: async (line, chat = anna) => {
      const before = shownIn(chat).length;
      telegram.say(chat, anna, line);
      const shown = await replies(before + 1, chat);
      const last = shown.at(-1);
      if (last === undefined) throw new Error('nothing was shown');
      return last;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await telegram.close();
      await bot[Symbol.asyncDispose]();
    },
  };
}
