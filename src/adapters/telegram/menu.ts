import type { BotCommand, BotCommandScope } from 'grammy/types';
import { includes, type Role } from '../../bot/access/roles.ts';
import type { Command } from '../../bot/command.ts';
import { type Language, languages } from '../../bot/language.ts';
import type { Store } from '../../storage/store.ts';
import { type Api, call, signalFor, TelegramError } from './api.ts';
import { telegramTexts } from './texts.ts';

export interface MenuOptions {
  readonly api: Api;
  /** The bot's own id; another bot has menus of its own. */
  readonly bot: number;
  /** Everything that may be offered, in the order of help. */
  readonly commands: readonly Command[];
  /** The language of those whose Telegram speaks neither. */
  readonly language: Language;
  /** People who are admin everywhere; their private chats have the whole menu. */
  readonly admins: readonly string[];
  /** What was set last. */
  readonly kept: Store<string>;
  readonly signal: AbortSignal;
}

/** Telegram's maximum for one menu, and for a description. */
const mostCommands = 100;
const longestDescription = 256;

interface Menu {
  readonly scope: BotCommandScope;
  readonly role: Role;
}

/**
 * Sets the menus and descriptions, of each language and scope, that are not what was set last, and takes away those of
 * former admins.
 */
export async function setMenu({ api, bot, commands, language, admins, kept, signal }: MenuOptions): Promise<void> {
  const menus: readonly Menu[] = [
    { scope: { type: 'all_private_chats' }, role: 'viewer' },
    { scope: { type: 'all_group_chats' }, role: 'viewer' },
    { scope: { type: 'all_chat_administrators' }, role: 'operator' },
    ...admins.map((id): Menu => ({ scope: scopeOf(id), role: 'admin' })),
  ];
  const noted = `${bot} admins`;
  const before = (await kept.get(noted)) ?? '';
  const former = before.split(' ').filter((id) => id !== '' && !admins.includes(id));
  // Noted before anything is set, so that whoever has a menu is known after a failure too.
  const wanted = admins.join(' ');
  if (before !== wanted) await kept.set(noted, [...former, ...admins].join(' '));
  for (const id of former) await dropMenu({ api, bot, kept, signal }, scopeOf(id));
  if (former.length > 0) await kept.set(noted, wanted);
  const once = async (name: string, content: string, set: () => Promise<unknown>): Promise<void> => {
    const key = keyOf(bot, name);
    if ((await kept.get(key)) === content) return;
    await set();
    await kept.set(key, content);
  };
  for (const each of [undefined, ...languages]) {
    const spoken = each ?? language;
    const code = each === undefined ? {} : { language_code: each };
    const { description, shortDescription } = telegramTexts[spoken];
    for (const { scope, role } of menus) {
      const menu = menuOf(commands, role, spoken);
      const set = once(menuName(scope, each), JSON.stringify(menu), () =>
        call('setMyCommands', () => api.setMyCommands(menu, { scope, ...code }, signalFor(signal))),
      );
      await set.catch((error: unknown) => {
        // Who has not written to the bot yet has no menu before a later start.
        if (scope.type !== 'chat' || !isNobodyThere(error)) throw error;
      });
    }
    await once(`description ${each}`, description, () =>
      call('setMyDescription', () => api.setMyDescription(description, code, signalFor(signal))),
    );
    await once(`short description ${each}`, shortDescription, () =>
      call('setMyShortDescription', () => api.setMyShortDescription(shortDescription, code, signalFor(signal))),
    );
  }
}

/** Takes away, in each language, the menu of who may no longer do what it offers. */
async function dropMenu(
  { api, bot, kept, signal }: Pick<MenuOptions, 'api' | 'bot' | 'kept' | 'signal'>,
  scope: BotCommandScope,
) {
  for (const each of [undefined, ...languages]) {
    const code = each === undefined ? {} : { language_code: each };
    try {
      await call('deleteMyCommands', () => api.deleteMyCommands({ scope, ...code }, signalFor(signal)));
    } catch (error) {
      if (!isNobodyThere(error)) throw error;
    }
    await kept.delete(keyOf(bot, menuName(scope, each)));
  }
}

function isNobodyThere(error: unknown): boolean {
  return error instanceof TelegramError && (error.status === 400 || error.status === 403);
}

function scopeOf(admin: string): BotCommandScope {
  return { type: 'chat', chat_id: Number(admin) };
}

function menuName(scope: BotCommandScope, language: Language | undefined): string {
  return `menu ${JSON.stringify(scope)} ${language}`;
}

function keyOf(bot: number, name: string): string {
  return `${bot} ${name}`;
}

/** Names in a menu have no spaces: `sender_status` is read as `sender status`. */
function menuOf(commands: readonly Command[], role: Role, language: Language): BotCommand[] {
  const offered = commands.filter((command) => includes(role, command.role));
  return offered.slice(0, mostCommands).map(({ name, summary }) => ({
    command: name.replaceAll(' ', '_'),
    description: summary[language].slice(0, longestDescription),
  }));
}
