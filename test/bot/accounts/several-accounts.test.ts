import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import { plainText } from '../../support/reply.ts';
import { group, type TwoAccounts, twoAccounts } from '../../support/two-accounts.ts';

const first = '79161234567';
const text = (reply: Reply | undefined): string => (reply === undefined ? '' : plainText(reply));

/** What a button types. */
function button(reply: Reply | undefined, index = 0): string {
  const found = reply?.buttons?.[index];
  if (found === undefined) throw new Error(`there is no such button: ${text(reply)}`);
  return found.command;
}

async function auditOf({ scope }: TwoAccounts['shop']): Promise<readonly string[]> {
  const records = await scope.own.acting.audit.list({ limit: 20 });
  return records.map(({ command, line, outcome, by }) => `${by.id} ${outcome} ${command} ${line}`);
}

/** The group is about the account `blog` alone. */
async function bound(): Promise<TwoAccounts> {
  const bot = await twoAccounts();
  expect(text(await bot.say('@blog /access account blog'))).toContain('about the account blog alone');
  return bot;
}

describe('a conversation that is about no account alone', () => {
  it('is answered by the first account of the file, and every answer says which one that is', async () => {
    const { say } = await twoAccounts();

    const reply = await say('/balance');

    expect(text(reply)).toContain('Account shop');
    expect(reply?.summary).toMatch(/^shop: /);
  });

  it('is logged with the name of the account', async () => {
    const { say, log } = await twoAccounts();

    await say('@blog /balance');

    const lines = log.filter((line) => line.includes('a command was answered'));
    expect(lines).toEqual([expect.stringContaining('"account":"blog"')]);
  });

  it.each(['@blog /balance', '/balance @blog', '@BLOG balance'])(
    'is answered by the one that is named: %s',
    async (line) => {
      const { say } = await twoAccounts();

      expect(text(await say(line))).toContain('Account blog');
    },
  );

  it('reads what it is asked from that account alone', async () => {
    const { say } = await twoAccounts();
    const added = await say('@blog /sender add new_name comment:"our own shop"');
    await say(button(added));

    expect(text(await say('@blog /sender status new_name'))).toContain('new_name');
    expect(text(await say('/sender status new_name'))).not.toContain('Moderation');
  });

  it('has buttons that stay with their account', async () => {
    const { say } = await twoAccounts();
    const reply = await say('@blog /history count:30');

    const commands = reply?.buttons?.map(({ command }) => command) ?? [];

    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !command.startsWith('@blog /'))).toEqual([]);
    expect(text(await say(button(reply), { pressed: 'm1' }))).toContain('Account blog');
  });

  it('is shown lines to type that stay with their account', async () => {
    const { say } = await twoAccounts();

    expect(text(await say('@blog /access limit'))).toContain('/access @blog limit 5000');
    expect(text(await say('/access @blog limit 5000'))).toMatch(/5,000[\s\S]*Account blog/);
    expect(text(await say('@blog /access account'))).toContain('/balance @shop');
    expect(text(await say('@blog /sender status'))).toContain('/sender @blog status NAME');
  });

  it('is told what there is when it types the name of an account alone', async () => {
    const { say } = await twoAccounts();

    expect(text(await say('@blog'))).toMatch(/\/sender[\s\S]*Account blog/);
  });

  it('is told which accounts there are when it names none of them', async () => {
    const { say } = await twoAccounts();

    expect(text(await say('@other /balance'))).toMatch(/no account other for you\. There are: shop, blog/);
  });

  it('finds no question, listing or card of one account in another', async () => {
    const { say, blog } = await twoAccounts();
    const asked = await say('@blog /sender add new_name comment:"our own shop"');
    const listed = await say('@blog /history count:30');
    const forgedQuestion = button(asked).replace('@blog', '@shop');
    const forgedPage = button(listed).replace('@blog', '@shop');

    expect(text(await say(forgedQuestion, { pressed: 'm1' }))).not.toContain('new_name');
    expect(text(await say(forgedPage, { pressed: 'm2' }))).not.toContain('Account blog');
    expect(blog.sandbox.account().senders.some(({ name }) => name === 'new_name')).toBe(false);
    expect(text(await say(button(asked), { pressed: 'm1' }))).toContain('new_name');
  });

  it('has a reply to a message of ours answered by the account of that message', async () => {
    const { say, platform } = await twoAccounts();
    await say('@blog /sender delete my_shop');
    const question = platform.shown(group).at(-1)?.id ?? '';

    expect(text(await say('/balance', { repliedTo: question }))).toContain('Account blog');
    expect(text(await say('/balance', { repliedTo: 'm999' }))).toContain('Account shop');
  });

  it('has the name that a question in a thread asks for taken by the account of that question', async () => {
    const { say, blog } = await twoAccounts();
    const inThread = { in: { ...group, thread: 't1' } };
    await say('@blog /sender delete my_shop', inThread);

    expect(text(await say('my_shop', { ...inThread, repliedTo: 't1' }))).toMatch(/is deleted[^]*Account blog/);
    expect(blog.sandbox.account().senders.some(({ name }) => name === 'my_shop')).toBe(false);
  });

  it('has a reply that goes on with a line of ours answered by the account of that line', async () => {
    const { say, blog } = await twoAccounts();
    await blog.scope.own.acting.begunLines.keep(group, 'm77', `/send ${first}`);

    expect(text(await say('hello', { repliedTo: 'm77' }))).toMatch(/hello[\s\S]*Account blog/);
    expect(text(await say('@anna hello', { repliedTo: 'm77' }))).toMatch(/@anna hello[\s\S]*Account blog/);
  });

  it('answers in its order, whichever accounts are asked', async () => {
    const { say, platform } = await twoAccounts();

    await Promise.all(['@blog /balance', '@shop /whoami', '/balance', '@blog /whoami'].map((line) => say(line)));

    const order = platform.shown(group).map(({ reply }) => reply.summary.replace(/^(\w+: \D{4}).*$/su, '$1'));
    expect(order.map((summary) => summary.slice(0, 4))).toEqual(['blog', 'shop', 'shop', 'blog']);
  });

  it('names no account to a stranger, whatever they type', async () => {
    const { say } = await twoAccounts();
    const from = { id: 'stranger' };

    const lines = ['@blog /balance', '@other /balance', '/balance'];
    const replies = [];
    for (const line of lines) replies.push(text(await say(line, { from, in: { ...group, id: `-${line}` } })));

    expect(replies.map((reply) => reply.replace(/[A-Z2-9]{6}$/, 'CODE'))).toEqual(
      Array(3).fill(replies[0]?.replace(/[A-Z2-9]{6}$/, 'CODE')),
    );
    expect(replies.join()).not.toMatch(/blog|Account/);
  });
});

