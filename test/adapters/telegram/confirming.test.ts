import { describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

/** Whoever waits does so in real time, beside whatever else the machine is at. */
const patient = { timeout: 10_000 };

const minute = 60_000;

/** A group with Anna, an operator who asks, and Boris, another one. */
async function inGroup() {
  const it = await startTelegramBot({ role: 'operator' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, telegram, anna, ask } = it;
  const boris = telegram.addPrivateChat({ first_name: 'Boris' });
  const group = telegram.addSupergroup({ people: [anna, boris] });
  const names = async (): Promise<readonly string[]> => {
    const { value } = await bot.client.senders.get({ all: true }, { maxAgeMs: 0 });
    return value.map(({ name }) => name);
  };
  /** What stands in place of a message, as soon as it says something else. */
  const became = async (id: number, place = group): Promise<{ text: string; keyboard: readonly string[] }> => {
    const find = () => telegram.messages(place).find((message) => message.id === id);
    const before = find()?.text;
    const now = await telegram.until(() => find()?.text !== before && find());
    return { text: now?.text ?? '', keyboard: now?.keyboard.flat() ?? [] };
  };
  const outcomes = async (): Promise<readonly string[]> => {
    const records = await bot.parts('en').acting.audit.list({ limit: 100 });
    return records.map(({ by, outcome }) => `${by.id === String(anna.id) ? 'anna' : 'boris'} ${outcome}`).toReversed();
  };
  const to: Conversation = { platform: 'telegram', id: String(group.id), kind: 'group' };
  return { ...it, boris, group, to, names, became, outcomes, deleting: () => ask('/sender delete my_shop', group) };
}

describe('a deletion in a group', () => {
  it('is confirmed by its name as a reply to the question, in whose place the outcome stands', async () => {
    const { telegram, anna, group, deleting, became, names, outcomes } = await inGroup();
    const question = await deleting();
    expect(question.text).toContain('To confirm, reply to this message with: my_shop');
    expect(question.keyboard.flat()).toEqual(['Cancel']);

    const shown = became(question.id);
    telegram.say(group, anna, 'my_shop', { replyTo: question.id });

    expect(await shown).toMatchObject({ keyboard: [] });
    expect((await shown).text).toContain('The sender name my_shop is deleted.');
    expect(await names()).not.toContain('my_shop');
    expect(await outcomes()).toEqual(['anna asked', 'anna begun', 'anna done']);
  });

  it('stays a question after another word, which is told to who replied alone', async () => {
    const { telegram, anna, group, deleting, replies, names } = await inGroup();
    const question = await deleting();

    telegram.say(group, anna, 'My_shop', { replyTo: question.id });
    const [told] = await replies(1, anna);

    expect(told?.text).toContain('exactly: my_shop');
    expect(telegram.lastReply(group)).toMatchObject({ id: question.id, edits: 0 });
    expect(await names()).toContain('my_shop');
  });

  it('is not confirmed by somebody else, who alone is told so', async () => {
    const { telegram, boris, group, deleting, replies, names, outcomes } = await inGroup();
    const question = await deleting();

    telegram.say(group, boris, 'my_shop', { replyTo: question.id });
    const [told] = await replies(1, boris);

    expect(told?.text).toContain('Only who asked for this');
    expect(telegram.lastReply(group)).toMatchObject({ id: question.id, edits: 0 });
    expect(await names()).toContain('my_shop');
    expect(await outcomes()).toEqual(['anna asked', 'boris denied']);
  });

  it('does not listen to what others reply to it, nor to a command', async () => {
    const { telegram, anna, boris, group, deleting, replies, names } = await inGroup();
    const question = await deleting();

    telegram.say(group, boris, 'language', { replyTo: question.id });
    await replies(2, group);
    telegram.say(group, anna, '/language', { replyTo: question.id });
    const [, first, second] = await replies(3, group);

    expect(first?.text).toBe(second?.text);
    expect(await names()).toContain('my_shop');
  });

  it('is confirmed by a typed line too, in whose answer nothing else has buttons', async () => {
    const { bot, telegram, anna, group, deleting, became, replies } = await inGroup();
    const question = await deleting();
    const [asked] = await bot.parts('en').acting.audit.list({ limit: 1 });

    const shown = became(question.id);
    telegram.say(group, anna, `/confirm ${asked?.reference} my_shop`);

    expect(await shown).toMatchObject({ text: expect.stringContaining('is deleted'), keyboard: [] });
    expect(await replies(1, group)).toHaveLength(1);
  });

  it('is confirmed after a restart', async () => {
    const { telegram, anna, group, deleting, became, start } = await inGroup();
    const question = await deleting();
    await start();

    const shown = became(question.id);
    telegram.say(group, anna, 'my_shop', { replyTo: question.id });

    expect((await shown).text).toContain('is deleted');
  });

  it('says that it is over when nobody answers in time, and loses its buttons', async () => {
    const { bot, telegram, anna, group, to, deleting, became, replies, names, outcomes } = await inGroup();
    const question = await deleting();

    const shown = became(question.id);
    await expect
      .poll(() => bot.parts('en').acting.confirmations.askedBy(to, String(question.id)), patient)
      .toBeDefined();
    await expect.poll(() => bot.clock.advance(minute).then(() => telegram.lastReply(group)?.edits), patient).toBe(1);

    expect(await shown).toMatchObject({ keyboard: [] });
    expect((await shown).text).toMatch(/five minutes to confirm are over[^]*\/sender delete my_shop/);
    telegram.say(group, anna, 'my_shop', { replyTo: question.id });
    await expect.poll(async () => (await outcomes()).length, patient).toBe(3);
    expect(await outcomes()).toEqual(['anna asked', 'anna expired', 'anna expired']);
    expect(await replies(1, group)).toHaveLength(1);
    expect(await names()).toContain('my_shop');
  });
});

it.each(['first', 'last'] as const)(
  'a deletion that is asked about in several messages is confirmed by a reply to the %s',
  async (which) => {
    const { bot, telegram, anna, ask, replies } = await inGroup();
    // Whoever made it elsewhere may have called it anything.
    await bot.client.mailings.add({ id: '70001', name: 'long '.repeat(1000), recipients: ['79991234567'], text: 'Hi' });
    await ask('/mailing delete 70001', anna);
    const parts = await replies(2, anna);
    const part = parts.at(which === 'first' ? 0 : -1)?.id ?? 0;

    telegram.say(anna, anna, '70001', { replyTo: part });
    const isAsked = ({ id }: { readonly id: number }): boolean => parts.some((asked) => asked.id === id);
    await telegram.until(() => !telegram.messages(anna).some(isAsked));

    expect(telegram.lastReply(anna)?.text).toContain('is deleted');
    expect(bot.sandbox.account().mailings.some(({ id }) => id === '70001')).toBe(false);
  },
);

describe('a price in a group', () => {
  const line = '/send 79991234567 Hello';

  it('is seen by all with the number covered, and the button shows what came of it', async () => {
    const { telegram, anna, group, ask, became } = await inGroup();
    const question = await ask(line, group);
    const [go = ''] = question.keyboard.flat();
    expect(question.text).toContain('7999•••45•67');

    const shown = became(question.id);
    const answer = await telegram.press(group, anna, question, go);

    expect(answer).toMatchObject({ alert: false });
    expect((await shown).text).toContain('The SMS to 7999•••45•67 is on its way.');
    expect((await shown).keyboard).toEqual(['What became of it']);
  });

  it('is shown as over the chat to somebody else who presses, and stays', async () => {
    const { telegram, boris, group, ask } = await inGroup();
    const question = await ask(line, group);
    const [go = ''] = question.keyboard.flat();

    const answer = await telegram.press(group, boris, question, go);

    expect(answer).toMatchObject({ alert: true, text: expect.stringContaining('Only who asked for this') });
    expect(telegram.lastReply(group)).toMatchObject({ id: question.id, edits: 0 });
  });

  it('is not paid by a word in reply to it', async () => {
    const { telegram, anna, group, ask, replies, outcomes } = await inGroup();
    const question = await ask(line, group);

    telegram.say(group, anna, 'no, wait', { replyTo: question.id });
    await replies(2, group);

    expect(await outcomes()).toEqual(['anna asked', 'anna misread']);
  });

  it('shows the outcome in its place also when that took long, and nothing else stays', async () => {
    const { bot, telegram, anna, group, ask, replies } = await inGroup();
    const question = await ask(line, group);
    const [go = ''] = question.keyboard.flat();
    bot.sandbox.fault('slow', 3000);

    const pressed = telegram.press(group, anna, question, go);
    const shown = () =>
      telegram
        .messages(group)
        .map(({ text }) => text)
        .join();
    await expect.poll(() => bot.clock.advance(300).then(shown), patient).toContain('is on its way');
    await pressed;
    await expect.poll(() => telegram.messages(group).filter(({ byBot }) => byBot).length, patient).toBe(1);

    expect(telegram.calls('sendMessage').map((call) => JSON.stringify(call))).toContainEqual(
      expect.stringContaining('working…'),
    );
    expect(await replies(1, group)).toMatchObject([{ id: question.id }]);
  });

  it('shows in its place what the provider refuses', async () => {
    const { bot, telegram, anna, group, deleting, became } = await inGroup();
    const question = await deleting();
    const { value } = await bot.client.senders.get({ all: true });
    await bot.client.senders.delete({ id: value.find(({ name }) => name === 'my_shop')?.id ?? '' });

    const shown = became(question.id);
    telegram.say(group, anna, 'my_shop', { replyTo: question.id });

    expect(await shown).toMatchObject({ text: expect.stringContaining('found nothing'), keyboard: [] });
  });
});
