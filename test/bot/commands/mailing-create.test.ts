import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { Mailing } from '../../../src/smsc/sandbox/account.ts';
import { seededPrices } from '../../../src/smsc/sandbox/seed/prices.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { audited, confirmed, goAhead, say } from '../../support/confirming.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';

const minute = 60_000;
const hour = 60 * minute;
const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const mts = '79161234567';
const megafon = '79251234567';
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot({
    account: sandboxAccount({ balance: 100_00, prices: seededPrices, senders: [sandboxSender()] }),
  });
  return () => bot[Symbol.asyncDispose]();
});

function made(): readonly Mailing[] {
  return bot.sandbox.account().mailings;
}

/** Without runs of spaces. */
function words(reply: Parameters<typeof plainText>[0]): string {
  return plainText(reply).replaceAll(/ +/g, ' ');
}

describe('a mailing', () => {
  it('is made as it was shown, with its price by network and the balance after', async () => {
    const question = await say(bot, `/mailing create Sale to:${mts},${megafon} sender:my_shop Half price today`);

    for (const shown of [
      'Make the mailing “Sale”?',
      'Recipients 2',
      'From my_shop',
      'When at once',
      'Parts 1 per SMS (7-bit), 2 in all',
    ]) {
      expect(words(question)).toContain(shown);
    }
    expect(words(question)).toMatch(/MegaFon \(250 02\).*1.*₽3\.80\n.*MTS \(250 01\).*1.*₽3\.10/);
    for (const shown of ['Price ₽6.90', 'Balance after ₽93.10', 'Half price today', 'Make it for ₽6.90']) {
      expect(words(question)).toContain(shown);
    }
    expect(made()).toEqual([]);

    expect(words(await goAhead(bot, question))).toContain('The mailing “Sale” is made.');
    expect(made()).toMatchObject([
      { name: 'Sale', recipients: [mts, megafon], sender: 'my_shop', text: 'Half price today' },
    ]);
  });

  it('has numbers from the line and from files, each once, and tells what was left out', async () => {
    const list = attached('list.csv', `phone;name\n${mts};Ann\n${megafon}\nno number\n8 (916) 123-45-67\n\n`);

    const question = await say(bot, `/mailing create Sale to:${mts} Hello`, { files: [list] });

    expect(words(question)).toContain('Recipients 2');
    expect(words(question)).toContain('No number on line 4');
    expect(words(question)).toContain('Repeated numbers left out (2): 79161234567');
    await goAhead(bot, question);
    expect(made()[0]?.recipients).toEqual([mts, megafon]);
  });

  it('tells of numbers that the provider will not send to, once also where nobody is given such a number', async () => {
    const question = words(await say(bot, `/mailing create Sale to:${mts},74950000000,70001234567 Hello`));

    expect(question).toContain('Numbers that the provider will not send to (2): 74950000000, 70001234567');
    expect(question).not.toContain('nobody is given');
    expect(question).toContain('Price ₽3.10');
  });

  it('tells how many of a long list are left out, and names the first', async () => {
    const numbers = Array.from({ length: 8 }, (_number, index) => `7495000000${index}`).join('\n');

    const question = words(
      await say(bot, '/mailing create Sale Hello', { files: [attached('list.txt', `${mts}\n${numbers}`)] }),
    );

    expect(question).toMatch(/will not send to \(8\): (?:\d{11}, ){4}\d{11} and 3 more/);
    expect(question).toContain('Recipients 1 of 9');
    expect(question).toContain('Parts 1 (7-bit)');
  });

  it('goes to numbers with spaces in them, and the text begins behind the last', async () => {
    await confirmed(bot, '/mailing create Sale to:+7 916 123-45-67, 8 (925) 123 45 67 5 days left');

    expect(made()).toMatchObject([{ recipients: [mts, megafon], text: '5 days left' }]);
  });

  it('covers numbers where others read along', async () => {
    const question = words(await say(bot, `/mailing create Sale to:${mts},74950000000 Hello`, { in: team }));

    expect(question).not.toMatch(/\d{9}/);
  });

  it.each([
    ['at:18:00', noon + 6 * hour, 'When 18 Nov 2026, 18:00'],
    ['at:"tomorrow 9:00"', noon + 21 * hour, 'When 19 Nov 2026, 09:00'],
    ['at:"21.11.2026 18:00"', noon + 78 * hour, 'When 21 Nov 2026, 18:00'],
  ])('is sent when it was said: %s', async (at, needAt, shown) => {
    const question = await say(bot, `/mailing create Sale to:${mts} ${at} Hello`);
    expect(words(question)).toContain(shown);

    await goAhead(bot, question);
    expect(made()).toMatchObject([{ needAt }]);
  });

  it('whose time has come before it is confirmed is not made, and the reason is told', async () => {
    const question = await say(bot, `/mailing create Sale to:${mts} at:12:03 Hello`);
    await bot.clock.advance(3 * minute);

    const answer = words(await goAhead(bot, question));

    expect(answer).toContain('18.11.2026 12:03 is over already. Ask for it again with a later time.');
    expect(made()).toEqual([]);
  });

  it('whose time has come before it is approved is not made', async () => {
    await bot.parts('en').acting.limit.set('1');
    await confirmed(bot, `/mailing create Sale to:${mts} at:12:20 Hello`, { in: team });
    const [waiting] = await bot.parts('en').acting.confirmations.pending();
    await bot.clock.advance(20 * minute);

    const answer = await say(bot, `/approve ${waiting?.id}`, { in: team, from: { id: 'bob', name: 'Bob' } });

    expect(words(answer)).toContain('18.11.2026 12:20 is over already.');
    expect(made()).toEqual([]);
  });

  it('is repeated and spread as it was said', async () => {
    const line = `/mailing create Sale to:${mts} repeat:weekly times:4 spread:2 every:30 Hello`;
    const question = await say(bot, line);
    expect(words(question)).toContain('Spread over 2 h, a part every 30 min');
    expect(words(question)).toContain('Price ₽3.10 each time');

    await goAhead(bot, question);
    expect(made()).toMatchObject([{ repeat: 5, repeatsLeft: 4 }]);
    expect(made()[0]).toMatchObject({ period: '2', frequency: '30' });
  });

  it('of e-mails says that their price is not known before, and has a subject', async () => {
    const line = '/mailing create News email:ann@example.com,bob@example.com subject:"New things" Come and see';
    const question = await say(bot, line);
    expect(words(question)).toContain('Price not known before it is made');
    expect(words(question)).toContain('Subject New things');

    const done = await goAhead(bot, question);
    expect(words(done)).toContain('₽0.10');
    expect(made()).toMatchObject([
      { format: 8, subject: 'New things', recipients: ['ann@example.com', 'bob@example.com'] },
    ]);
  });

  it('of e-mails needs an approval where there is a limit, as nobody knows what it costs', async () => {
    await bot.parts('en').acting.limit.set('1000');

    const reply = await confirmed(bot, '/mailing create News email:ann@example.com Come', { in: team });

    expect(words(reply)).toContain('waits for the approval');
    expect(made()).toEqual([]);
  });

  it('that is repeated needs an approval where there is a limit, as nobody knows what it will have cost', async () => {
    await bot.parts('en').acting.limit.set('1000');

    const reply = await confirmed(bot, `/mailing create Sale to:${mts} repeat:daily Hello`, { in: team });

    expect(words(reply)).toContain('waits for the approval');
    expect(made()).toEqual([]);
  });

  it('is asked about anew when the balance has changed', async () => {
    const question = await say(bot, `/mailing create Sale to:${mts} Hello`);
    await bot.client.sending.send({ phones: ['79169999999'], text: 'From elsewhere', id: 'elsewhere' });

    expect(words(await goAhead(bot, question))).toContain('The balance has moved since you were asked');
    expect(made()).toEqual([]);
  });

  it('leaves neither numbers nor its text in the audit log', async () => {
    await confirmed(bot, `/mailing create Sale to:${mts},${megafon} The cellar door`);

    expect((await audited(bot)).join('\n')).not.toMatch(/\d{9}|cellar/);
  });

  it.each([
    ['/mailing create Sale Hello', 'There is nobody to send to.'],
    [`/mailing create Sale to:${mts}`, 'TEXT'],
    [`/mailing create Sale to:${mts} email:a@b.example Hello`, 'Give either to: or email:.'],
    [`/mailing create Sale to:${mts} subject:x Hello`, 'Only e-mails have a subject'],
    ['/mailing create Sale email:all Hello', 'This is no e-mail address.'],
    [`/mailing create Sale to:${mts} times:3 Hello`, 'repeat:'],
    [`/mailing create Sale to:${mts} spread:3 Hello`, 'every:'],
    [`/mailing create Sale to:${mts} every:30 Hello`, 'spread:'],
    [`/mailing create Sale to:${mts} at:9:00 Hello`, 'is over already'],
    [`/mailing create Sale to:${mts} repeat:never Hello`, 'one of'],
  ])('is not made by %s', async (line, said) => {
    const reply = await say(bot, line);

    expect(plainText(reply)).toContain(said);
    expect(reply.asks).toBeUndefined();
  });

  it('of e-mails takes no file, as the numbers in it would get nothing', async () => {
    const list = attached('list.csv', `${mts}\n${megafon}`);

    const reply = await say(bot, '/mailing create News email:a@b.example Hello', { files: [list] });

    expect(plainText(reply)).toContain('An attached file is a list of phone numbers; e-mails go to email: alone.');
    expect(reply.asks).toBeUndefined();
  });

  it('is not made of more numbers than one may have', async () => {
    const many = Array.from({ length: 20_001 }, (_number, index) => 79160000000 + index).join('\n');

    const reply = await say(bot, '/mailing create Sale Hello', { files: [attached('list.txt', many)] });

    expect(plainText(reply)).toContain('These are 20001 different numbers; at most 20000 go into one mailing here.');
  });
});
