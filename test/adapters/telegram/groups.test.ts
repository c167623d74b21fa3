import { describe, expect, it, onTestFinished } from 'vitest';
import { createBindings, ofAllAccounts } from '../../../src/bot/accounts/bindings.ts';
import { text } from '../../../src/bot/reply.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

/** A group that speaks Russian, may ask, and has a listing with buttons on its screen. */
async function settled() {
  const it = await startTelegramBot();
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { telegram, anna, replies, start } = it;
  const group = telegram.addGroup({ people: [anna] });
  telegram.say(group, anna, '/language ru here');
  await replies(1, group);
  telegram.say(group, anna, '/access grant here viewer');
  await replies(2, group);
  telegram.say(group, anna, '/inbox');
  const listing = (await replies(3, group)).at(-1);
  const [button] = listing?.buttons ?? [];
  if (button === undefined || !('callback_data' in button)) throw new Error('there is no button');
  await telegram.drained();
  // From here on only what was granted counts.
  await start({ role: 'stranger' });
  return { ...it, group, data: button.callback_data };
}

describe('a group that becomes a supergroup', () => {
  it('keeps its language, its roles, its pages and its buttons, by the service message', async () => {
    const { telegram, anna, group, data, replies } = await settled();
    const created = telegram.migrate(group);
    await telegram.drained();
    telegram.say(created, anna, '/inbox');
    const [shown] = await replies(1, created);
    if (shown === undefined) throw new Error('nothing was shown');

    const answer = await telegram.press(created, anna, shown, { data });

    expect(shown.text).toContain('входящих SMS');
    expect(answer).toMatchObject({ text: '' });
    await telegram.until(() => telegram.lastReply(created)?.text.includes('Страница 2 из 6'));
  });

  it('is followed by an answer under way, with all that is kept of it', async () => {
    const { bot, telegram, group, replies, adapter, log } = await settled();
    // No update tells of it.
    await adapter().stop();
    const created = telegram.migrate(group);
    const place = { platform: 'telegram', id: String(group.id), kind: 'group' } as const;

    await adapter().post(place, { summary: 'late', blocks: [text('late')] });

    expect((await replies(1, created)).map((message) => message.text)).toEqual(['late']);
    const grants = await bot.database.query("SELECT subject FROM access_grant WHERE kind = 'conversation'");
    expect(grants).toEqual([{ subject: String(created.id) }]);
    const kept = await bot.database.query('SELECT key FROM kept WHERE key LIKE $1', [`%"${group.id}"%`]);
    expect(kept).toEqual([]);
    expect(log.join('')).not.toContain('"level":"error"');
  });

  it('takes along what is kept of it for every account', async () => {
    const { bot, telegram, group, adapter, start } = await settled();
    const bindings = createBindings(bot.database, bot.clock);
    const place = { platform: 'telegram', id: String(group.id), kind: 'group' } as const;
    await bindings.bind(place, 'blog');
    await start({ adapter: { alsoKeptUnder: ['blog', ofAllAccounts] } });
    const created = telegram.migrate(group);

    await adapter().post(place, { summary: 'late', blocks: [text('late')] });

    expect(await bindings.of({ ...place, id: String(created.id) })).toBe('blog');
    expect(await bindings.of(place)).toBeUndefined();
  });

  it('is moved once, however often it is told', async () => {
    const { bot, telegram, anna, group, replies } = await settled();
    const created = telegram.migrate(group);
    const told = { chat: { ...created, id: group.id, type: 'group' }, message_id: 9000, date: 0, from: anna };
    telegram.deliver('message', { ...told, migrate_to_chat_id: created.id });
    await telegram.drained();
    telegram.say(created, anna, '/language');

    await replies(1, created);
    const grants = await bot.database.query("SELECT subject FROM access_grant WHERE kind = 'conversation'");
    expect(grants).toEqual([{ subject: String(created.id) }]);
  });
});

describe('a group that has thrown the bot out, or a person who blocked it', () => {
  it('is no error, and others are answered', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna, ask, log } = it;
    const boris = telegram.addPrivateChat();
    const group = telegram.addSupergroup({ people: [anna] });
    telegram.fault(
      'sendMessage',
      { kind: 'kicked' },
      { when: ({ parameters }) => parameters.chat_id === String(group.id) },
    );
    telegram.fault(
      'sendMessage',
      { kind: 'blocked' },
      { when: ({ parameters }) => parameters.chat_id === String(boris.id) },
    );
    telegram.say(group, anna, '/help');
    telegram.say(boris, boris, '/help');
    await telegram.until(() => telegram.calls('sendMessage').filter(({ status }) => status === 403).length === 2);

    expect((await ask('/help')).text).toContain('/balance');
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });
});
