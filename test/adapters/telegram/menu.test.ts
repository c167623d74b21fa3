import { describe, expect, it, onTestFinished } from 'vitest';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { secret } from '../../../src/lib/secret.ts';
import { startFakeTelegram } from '../../support/telegram/fake-telegram.ts';
import { startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

async function greeted(options?: Parameters<typeof startTelegramBot>[0]): Promise<TelegramBot> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  await it.telegram.until(() => it.telegram.calls('getUpdates').length > 0);
  return it;
}

/** Resolves when a bot that is started anew has come to polling. */
async function again(it: TelegramBot, options?: Parameters<TelegramBot['start']>[0]): Promise<number> {
  const [menus, polls] = [setsOf(it), it.telegram.calls('getUpdates').length];
  await it.start(options);
  await it.telegram.until(() => it.telegram.calls('getUpdates').length > polls);
  return setsOf(it) - menus;
}

function setsOf({ telegram }: TelegramBot): number {
  return telegram.calls().filter(({ method }) => method.startsWith('setMy')).length;
}

function scoped({ scope }: Readonly<Record<string, unknown>>, chat: number): boolean {
  return typeof scope === 'object' && scope !== null && 'chat_id' in scope && scope.chat_id === chat;
}

const names = (menu: readonly { readonly command: string }[] = []): readonly string[] =>
  menu.map(({ command }) => command);

