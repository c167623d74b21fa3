import { describe, expect, it } from 'vitest';
import type { Shown as SlackShown } from '../support/slack/control.ts';
import type { Shown } from '../support/telegram/shown.ts';
import { twoAccountsApp } from '../support/two-accounts-app.ts';

const only = 'This conversation is about the account shop alone.';
const stranger = 'This bot works for its own team only';

/** People on Telegram: Kim has a role on the shop, Ben on the blog, Dora on both; and a group of all. */
async function onTelegram() {
  const bot = await twoAccountsApp();
  const { telegram, ann } = bot;
  const [kim, ben, dora] = ['Kim', 'Ben', 'Dora'].map((name) => telegram.addPrivateChat({ first_name: name }));
  if (kim === undefined || ben === undefined || dora === undefined) throw new Error('nobody is there');
  const group = telegram.addSupergroup({ people: [ann, kim, ben, dora] });
  const shown = (chat: { readonly id: number }): readonly Shown[] =>
    telegram.messages(chat).filter(({ byBot }) => byBot);
  /** Says a line and gives what is answered. */
  const ask = async (person: { readonly id: number }, line: string, chat: { readonly id: number } = person) => {
    const before = shown(chat).length;
    telegram.say(chat, person, line);
    const [answer] = await telegram.until(() => shown(chat).length > before && shown(chat).slice(-1));
    if (answer === undefined) throw new Error(`nothing was answered to ${line}`);
    return answer;
  };
  /** What is said to a line that nobody answers: nothing, though everything before and behind it is seen to. */
  const isSilent = async (person: { readonly id: number }, line: string, chat: { readonly id: number }) => {
    const before = shown(chat).length;
    telegram.say(chat, person, line);
    await telegram.drained();
    await ask(ann, '/language');
    return shown(chat).length === before;
  };
  await bot.start('shop', 'blog');
  for (const [person, account] of [
    [kim, 'shop'],
    [ben, 'blog'],
    [dora, 'shop'],
    [dora, 'blog'],
  ] as const) {
    await ask(ann, `/access @${account} grant telegram:${person.id} operator`);
  }
  return { ...bot, kim, ben, dora, group, ask, isSilent, shown };
}

async function auditOf({ ask, ann }: Awaited<ReturnType<typeof onTelegram>>, account: string): Promise<string> {
  return (await ask(ann, `/audit @${account}`)).text;
}

describe('a group on Telegram that is about one account', () => {
  it('answers of it alone, and tells nobody whose role is elsewhere of anything', async () => {
    const bot = await onTelegram();
    const { ask, isSilent, ann, kim, ben, dora, group } = bot;
    await ask(ann, '/access account shop', group);

    for (const person of [kim, dora]) {
      expect((await ask(person, '/balance', group)).text).toContain('Account shop');
      expect((await ask(person, '/balance @blog', group)).text).toBe(only);
      expect((await ask(person, '/sender @blog delete my_shop', group)).text).toBe(only);
      expect((await ask(person, `@${bot.telegram.bot.username} @blog balance`, group)).text).toBe(only);
    }
    expect((await ask(ben, '/balance @blog', group)).text).toMatch(new RegExp(`^${stranger}[^]*[A-Z2-9]{6}$`));
    expect(await isSilent(ben, '/balance @shop', group)).toBe(true);
    expect((await ask(ben, '/balance')).text).toContain('Account blog');
    expect((await ask(dora, '/balance @blog')).text).toContain('Account blog');
    expect((await ask(kim, '/balance @blog')).text).toMatch(/no account blog for you\. There are: shop\./);
    expect((await ask(kim, '/balance @nowhere')).text).toMatch(/no account nowhere for you\. There are: shop\./);

    const [ofShop, ofBlog] = [await auditOf(bot, 'shop'), await auditOf(bot, 'blog')];
    expect(ofShop).toMatch(new RegExp(`telegram:${dora.id}[^]*telegram:${kim.id}`));
    expect(ofShop).not.toContain('@blog');
    expect(ofBlog).not.toContain(`telegram:${kim.id}`);
  }, 60_000);

  it('does nothing for buttons of another account that stand there since before', async () => {
    const bot = await onTelegram();
    const { telegram, ask, shown, ann, kim, dora, group, blog } = bot;
    const listed = await ask(dora, '/history @blog count:30', group);
    const asked = await ask(dora, '/sender @blog add new_name comment:"our own shop"', group);
    await ask(ann, '/access account shop', group);
    const before = shown(group).map(({ text }) => text);

    for (const message of [listed, asked]) {
      for (const label of message.keyboard.flat()) {
        for (const person of [dora, kim]) {
          const answer = await telegram.press(group, person, message, label);
          expect([label, answer?.text]).toEqual([label, only]);
        }
      }
    }

    expect(listed.keyboard.flat().length + asked.keyboard.flat().length).toBeGreaterThan(3);
    expect(shown(group).map(({ text }) => text)).toEqual(before);
    expect(blog.account().senders.some(({ name }) => name === 'new_name')).toBe(false);
    expect(await auditOf(bot, 'shop')).toContain('/confirm');
  }, 60_000);
});

