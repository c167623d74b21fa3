import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { Sender } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const phone = '79991234567';
const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function ofNumber(): Sender | undefined {
  return bot.sandbox.account().senders.find(({ name }) => name === phone);
}

describe('a code', () => {
  it('is sent when it is confirmed, not before, and what to type next is told', async () => {
    const question = await say(bot, '/sender code 8 (999) 123-45-67');
    expect(plainText(question)).toContain(`Send a confirmation code to ${phone}`);
    expect(ofNumber()).toBeUndefined();

    const done = await goAhead(bot, question);

    expect(ofNumber()?.codeSentAt).toBeDefined();
    expect(plainText(done)).toContain(`/sender confirm ${phone} CODE`);
    expect(done.buttons?.[0]).toMatchObject({ command: `/sender confirm ${phone}`, form: true });
  });

  it('comes from a site and names one, for a subclient', async () => {
    await bot.client.senders.add({ name: 'mysite.ru', user: 'sub_alex' });
    const question = plainText(
      await say(bot, `/sender code ${phone} site:my_shop sitename:shop.example user:sub_alex`),
    );

    for (const said of ['my_shop', 'shop.example', 'sub_alex']) expect(question).toContain(said);
    const done = await confirmed(bot, `/sender code ${phone} site:my_shop user:sub_alex`);
    expect(ofNumber()).toMatchObject({ user: 'sub_alex' });
    expect(plainText(done)).toContain(`/sender confirm ${phone} CODE user:sub_alex`);
  });

  it('is asked for without the whole number where others read along', async () => {
    const question = await say(bot, `/sender code ${phone}`, { in: team });
    const done = await goAhead(bot, question, { in: team });

    for (const reply of [question, done]) expect(plainText(reply)).not.toContain(phone);
    expect((await audited(bot)).join()).not.toContain(phone);
  });

  it.each([
    ['74950000000', '', 'has to be a mobile number'],
    [phone, ' site:nobodys.example', 'did not find the site'],
  ])('is refused in words: %s%s', async (number, more, words) => {
    expect(plainText(await confirmed(bot, `/sender code ${number}${more}`))).toContain(words);
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is not sent twice within eight hours, and that is told', async () => {
    await confirmed(bot, `/sender code ${phone}`);

    expect(plainText(await confirmed(bot, `/sender code ${phone}`))).toContain('another one can be sent 8 hours after');
    bot.sandbox.advance(8 * 60 * minute);
    expect(plainText(await confirmed(bot, `/sender code ${phone}`))).toContain('A code was sent');
  });

  it.each(['before', 'after'] as const)('whose answer is lost %s it was sent is not known of', async (loss) => {
    const reply = await goAheadUnheard(bot, await say(bot, `/sender code ${phone}`), loss);

    expect(plainText(reply)).toContain('not known whether it was done');
    expect((await audited(bot)).at(-1)).toMatch(/^unknown/);
  });
});

describe('a number', () => {
  it('becomes a sender name by its code, which is shown nowhere', async () => {
    await confirmed(bot, `/sender code ${phone}`);
    const question = await say(bot, `/sender confirm ${phone} 338824`);
    expect(ofNumber()?.moderation).toBe(0);

    const done = await goAhead(bot, question);

    expect(ofNumber()?.moderation).toBe(1);
    expect(plainText(done)).toContain(`${phone} is confirmed as a sender name.`);
    expect(plainText(question)).not.toContain('338824');
    expect((await audited(bot)).join()).not.toContain('338824');
    expect(bot.log.join()).not.toContain('338824');
  });

  it('does not become one by a wrong code', async () => {
    await confirmed(bot, `/sender code ${phone}`);

    expect(plainText(await confirmed(bot, `/sender confirm ${phone} 111111`))).toContain('The code is wrong');
    expect(ofNumber()?.moderation).toBe(0);
  });

  it('does not become one without a code that was sent', async () => {
    expect(plainText(await confirmed(bot, `/sender confirm ${phone} 338824`))).toContain('No code was sent');
  });

  it('is looked up when the answer is lost', async () => {
    await confirmed(bot, `/sender code ${phone}`);
    const question = await say(bot, `/sender confirm ${phone} 338824`);

    expect(plainText(await goAheadUnheard(bot, question, 'after'))).toContain('is confirmed as a sender name');
  });

  it('that was never confirmed is found out too', async () => {
    await confirmed(bot, `/sender code ${phone}`);
    const question = await say(bot, `/sender confirm ${phone} 338824`);

    expect(plainText(await goAheadUnheard(bot, question, 'before'))).toContain('and it was not done');
    expect(ofNumber()?.moderation).toBe(0);
  });

  it('that was a name before tells nothing when the answer is lost', async () => {
    const question = await say(bot, '/sender confirm 79990000100 338824');

    expect(plainText(await goAheadUnheard(bot, question, 'before'))).toContain('not known whether it was done');
  });
});