describe('the menus', () => {
  it('are there for each language and kind of chat, with what its people may run', async () => {
    const { telegram } = await greeted({ language: 'ru' });
    const menus = telegram.menus();

    const scopes = ['all_private_chats', 'all_group_chats', 'all_chat_administrators'];
    const keys = [...menus.keys()].map((key) => key.replace(/:$/, '')).toSorted();
    expect(keys).toEqual(scopes.flatMap((scope) => [scope, `${scope}:en`, `${scope}:ru`]).toSorted());
    const english = menus.get('all_private_chats:en') ?? [];
    expect(english.find(({ command }) => command === 'sender_status')?.description).toBe(
      everyCommand.find(({ name }) => name === 'sender status')?.summary.en,
    );
    expect(menus.get('all_private_chats:ru')?.every(({ description }) => /[а-я]/i.test(description))).toBe(true);
    expect(names(english)).not.toContain('access_grant');
    expect(names(english)).not.toContain('subclient_stats');
    expect(names(menus.get('all_chat_administrators:en'))).toContain('subclient_stats');
    expect(names(menus.get('all_group_chats:en'))).toEqual(names(english));
  });

  it('of those whose Telegram speaks neither language are in the bot’s own', async () => {
    const { telegram } = await greeted({ language: 'ru' });
    const [menu = []] = [...telegram.menus()]
      .filter(([key]) => /^all_private_chats:?$/.test(key))
      .map(([, its]) => its);

    expect(menu.length).toBeGreaterThan(10);
    expect(menu.every(({ description }) => /[а-я]/i.test(description))).toBe(true);
  });

  it('of admins by the settings have everything', async () => {
    const { telegram } = await greeted({ adapter: { admins: ['1001'] } });
    const [menu = []] = [...telegram.menus()].filter(([key]) => key.includes('1001')).map(([, its]) => its);

    expect(names(menu)).toContain('access_grant');
    expect(names(menu)).toHaveLength(everyCommand.length);
  });

  it('and the descriptions are set once, and again only when they changed', async () => {
    const it = await greeted();
    const { long, short } = it.telegram.descriptions();

    expect([...long.keys()].toSorted()).toEqual(['', 'en', 'ru']);
    expect([...short.keys()].toSorted()).toEqual(['', 'en', 'ru']);
    expect(await again(it)).toBe(0);
    expect(await again(it, { adapter: { commands: everyCommand.slice(1) } })).toBeGreaterThan(0);
    expect(await again(it, { adapter: { commands: everyCommand.slice(1) } })).toBe(0);
    expect(it.telegram.calls().every(({ status }) => status < 400)).toBe(true);
  });

  it('of an admin who has not met the bot yet are left out, are set at a later start, and keep back no others', async () => {
    const it = await greeted({ adapter: { admins: ['7', '1001'] } });
    const keys = (): string => [...it.telegram.menus().keys()].join();

    expect(keys()).toContain('1001');
    expect(keys()).not.toMatch(/\b7\b/);
    expect(it.telegram.descriptions().short.size).toBe(3);
    it.telegram.addPrivateChat({ id: 7 });
    expect(await again(it)).toBe(3);
    expect(keys()).toMatch(/\b7\b/);
  });

  it('of who is no longer admin by the settings is taken away at the next start, once, and comes back with the place', async () => {
    const it = await greeted({ adapter: { admins: ['1001'] } });
    const ofAnna = (): number => [...it.telegram.menus().keys()].filter((key) => key.includes('1001')).length;
    expect(ofAnna()).toBe(3);

    await again(it, { adapter: { admins: [] } });
    expect(ofAnna()).toBe(0);
    expect(it.telegram.calls('deleteMyCommands')).toHaveLength(3);
    await again(it, { adapter: { admins: [] } });
    expect(it.telegram.calls('deleteMyCommands')).toHaveLength(3);
    expect(await again(it, { adapter: { admins: ['1001'] } })).toBe(3);
    expect(ofAnna()).toBe(3);
  });

  it('of a former admin are tried again when they could not be taken away, and let go when the chat is not there', async () => {
    const it = await greeted({ adapter: { admins: ['7', '1001'] } });
    it.telegram.fault('deleteMyCommands', { kind: 'reset' }, { when: ({ parameters }) => scoped(parameters, 1001) });
    await again(it, { adapter: { admins: [] } });
    expect(it.telegram.calls('deleteMyCommands').some(({ status }) => status === 0)).toBe(true);

    await again(it, { adapter: { admins: [] } });
    expect([...it.telegram.menus().keys()].join()).not.toContain('1001');
    const before = it.telegram.calls('deleteMyCommands').length;
    await again(it, { adapter: { admins: [] } });
    expect(it.telegram.calls('deleteMyCommands')).toHaveLength(before);
  });

  it('of another bot with the same database are its own', async () => {
    const it = await greeted();
    const other = await startFakeTelegram({ clock: it.bot.clock, token: '4200000002:BBFake' });
    onTestFinished(() => other.close());
    const adapter = await it.start({ adapter: { token: secret(other.token), url: other.url } });
    await other.until(() => other.calls('getUpdates').length > 0);
    await adapter.stop();

    expect(other.menus().size).toBe(it.telegram.menus().size);
  });

  it('of another usual language are set again', async () => {
    const it = await greeted({ language: 'en' });

    expect(await again(it, { language: 'ru' })).toBeGreaterThan(0);
  });

  it('that could not be set are set at the next start, and the bot answers meanwhile', async () => {
    const it = await startTelegramBot({ isStarted: false });
    onTestFinished(() => it[Symbol.asyncDispose]());
    it.telegram.fault('setMyCommands', { kind: 'flood', retryAfter: 600 });
    await it.start();

    expect((await it.ask('/help')).text).toContain('/balance');
    expect(await again(it)).toBeGreaterThan(0);
  });

  it('have names that are read as the commands they stand for', async () => {
    const it = await greeted();
    const [menu = []] = [...it.telegram.menus().values()];
    const heard: string[] = [];
    await it.start({ handle: async ({ text }) => void heard.push(text) });
    for (const { command } of menu) it.telegram.say(it.anna, it.anna, `/${command}`);
    await it.telegram.until(() => heard.length === menu.length);

    expect(heard.every((line) => everyCommand.some(({ name }) => `/${name}` === line))).toBe(true);
  });
});
