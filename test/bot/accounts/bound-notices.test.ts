import { describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { plainText } from '../../support/reply.ts';
import { group, type TwoAccounts, twoAccounts } from '../../support/two-accounts.ts';

const hour = 3_600_000;
const chatOf = (id: string): Conversation => ({ platform: 'test', id, kind: 'private' });
const text = (reply: Reply | undefined): string => (reply === undefined ? '' : plainText(reply));

/** What stands in a conversation, from a place on. */
function told({ platform }: TwoAccounts, place: Conversation, from = 0): string {
  return platform
    .shown(place)
    .slice(from)
    .map(({ reply }) => text(reply))
    .join('\n');
}

/** An SMS comes to each account, and is looked for at once. */
async function smsComes({ shop, blog }: TwoAccounts): Promise<void> {
  for (const { sandbox, scope } of [shop, blog]) {
    sandbox.advance(26 * hour);
    (await scope.watching())?.wake('inbox');
  }
}

/** Ben, an operator of both accounts, has the group and a thread of it told of both; then it is about the shop alone. */
async function boundWhileTold(): Promise<TwoAccounts> {
  const bot = await twoAccounts();
  for (const side of [bot.shop, bot.blog]) await bot.grant(side, 'ben', 'operator');
  await bot.grant(bot.shop, 'sam', 'admin');
  const from = { id: 'ben' };
  for (const name of ['shop', 'blog']) await bot.say(`@${name} /subscribe inbox`, { from });
  await bot.say('@blog /subscribe mailing', { from, in: { ...group, thread: '7' } });
  return bot;
}

describe('a conversation that was told of two accounts and is about one of them now', () => {
  it('is told of the other no more, and who subscribed hears that', async () => {
    const bot = await boundWhileTold();

    const reply = await bot.say('/access account shop');
    const before = bot.platform.shown(group).length;
    await smsComes(bot);

    expect(text(reply)).toMatch(
      /about the account shop alone[\s\S]*other accounts is not told here any more[\s\S]*Account shop$/,
    );
    expect(text(reply)).not.toContain('blog');
    await vi.waitFor(() => expect(told(bot, group, before)).toContain('Account shop'), { timeout: 15_000 });
    expect(told(bot, group, before)).not.toContain('blog');
    for (const person of ['ben', 'ann']) {
      const heard = told(bot, chatOf(person));
      expect(heard).toMatch(/Subscription #1 is broken[\s\S]*about another account alone now[\s\S]*Account blog/);
      expect(heard).toContain('Subscription #2 is broken');
      expect(heard).not.toContain('Account shop');
    }
  }, 30_000);

  it('tells who has no role on the other account nothing of it', async () => {
    const bot = await boundWhileTold();

    const reply = await bot.say('/access account shop', { from: { id: 'sam' } });

    expect(text(reply)).toBe('From now on this conversation is about the account shop alone.\nAccount shop');
    expect(told(bot, chatOf('sam'))).toBe('');
    expect(told(bot, chatOf('ben'))).toContain('Subscription #1 is broken');
  });

  it('is told of it again when any account may be named there', async () => {
    const bot = await boundWhileTold();
    await bot.say('/access account shop');
    await bot.say('/access account off');
    const before = bot.platform.shown(group).length;
    await smsComes(bot);

    await vi.waitFor(() => expect(told(bot, group, before)).toContain('Account blog'), { timeout: 15_000 });
    expect(told(bot, chatOf('ben'))).toContain('Subscription #1 goes on');
  }, 30_000);

  it('is shown nothing of it either where that was bound by a way that nobody saw', async () => {
    const bot = await boundWhileTold();
    await bot.bindings.bind(group, 'shop');
    const before = bot.platform.shown(group).length;

    await smsComes(bot);

    await vi.waitFor(() => expect(told(bot, chatOf('ben'))).toContain('Subscription #1 is broken'), {
      timeout: 15_000,
    });
    expect(told(bot, group, before)).not.toContain('blog');
  }, 30_000);
});
