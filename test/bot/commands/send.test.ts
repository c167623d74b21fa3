import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { Message } from '../../../src/smsc/sandbox/account.ts';
import { seededPrices } from '../../../src/smsc/sandbox/seed/prices.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, say } from '../../support/confirming.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';

const phone = '79161234567';
const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
let bot: TestBot;

async function start(balance: number): Promise<void> {
  await bot?.[Symbol.asyncDispose]();
  bot = await startBot({ account: sandboxAccount({ balance, prices: seededPrices, senders: [sandboxSender()] }) });
}

beforeEach(async () => {
  bot = await startBot({
    account: sandboxAccount({ balance: 100_00, prices: seededPrices, senders: [sandboxSender()] }),
  });
  return () => bot[Symbol.asyncDispose]();
});

/** Costs what one SMS costs. */
async function spendElsewhere(to: string): Promise<void> {
  await bot.client.sending.send({ phones: [to], text: 'From elsewhere', id: `elsewhere-${to}` });
}

function sent(): readonly Message[] {
  return [...bot.sandbox.account().messages.values()];
}

describe('the question before an SMS', () => {
  it.each([
    ['Your order is ready', '1 (7-bit)', '3.10', '96.90'],
    ['x'.repeat(160), '1 (7-bit)', '3.10', '96.90'],
    ['x'.repeat(161), '2 (7-bit)', '6.20', '93.80'],
    [`${'x'.repeat(159)}€`, '2 (7-bit)', '6.20', '93.80'],
    ['Ваш заказ готов', '1 (UCS-2, because of the Cyrillic letter В)', '3.10', '96.90'],
    [`It’s ready ${'x'.repeat(60)}`, '2 (UCS-2, because of the curly apostrophe ’)', '6.20', '93.80'],
    ['я'.repeat(135), '3 (UCS-2, because of the Cyrillic letter я)', '9.30', '90.70'],
  ])('tells parts, what forces UCS-2, the price and the balance after: %s', async (text, parts, cost, after) => {
    const question = plainText(await say(bot, `/send ${phone} ${text}`));

    for (const shown of [`To ${phone}`, parts, cost, after]) expect(question.replaceAll(/ +/g, ' ')).toContain(shown);
    expect(question).toContain(`Send for ₽${cost}`);
    expect(sent()).toEqual([]);
  });

  it('says that there is not enough money, which the provider says too', async () => {
    await start(2_00);
    const question = await say(bot, `/send ${phone} Hello`);
    expect(plainText(question)).toContain('There is not enough money on the account for this.');
    expect(plainText(question)).toContain('-₽1.10');

    expect(plainText(await goAhead(bot, question))).toContain('There is not enough money on the account.');
    expect(sent()).toEqual([]);
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('covers the number where others read along, and shows what is sent', async () => {
    const question = plainText(await say(bot, `/send ${phone} Your code is 123456`, { in: team }));

    expect(question).not.toContain(phone);
    expect(question).toContain('7916•••45•67');
  });
});

describe('an SMS', () => {
  it('goes out as it was shown, with its price and what is left', async () => {
    const done = plainText(await confirmed(bot, `/send sender:my_shop "8 (916) 123-45-67" "Ваш заказ готов"`));

    expect(sent()).toMatchObject([{ phone, sender: 'my_shop', text: 'Ваш заказ готов', cost: 3_10 }]);
    for (const shown of [`The SMS to ${phone} is on its way.`, '₽3.10', '₽96.90', 'bot-']) {
      expect(done).toContain(shown);
    }
    const [record] = await bot.parts('en').acting.audit.list({ limit: 1 });
    expect(record).toMatchObject({ outcome: 'done', cost: { amount: '3.10', currency: 'RUR' } });
    expect(record?.line).toBe('/send 7916•••45•67 sender:my_shop text:"(15 characters)"');
  });

  it.each([
    ['+7 916 123 45 67 12 apples', '12 apples'],
    ['8 (916) 123-45-67 Say "hi",  twice', 'Say "hi",  twice'],
    ['8 (916) 123-45-67 Test: one', 'Test: one'],
    ['8 (916) 123-45-67 —Привет', '—Привет'],
    ['8 (916) 123-45-67 a screen of 24" or "more', 'a screen of 24" or "more'],
    ['8 (916) 123-45-67 Say:"yes"', 'Say:"yes"'],
    ['sender:my_shop 8 916 123-45-67, "in quotes"', 'in quotes'],
    ['8 916 123-45-67 sender:my_shop hello', 'hello'],
  ])('goes to the number at the beginning, with all that follows as it was typed: %s', async (typed, text) => {
    await confirmed(bot, `/send ${typed}`);

    expect(sent()).toMatchObject([{ phone, text }]);
  });

  it('tells where its delivery can be seen', async () => {
    const done = await confirmed(bot, `/send ${phone} Hello`);

    expect(plainText(done)).toContain('Whether it was delivered shows in the history');
    expect(plainText(await say(bot, done.buttons?.[0]?.command ?? ''))).toContain('Hello');
  });

  it('keeps its line breaks', async () => {
    await confirmed(bot, `/send ${phone} First line\nsecond line`);

    expect(sent()).toMatchObject([{ text: 'First line\nsecond line' }]);
  });

  it('is asked about anew when the balance has changed, and the old button does nothing any more', async () => {
    const question = await say(bot, `/send ${phone} Hello`);
    await spendElsewhere('79169999999');

    const again = await goAhead(bot, question);
    expect(plainText(again)).toContain('The balance has moved since you were asked; nothing was done.');
    expect(plainText(again)).toContain('₽93.80');
    expect(sent()).toHaveLength(1);

    expect(plainText(await goAhead(bot, question))).toContain('The newer question counts.');
    expect(plainText(await goAhead(bot, again))).toContain('is on its way');
    expect(sent()).toHaveLength(2);
    expect((await audited(bot)).map((line) => line.split(' ')[0])).toEqual([
      'asked',
      'changed',
      'asked',
      'repeated',
      'begun',
      'done',
    ]);
  });

  it('is asked about anew but once where the balance never rests', async () => {
    const question = await say(bot, `/send ${phone} Hello`);
    await spendElsewhere('79169999999');
    const again = await goAhead(bot, question);
    await spendElsewhere('79168888888');

    expect(plainText(await goAhead(bot, again))).toContain('is on its way');
    expect(sent().map(({ text }) => text)).toEqual(['From elsewhere', 'From elsewhere', 'Hello']);
  });

  it('is asked about once more when the money was enough and is not', async () => {
    await start(9_00);
    const question = await say(bot, `/send ${phone} Hello`);
    await spendElsewhere('79169999999');
    const again = await goAhead(bot, question);
    await spendElsewhere('79168888888');

    expect(plainText(await goAhead(bot, again))).toContain('Something has changed since you were asked');
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ['/send 79161234567', 'TEXT'],
    ['/send 123 Hello', 'PHONE'],
    [`/send ${phone} "Hello`, 'not closed'],
    [`/send ${phone} sendr:my_shop Hello`, 'sender:'],
    [`/send ${phone} --sendr my_shop Hello`, 'sender:'],
    [`/send ${phone} ${'x'.repeat(1001)}`, '1000'],
    [`/send ${phone} Играйте в казино`, 'forbids this text or sender name'],
    [`/send sender:nobody ${phone} Hello`, 'forbids this text or sender name'],
    ['/send 74950000000 Hello', 'cannot be delivered'],
  ])('is not sent by %s', async (line, words) => {
    const reply = await say(bot, line);

    expect(plainText(reply)).toContain(words);
    expect(reply.asks).toBeUndefined();
    expect(sent()).toEqual([]);
  });
});