describe('roles', () => {
  it('are held apart: who may do something on one account may nothing on another', async () => {
    const bot = await twoAccounts();
    await bot.grant(bot.blog, 'ben', 'operator');
    const from = { id: 'ben' };

    expect(text(await bot.say('/whoami', { from }))).toMatch(/operator[\s\S]*Account blog/);
    expect(text(await bot.say('@blog /balance', { from }))).toContain('Account blog');
    expect(text(await bot.say('@shop /balance', { from }))).toMatch(/no account shop for you\. There are: blog\./);
    expect(await auditOf(bot.blog)).toContain('ben denied balance @… /balance');
    expect(await auditOf(bot.shop)).toEqual([]);
  });

  it('are told apart in /whoami', async () => {
    const bot = await twoAccounts();
    await bot.grant(bot.shop, 'ben', 'viewer');
    await bot.grant(bot.blog, 'ben', 'operator');

    expect(text(await bot.say('/whoami', { from: { id: 'ben' } }))).toContain('shop (viewer), blog (operator)');
  });

  it('let a press change nothing with the role of another account', async () => {
    const bot = await twoAccounts();
    await bot.grant(bot.shop, 'ben', 'operator');
    await bot.grant(bot.blog, 'ben', 'viewer');

    const reply = await bot.say(`@blog /send ${first} hello`, { from: { id: 'ben' } });

    expect(text(reply)).toMatch(/operator/);
    expect(await auditOf(bot.blog)).toEqual([expect.stringMatching(/^ben denied send/)]);
  });
});

