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

function sent(): readonly Message[] {
  return [...bot.sandbox.account().messages.values()];
}

describe('the question before an SMS', () => {
  it.each([
    ['Your order is ready', '1 (7-bit)', '3.10', '96.90'],
    ['x'.repeat(160), '1 (7-bit)', '3.10', '96.90'],
    ['x'.repeat(161), '2 (7-bit)', '6.20', '93.80'],
    [`${'x'.repeat(159)}€`, '2 (7-bit)', '6.20', '93.80'],
    ['Ваш заказ готов', '1 (UCS-2, because of “В”)', '3.10', '96.90'],
    [`It’s ready ${'x'.repeat(60)}`, '2 (UCS-2, because of “’”)', '6.20', '93.80'],
    ['я'.repeat(135), '3 (UCS-2, because of “я”)', '9.30', '90.70'],
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

  it('keeps its line breaks', async () => {
    await confirmed(bot, `/send ${phone} First line\nsecond line`);

    expect(sent()).toMatchObject([{ text: 'First line\nsecond line' }]);
  });

  it('is asked about anew when the balance has changed, and the old button does nothing any more', async () => {
    const question = await say(bot, `/send ${phone} Hello`);
    await bot.client.sending.send({ phones: ['79169999999'], text: 'From elsewhere', id: 'elsewhere' });

    const again = await goAhead(bot, question);
    expect(plainText(again)).toContain('Something has changed since you were asked; nothing was done.');
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

  it.each([
    ['/send 79161234567', 'TEXT'],
    ['/send 123 Hello', 'PHONE'],
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
