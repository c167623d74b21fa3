import type { UserFromGetMe } from 'grammy/types';
import { openStore } from '../../storage/store.ts';
import { type Api, call, signalFor, TelegramError } from './api.ts';
import { factsOf } from './facts.ts';
import { setMenu } from './menu.ts';
import type { TelegramOptions } from './options.ts';
import { allowedUpdates } from './polling.ts';

type BeginOptions = Omit<TelegramOptions, 'token' | 'url' | 'draw' | 'languageFor'> & {
  readonly api: Api;
  readonly signal: AbortSignal;
};

const longestPauseMs = 30_000;

/**
 * The first words with Telegram: who the bot is, how updates come, the menus. Tries until Telegram answers.
 *
 * @returns the bot's own account; `undefined` when the signal was aborted
 * @throws TelegramError when the token is refused
 */
export async function greetTelegram(options: BeginOptions): Promise<UserFromGetMe | undefined> {
  const { api, clock, log, signal } = options;
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      const me = await call('getMe', () => api.getMe(signalFor(signal)));
      await setWay(options);
      await menus(options, me.id);
      return signal.aborted ? undefined : me;
    } catch (err) {
      if (signal.aborted) return undefined;
      const status = err instanceof TelegramError ? err.status : undefined;
      if (status === 401 || status === 404) throw err;
      const asked = err instanceof TelegramError ? err.retryAfterMs : undefined;
      const pauseMs = asked ?? Math.min(longestPauseMs, 500 * 2 ** attempt);
      log.warn({ ...factsOf(err), pauseMs }, 'telegram could not be greeted');
      await clock.sleep(pauseMs, signal).catch(() => undefined);
    }
  }
  return undefined;
}

/** By push, or by polling, for which no push may be set. */
async function setWay({ api, webhook, signal }: BeginOptions): Promise<void> {
  if (webhook === undefined) {
    await call('deleteWebhook', () => api.deleteWebhook({}, signalFor(signal)));
    return;
  }
  await call('setWebhook', () =>
    api.setWebhook(
      webhook.url,
      { secret_token: webhook.secret.reveal(), allowed_updates: [...allowedUpdates] },
      signalFor(signal),
    ),
  );
}

/** A bot without its menus is still a bot. */
async function menus({ account, database, clock, log, ...options }: BeginOptions, bot: number): Promise<void> {
  try {
    await setMenu({ ...options, bot, kept: openStore<string>(database, { account, space: 'telegram', clock }) });
  } catch (err) {
    if (!options.signal.aborted) log.warn(factsOf(err), 'the menus could not be set');
  }
}