describe('a conversation that is about one account alone', () => {
  it('is answered by it, also in a thread and with its name', async () => {
    const { say } = await bound();

    for (const line of ['/balance', '@blog /balance']) expect(text(await say(line))).toContain('Account blog');
    expect(text(await say('/balance', { in: { ...group, thread: '7' } }))).toContain('Account blog');
    expect(text(await say('/balance', { in: { ...group, id: '-other' } }))).toContain('Account shop');
  });

  it('reaches no other: it is told so, and the try is noted', async () => {
    const bot = await bound();

    expect(text(await bot.say('@shop /sender delete my_shop'))).toBe(
      'This conversation is about the account blog alone.',
    );
    expect(text(await bot.say('/balance @shop'))).toBe('This conversation is about the account blog alone.');
    expect(await auditOf(bot.blog)).toContain('ann denied sender delete @… /sender delete');
    expect(await auditOf(bot.shop)).toEqual([]);
  });

  it('has a password taken away that was typed with the name of another', async () => {
    const bot = await bound();
    const before = bot.taken.length;

    await bot.say('@shop /subclient add new_sub password:canary');
    await bot.say('@shop /balance');

    expect(bot.taken.slice(before)).toEqual(['@shop /subclient add new_sub password:canary']);
  });

  it('does nothing for an old or forged button of another', async () => {
    const bot = await twoAccounts();
    const asked = await bot.say('@shop /sender add new_name comment:"our own shop"');
    await bot.say('/access account blog');
    const pressed = { pressed: 'm1' };

    const old = await bot.say(button(asked), pressed);
    const nameless = await bot.say(button(asked).replace('@shop ', ''), pressed);
    const forged = await bot.say(button(asked).replace('@shop', '@blog'), pressed);

    expect(old?.audience).toBe('asker');
    expect(text(old)).toContain('about the account blog alone');
    for (const reply of [nameless, forged]) expect(text(reply)).not.toContain('new_name');
    expect(bot.shop.sandbox.account().senders.some(({ name }) => name === 'new_name')).toBe(false);
    expect(await auditOf(bot.blog)).toContain('ann denied confirm @… /confirm');
  });

  it('is a place of strangers for who has a role on another account alone', async () => {
    const bot = await bound();
    await bot.grant(bot.shop, 'ben', 'admin');

    const reply = await bot.say('@shop /balance', { from: { id: 'ben' } });

    expect(text(reply)).toContain('works for its own team only');
  });

  it('is freed by an admin of its account, and by nobody else', async () => {
    const bot = await bound();
    await bot.grant(bot.blog, 'ben', 'operator');

    expect(text(await bot.say('/access account off', { from: { id: 'ben' } }))).toMatch(/admin/);
    expect(await bot.bindings.of(group)).toBe('blog');
    await bot.say('/access account off');
    expect(text(await bot.say('@shop /balance'))).toContain('Account shop');
  });

  it('is given to an account by an admin of that account alone', async () => {
    const bot = await twoAccounts();
    await bot.grant(bot.shop, 'ben', 'admin');
    await bot.grant(bot.blog, 'ben', 'viewer');
    const from = { id: 'ben' };

    expect(text(await bot.say('/access account blog', { from }))).toContain('Only an admin of the account blog');
    expect(text(await bot.say('/access account other', { from }))).toContain('no account other');
    expect(await bot.bindings.of(group)).toBeUndefined();
    expect(text(await bot.say('/access account SHOP', { from }))).toContain('about the account shop alone');
  });

  it('reaches none when its account is not in the settings any more', async () => {
    const bot = await twoAccounts();
    await bot.bindings.bind(group, 'former');

    expect(text(await bot.say('/balance'))).toMatch(/which the bot has no more.*\/access account shop/);
    expect(await auditOf(bot.shop)).toEqual(['ann denied balance @… /balance']);
    expect(text(await bot.say('@shop /balance'))).toContain('which the bot has no more');
    expect(await bot.say('/balance', { from: { id: 'stranger' } })).toBeUndefined();
    expect(await auditOf(bot.shop)).toContain('stranger stranger balance /balance');
  });

  it('answers nothing to a press that its platform has answered by itself, and notes it', async () => {
    const bot = await bound();

    expect(await bot.say('@shop /send', { pressed: '5', answeredWith: 'form' })).toBeUndefined();
    expect(await bot.say('@blog /send', { pressed: '5', answeredWith: 'form' })).toBeUndefined();

    const [opened, refused] = await auditOf(bot.blog);
    expect([opened, refused]).toEqual(['ann opened send /send', 'ann denied send @… /send']);
  });

  it('is bound anew by an admin when its account is not in the settings any more', async () => {
    const bot = await twoAccounts();
    await bot.grant(bot.shop, 'ben', 'operator');
    await bot.bindings.bind(group, 'former');

    expect(text(await bot.say('/access account off', { from: { id: 'ben' } }))).toContain('needs the role admin');
    expect(await bot.bindings.of(group)).toBe('former');
    expect(text(await bot.say('/access account blog'))).toContain('about the account blog alone');
    expect(text(await bot.say('/balance'))).toContain('Account blog');
  });

  it('names no other to those who read there', async () => {
    const bot = await twoAccounts();

    const replies = [await bot.say('@shop /access account blog')];
    for (const line of ['/whoami', '/access account', '/access account nowhere', '/help access account']) {
      replies.push(await bot.say(line));
    }

    const words = replies.map(text);
    expect(words[0]).toMatch(/about the account blog alone\.\s+Account blog$/);
    // It stands in the examples of the command.
    for (const each of words.slice(0, 2)) expect(each).not.toContain('shop');
    expect(words[2]).not.toMatch(/shop +admin/);
    expect(words[3]).toMatch(/no account nowhere for you\. There are: blog\./);
  });

  it('says what it is about when it is asked', async () => {
    const bot = await twoAccounts();

    expect(text(await bot.say('/access account'))).toMatch(/shop +admin\s+blog +admin\s+Any account/);
    await bot.bindings.bind(group, 'blog');
    expect(text(await bot.say('/access account'))).toContain('about the account blog alone');
  });
});