describe('a channel in Slack that is about one account', () => {
  it('answers of it alone, however the other is named, and its buttons of before do nothing', async () => {
    const { slack, anna, start, blog } = await twoAccountsApp();
    const boris = slack.addUser({ name: 'boris' });
    const channel = slack.addChannel({ people: [anna, boris] });
    await start('shop', 'blog');
    const seen = (place = channel, person = anna): readonly SlackShown[] =>
      slack.shown(place, person).filter(({ byBot }) => byBot);
    const answered = async (act: () => Promise<unknown>, place = channel, person = anna): Promise<SlackShown> => {
      const before = new Set(seen(place, person).map((message) => JSON.stringify(message)));
      await act();
      const fresh = () => seen(place, person).filter((message) => !before.has(JSON.stringify(message)));
      await slack.until(() => fresh().length > 0);
      const last = fresh().at(-1);
      if (last === undefined) throw new Error('nothing was answered');
      return last;
    };
    const typed = (text: string, place = channel, person = anna): Promise<SlackShown> =>
      answered(() => slack.command(place, person, '/smsc', text), place, person);

    await typed(`@shop access grant slack:${boris.id} viewer`);
    const asked = await typed('@blog sender add new_name comment:"our own shop"');
    const listed = await typed('@blog history count:30');
    expect((await typed('access account shop')).read).toContain('about the account shop alone');

    for (const text of ['@blog balance', 'balance @blog', '@blog access account blog', '@blog send 79991234567 hi']) {
      expect((await typed(text)).read).toBe(only);
    }
    const direct = await answered(() => slack.command(channel, anna, '/balance', '@blog'));
    const mentioned = await answered(() => slack.say(channel, anna, '@bot @blog balance'));
    expect([direct.read, mentioned.read]).toEqual([only, only]);
    expect((await typed('@blog balance', channel, boris)).read).toBe(only);
    for (const [message, label] of [
      [asked, asked.labels[0] ?? ''],
      [listed, listed.labels[0] ?? ''],
    ] as const) {
      const answer = await answered(() => slack.press(channel, anna, message, label));
      expect([label, answer.read]).toEqual([label, only]);
    }
    expect(blog.account().senders.some(({ name }) => name === 'new_name')).toBe(false);
    expect((await typed('@blog balance', slack.direct(anna))).read).toContain('Account blog');
    expect((await typed('@blog balance', slack.direct(boris), boris)).read).toContain('no account blog for you');
    expect(slack.refused()).toEqual([]);
  }, 60_000);
});

describe('when the accounts of the file change', () => {
  it('languages and old buttons stay, whichever account is first', async () => {
    const { telegram, ask, ann, start } = await onTelegram();
    await ask(ann, '/language ru');
    const ofBlog = await ask(ann, '/history @blog count:30');
    const ofShop = await ask(ann, '/history count:30');

    await start('blog', 'shop');

    expect((await ask(ann, '/balance')).text).toContain('Аккаунт blog');
    for (const [message, account] of [
      [ofBlog, 'blog'],
      [ofShop, 'shop'],
    ] as const) {
      const [[label = ''] = []] = message.keyboard;
      const standing = () => telegram.messages(ann).find(({ id }) => id === message.id)?.text ?? '';
      await telegram.press(ann, ann, message, label);
      await expect.poll(standing, { timeout: 5000 }).not.toBe(message.text);
      expect(standing()).toContain(`Аккаунт ${account}`);
    }
  }, 60_000);

  it('the conversations of one that left are about none, also where one account is left', async () => {
    const { ask, ann, group, start } = await onTelegram();
    await ask(ann, '/access @blog account blog', group);

    await start('shop');
    expect((await ask(ann, '/balance', group)).text).toMatch(
      /about the account blog alone, which the bot has no more[^]*\/access account shop/,
    );
    await start();
    expect((await ask(ann, '/balance', group)).text).toContain('which the bot has no more');
    expect((await ask(ann, '/balance')).text).toMatch(/^Balance[^]*$/);
    await start('shop', 'blog');
    expect((await ask(ann, '/balance', group)).text).toContain('Account blog');
    await start('shop');
    await ask(ann, '/access account shop', group);
    expect((await ask(ann, '/balance', group)).text).toContain('Balance');
  }, 60_000);

  it('a button of when there was one account goes on with that one', async () => {
    const { telegram, ask, ann, dora, start, shop, blog } = await onTelegram();
    await start();
    const asked = await ask(dora, '/sender add new_name comment:"our own shop"');
    const listed = await ask(dora, '/history count:30');

    await start('blog', 'shop');

    const [[page = ''] = []] = listed.keyboard;
    await telegram.press(dora, dora, listed, page);
    await expect.poll(() => telegram.messages(dora).at(-1)?.text ?? '', { timeout: 5000 }).toContain('Account shop');
    await telegram.press(dora, dora, asked, asked.keyboard.flat()[0] ?? '');
    await expect
      .poll(() => shop.account().senders.some(({ name }) => name === 'new_name'), { timeout: 5000 })
      .toBe(true);
    expect(blog.account().senders.some(({ name }) => name === 'new_name')).toBe(false);
    expect((await ask(ann, '/whoami')).text).toContain('blog (admin), shop (admin)');
  }, 60_000);
});
