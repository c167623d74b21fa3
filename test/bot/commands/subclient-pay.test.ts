import { beforeEach, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, say } from '../../support/confirming.ts';
import { startGatedBot } from '../../support/gated-bot.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const admin = { role: 'admin' } as const;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function balanceOf(login: string): number | undefined {
  return bot.sandbox.account().subclients.find((subclient) => subclient.login === login)?.balance;
}

describe('money', () => {
  it('is moved when it is confirmed, not before, and its way is shown with the balance after', async () => {
    const before = bot.sandbox.account().balance;
    const question = await say(bot, '/subclient pay sub_shop 99,50', admin);
    expect(plainText(question)).toContain('Move ₽99.50 to the subclient sub_shop?');
    expect(plainText(question)).toMatch(/From +our balance/);
    expect(plainText(question)).toContain('Balance after');
    expect(balanceOf('sub_shop')).toBe(350_00);

    const done = await goAhead(bot, question, admin);

    expect(plainText(done)).toContain('₽99.50 went to the subclient sub_shop.');
    expect(balanceOf('sub_shop')).toBe(449_50);
    expect(bot.sandbox.account().balance).toBe(before - 99_50);
    expect((await audited(bot)).at(-1)).toBe('done /subclient pay sub_shop 99.50');
  });

  it('goes from the electronic balance to one', async () => {
    const question = await say(bot, '/subclient pay sub_electro 10 electronic', admin);
    await goAhead(bot, question, admin);

    expect(plainText(question)).toMatch(/From +our electronic balance/);
    expect(plainText(question)).not.toContain('Balance after');
    expect(balanceOf('sub_electro')).toBe(130_00);
  });

  it('comes back with a minus, of which it is said that no page tells it', async () => {
    const question = await say(bot, '/subclient pay sub_shop -50', admin);
    await goAhead(bot, question, admin);

    expect(plainText(question)).toContain('Take ₽50.00 back from the subclient sub_shop?');
    expect(plainText(question)).toContain('it is believed to take money back');
    expect(balanceOf('sub_shop')).toBe(300_00);
  });

  it('is asked about anew when the balance has changed meanwhile', async () => {
    const question = await say(bot, '/subclient pay sub_shop 10', admin);
    await bot.client.subclients.pay({ login: 'sub_shop', sum: '5' });

    const anew = await goAhead(bot, question, admin);

    expect(plainText(anew)).toContain('The balance has moved since you were asked');
    expect(balanceOf('sub_shop')).toBe(355_00);
    await goAhead(bot, anew, admin);
    expect(balanceOf('sub_shop')).toBe(365_00);
  });

  it('over the limit needs the approval of somebody else', async () => {
    await say(bot, '/access limit 100', admin);

    expect(plainText(await say(bot, '/subclient pay sub_shop 100.01', admin))).toContain('This is over the limit');
    expect(plainText(await say(bot, '/subclient pay sub_shop 100', admin))).not.toContain('This is over the limit');
  });

  it.each(['0', '-0', 'off', '1.234', 'much'])('is a sum other than zero: %s', async (sum) => {
    expect(plainText(await say(bot, `/subclient pay sub_shop ${sum}`, admin))).toContain(
      'SUM must be a sum of money such as 500 or 99.50, or -500 to take it back.',
    );
  });

  it('goes to nobody who does not exist', async () => {
    expect(plainText(await say(bot, '/subclient pay nobody 10', admin))).toContain('There is no subclient nobody.');
  });
});

describe('what the provider refuses', () => {
  it.each([
    ['a balance that is ours', 'sub_alex 10', '(error 7)'],
    ['a balance of the other kind', 'sub_electro 10', '(error 7)'],
    ['more than we have', 'sub_shop 999999', '(error 10)'],
    ['to take back more than there is', 'sub_shop -999999', '(error 5)'],
  ])('is told in words: %s', async (_what, rest, words) => {
    const before = bot.sandbox.account().balance;

    expect(plainText(await confirmed(bot, `/subclient pay ${rest}`, admin))).toContain(words);
    expect(bot.sandbox.account().balance).toBe(before);
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is told in words: a subclient that is gone meanwhile', async () => {
    const question = await say(bot, '/subclient pay sub_shop 10', admin);
    await bot.client.subclients.change({ login: 'sub_shop', newLogin: 'moved' });

    expect(plainText(await goAhead(bot, question, admin))).toContain('(error 6)');
  });

  it.each([
    ['denied', '(error 2)'],
    ['blocked', '(error 4)'],
    ['limited', '(error 9)'],
  ] as const)('moves nothing: %s', async (fault, words) => {
    const question = await say(bot, '/subclient pay sub_shop 10', admin);
    bot.sandbox.fault(fault, minute);

    expect(plainText(await goAhead(bot, question, admin))).toContain(words);
    expect(balanceOf('sub_shop')).toBe(350_00);
  });
});

describe('an answer of the provider', () => {
  it.each(['lost before', 'lost after', 'torn after'] as const)(
    'that is lost says nothing of the money: nothing is tried again, and it is told what to compare (%s)',
    async (fate) => {
      await using gated = await startGatedBot();
      const { bot: behind, gate } = gated;
      const question = await say(behind, '/subclient pay sub_shop 10', admin);
      gate.let(fate);

      const outcome = plainText(await goAhead(behind, question, { ...admin, isSlow: true }));

      expect(outcome).toContain('not known whether it was done');
      expect(outcome).toContain('compare: /balance, /subclient stats sub_shop own');
      expect(gate.writes).toEqual(['users.php pay']);
      expect((await audited(behind)).at(-1)).toMatch(/^unknown/);
    },
  );

  it('that it was not saved is told in words', async () => {
    await using gated = await startGatedBot();
    const { bot: behind, gate } = gated;
    const question = await say(behind, '/subclient pay sub_shop 10', admin);
    gate.let({ error: 8 });

    expect(plainText(await goAhead(behind, question, admin))).toContain('did not save the payment (error 8)');
  });
});
