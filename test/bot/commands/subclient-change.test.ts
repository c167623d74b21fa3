import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Subclient } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { canary } from '../../support/passwords.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const admin = { role: 'admin' } as const;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function named(login: string): Subclient | undefined {
  return bot.sandbox.account().subclients.find((subclient) => subclient.login === login);
}

describe('a subclient', () => {
  it('is changed when it is confirmed, not before; what was not said stays', async () => {
    const question = await say(bot, '/subclient change old_partner tariff:2 off:blocked', admin);
    expect(named('old_partner')?.settings.get('fl2[10]')).toBe('1');

    expect(plainText(await goAhead(bot, question, admin))).toContain('The subclient old_partner is changed.');

    expect(Object.fromEntries(named('old_partner')?.settings ?? [])).toEqual({
      fmts: '7,-77',
      tariff: '2',
      'fl2[10]': '0',
    });
    expect(named('old_partner')?.password).toBe('old_partner-password');
  });

  it('gets a new login', async () => {
    await confirmed(bot, '/subclient change sub_alex login:sub_alexander', admin);

    expect(named('sub_alexander')).toBeDefined();
    expect(named('sub_alex')).toBeUndefined();
  });

  it('gets a new password, of which it is only shown that there is one', async () => {
    const question = await say(
      bot,
      `/subclient change sub_shop password:${canary} currentpassword:sub_shop-password`,
      admin,
    );
    expect(plainText(question)).toMatch(/Password +a new one/);

    await goAhead(bot, question, admin);

    expect(named('sub_shop')?.password).toBe(canary);
  });

  it('is not changed by nothing, and the form for it is offered', async () => {
    const reply = await say(bot, '/subclient change sub_shop', admin);

    expect(plainText(reply)).toContain('Say what to change');
    expect(reply.buttons?.[0]).toMatchObject({ command: '/subclient change sub_shop', form: true });
  });

  it('that does not exist is told before anything is asked', async () => {
    expect(plainText(await say(bot, '/subclient change nobody tariff:2', admin))).toContain(
      'There is no subclient nobody.',
    );
  });

  it('is shown with covered numbers where others read along', async () => {
    const group = { platform: 'test', id: 'g', kind: 'group' } as const;
    const shown = plainText(await say(bot, '/subclient change sub_shop phone:79161234567', { ...admin, in: group }));

    expect(shown).toMatch(/Phone number +7916•••45•67/);
    expect(shown).not.toContain('79161234567');
  });
});

describe('what the provider refuses', () => {
  it('is told in words: a login that is gone meanwhile', async () => {
    const question = await say(bot, '/subclient change sub_alex tariff:2', admin);
    await bot.client.subclients.change({ login: 'sub_alex', newLogin: 'moved' });

    expect(plainText(await goAhead(bot, question, admin))).toContain('knows no such subclient (error 6)');
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is told in words: a new login that is taken', async () => {
    expect(plainText(await confirmed(bot, '/subclient change sub_alex login:sub_shop', admin))).toContain(
      'did not save the change (error 8)',
    );
  });

  it('is told in words: a wrong current password', async () => {
    const typed = `/subclient change sub_alex password:${canary} currentpassword:wrong`;

    expect(plainText(await confirmed(bot, typed, admin))).toContain('could not change the subclient (error 5)');
    expect(named('sub_alex')?.password).toBe('sub_alex-password');
  });

  it.each([
    ['denied', '(error 2)'],
    ['blocked', '(error 4)'],
    ['limited', '(error 9)'],
  ] as const)('changes nothing: %s', async (fault, words) => {
    const question = await say(bot, '/subclient change sub_alex tariff:2', admin);
    bot.sandbox.fault(fault, minute);

    expect(plainText(await goAhead(bot, question, admin))).toContain(words);
    expect(named('sub_alex')?.settings.has('tariff')).toBe(false);
  });
});

describe('a lost answer', () => {
  it.each([
    ['after', 'The subclient sub_alexander is changed.'],
    ['before', 'and it was not done'],
  ] as const)('of a new login is found by who is there: lost %s', async (loss, words) => {
    const question = await say(bot, '/subclient change sub_alex login:sub_alexander', admin);

    expect(plainText(await goAheadUnheard(bot, question, loss, admin))).toContain(words);
  });

  it('of anything else is not known, and it is said where to look', async () => {
    const question = await say(bot, '/subclient change sub_alex tariff:2', admin);
    const outcome = plainText(await goAheadUnheard(bot, question, 'after', admin));

    expect(outcome).toContain('not known whether it was done');
    expect(outcome).toContain('look at them in its web panel');
    expect((await audited(bot)).at(-1)).toMatch(/^unknown/);
  });

  it('is not known where the provider says the same of a login that there is and of one that there is not', async () => {
    const provider = await startProvider((wire, request) => {
      if (request.form.has('get_stat')) return answer('{"error": "no records", "error_code": 3}')(wire, request);
      return wire.reset();
    });
    onTestFinished(() => provider.close());
    await using behind = await startBot({ url: provider.url });

    const question = await say(behind, '/subclient change sub_alex login:sub_alexander', admin);
    const outcome = await goAhead(behind, question, { ...admin, isSlow: true });

    expect(plainText(outcome)).toContain('not known whether it was done');
  });
});