describe('while the database fails', () => {
  it('nobody is taken to an account, and who is known is told', async () => {
    const bot = await twoAccounts();
    await bot.database.close();

    const reply = await bot.say('@shop /balance');

    expect(reply?.tone).toBe('bad');
    expect(text(reply)).not.toContain('Account');
    expect(await bot.say('/balance', { from: { id: 'stranger' } })).toBeUndefined();
  });
});

describe('what happens', () => {
  it('on two accounts is told in one chat, each time with the name of its account', async () => {
    const bot = await twoAccounts();
    for (const name of ['shop', 'blog'])
      expect(text(await bot.say(`@${name} /subscribe inbox`))).toContain(`Account ${name}`);
    const before = bot.platform.shown(group).length;

    for (const { sandbox, scope } of [bot.shop, bot.blog]) {
      sandbox.advance(26 * 3_600_000);
      (await scope.watching())?.wake('inbox');
    }

    const told = (): readonly Reply[] =>
      bot.platform
        .shown(group)
        .slice(before)
        .map(({ reply }) => reply);
    await vi.waitFor(
      () => expect(new Set(told().map(({ summary }) => summary.slice(0, 5)))).toEqual(new Set(['shop:', 'blog:'])),
      { timeout: 15_000 },
    );
    for (const reply of told()) {
      const [name = ''] = reply.summary.split(':');
      expect(text(reply)).toContain(`Account ${name}`);
      for (const { command } of reply.buttons ?? []) expect(command).toMatch(new RegExp(`^@${name} /`));
    }
  }, 30_000);
});

it('asks for an approval in no chat that is about another account', async () => {
  const bot = await twoAccounts();
  await bot.grant(bot.shop, 'ben', 'operator');
  const chat = { platform: 'test', id: 'ann', kind: 'private' } as const;
  await bot.say('@shop /access limit 0.01');
  await bot.bindings.bind(chat, 'blog');
  const from = { id: 'ben' };

  await bot.say(button(await bot.say(`@shop /send ${first} hello`, { from })), { from, pressed: 'm9' });
  expect(bot.platform.shown(chat)).toEqual([]);

  await bot.bindings.release(chat);
  await bot.say(button(await bot.say(`@shop /send ${first} hello`, { from })), { from, pressed: 'm9' });
  const [card] = bot.platform.shown(chat);
  expect(card?.reply.summary).toMatch(/^shop: /);
  expect(button(card?.reply)).toMatch(/^@shop \/approve /);
});
