import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeTelegram } from './control.ts';
import { startFakeTelegram } from './fake-telegram.ts';
import type { FaultKind } from './faults.ts';

let telegram: FakeTelegram;
let api: Api;

beforeEach(async () => {
  telegram = await startFakeTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.url, timeoutSeconds: 1 });
});
afterEach(() => telegram.close());

describe('menus', () => {
  test('are kept by scope and language', async () => {
    const group = telegram.addSupergroup();
    const commands = [{ command: 'balance', description: 'Баланс' }];
    await api.setMyCommands(commands, { language_code: 'ru', scope: { type: 'all_private_chats' } });
    await api.setMyCommands([], { scope: { type: 'chat_administrators', chat_id: group.id } });
    expect([...telegram.menus().keys()]).toEqual(['all_private_chats:ru', `chat_administrators:${group.id}`]);
    expect(await api.getMyCommands({ language_code: 'ru', scope: { type: 'all_private_chats' } })).toEqual(commands);
    expect(await api.getMyCommands()).toEqual([]);
    await api.deleteMyCommands({ language_code: 'ru', scope: { type: 'all_private_chats' } });
    expect(telegram.menus().size).toBe(1);
  });

  test.each([
    ['capitals', 'Balance', 'x', 'BOT_COMMAND_INVALID'],
    ['33 letters', 'a'.repeat(33), 'x', 'command length must not exceed 32'],
    ['no description', 'a', ' ', 'command description must be non-empty'],
    ['a description of 257', 'a', 'я'.repeat(257), 'command description length must not exceed 256'],
  ])('%s are refused', async (_name, command, description, words) => {
    await expect(api.setMyCommands([{ command, description }])).rejects.toThrow(`400: Bad Request: ${words}`);
  });

  test('101 commands, odd languages and strange chats are refused', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ command: `a${at}`, description: 'x' }));
    await expect(api.setMyCommands(many)).rejects.toThrow('BOT_COMMANDS_TOO_MUCH');
    await expect(api.setMyCommands([], { language_code: 'rus' as 'ru' })).rejects.toThrow('invalid language code');
    await expect(api.setMyCommands([], { scope: { type: 'chat', chat_id: -1 } })).rejects.toThrow('chat not found');
  });

  test('descriptions fall back to the one for everybody', async () => {
    await api.setMyDescription('Everybody');
    await api.setMyShortDescription('Кратко', { language_code: 'ru' });
    expect(await api.getMyDescription({ language_code: 'ru' })).toEqual({ description: 'Everybody' });
    expect(await api.getMyShortDescription({ language_code: 'ru' })).toEqual({ short_description: 'Кратко' });
    await expect(api.setMyShortDescription('я'.repeat(121))).rejects.toThrow('400: Bad Request: ABOUT_TOO_LONG');
  });
});

describe('faults', () => {
  test.each<[FaultKind, string]>([
    [{ kind: 'flood', retryAfter: 7 }, '429: Too Many Requests: retry after 7'],
    [{ kind: 'conflict' }, '409: Conflict: terminated by other getUpdates request'],
    [{ kind: 'blocked' }, '403: Forbidden: bot was blocked by the user'],
    [{ kind: 'migrated', to: -100 }, '400: Bad Request: group chat was upgraded to a supergroup chat'],
    [{ kind: 'unauthorized' }, '401: Unauthorized'],
    [{ kind: 'page', status: 502 }, "Network request for 'sendMessage' failed!"],
    [{ kind: 'reset' }, "Network request for 'sendMessage' failed!"],
    [{ kind: 'silence' }, "Network request for 'sendMessage' failed!"],
  ])('%o hits one call, which has no effect', async (fault, words) => {
    const { id } = telegram.addPrivateChat();
    telegram.fault('sendMessage', fault);
    await expect(api.sendMessage(id, 'a')).rejects.toThrow(words);
    expect(telegram.messages({ id })).toEqual([]);
    await api.sendMessage(id, 'a');
  });

  test.each<[FaultKind]>([[{ kind: 'reset', after: true }], [{ kind: 'page', status: 500, after: true }]])(
    '%o comes after the effect',
    async (fault) => {
      const { id } = telegram.addPrivateChat();
      telegram.fault('*', fault);
      await expect(api.sendMessage(id, 'a')).rejects.toThrow('failed!');
      expect(telegram.messages({ id })).toHaveLength(1);
    },
  );

  test('a fault can be for some calls only, for several, and be lifted', async () => {
    const [one, two] = [telegram.addPrivateChat(), telegram.addPrivateChat()];
    const when = { when: ({ parameters }: { parameters: { chat_id?: unknown } }) => parameters.chat_id === one.id };
    const lift = telegram.fault('sendMessage', { kind: 'blocked' }, { times: Infinity, ...when });
    await api.sendMessage(two.id, 'a');
    await expect(api.sendMessage(one.id, 'a')).rejects.toThrow('403');
    await expect(api.sendMessage(one.id, 'a')).rejects.toThrow('403');
    lift();
    await api.sendMessage(one.id, 'a');
    expect(telegram.calls('sendMessage').map(({ status }) => status)).toEqual([200, 403, 403, 200]);
  });
});

test('a thousand messages take well under a second or two', async () => {
  const { id } = telegram.addPrivateChat();
  const started = performance.now();
  for (let at = 0; at < 1000; at += 1) telegram.say({ id }, { id }, `/balance ${at}`);
  const root = `${telegram.url}/bot${telegram.token}/sendMessage`;
  const body = JSON.stringify({
    chat_id: id,
    text: 'a '.repeat(100),
    entities: [{ type: 'pre', offset: 0, length: 199 }],
  });
  const headers = { 'content-type': 'application/json' };
  const send = async (): Promise<void> => void (await (await fetch(root, { method: 'POST', headers, body })).text());
  for (let at = 0; at < 1000; at += 50) await Promise.all(Array.from({ length: 50 }, send));
  expect(telegram.messages({ id })).toHaveLength(2000);
  expect(performance.now() - started).toBeLessThan(5000);
});
