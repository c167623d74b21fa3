import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { secret } from '../../../src/lib/secret.ts';
import { subclientSwitches } from '../../../src/smsc/areas/subclient-settings.ts';
import type { Subclient } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { startGatedBot } from '../../support/gated-bot.ts';
import { canary } from '../../support/passwords.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const admin = { role: 'admin' } as const;
const line = `/subclient add sub_new email:owner@shop.example on:testMode password:${canary}`;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function named(login: string): Subclient | undefined {
  return bot.sandbox.account().subclients.find((subclient) => subclient.login === login);
}

describe('a subclient', () => {
  it('is made when it is confirmed, not before, with the password that was typed', async () => {
    const question = await say(bot, line, admin);
    expect(plainText(question)).toContain('Add the subclient sub_new?');
    expect(named('sub_new')).toBeUndefined();

    const done = await goAhead(bot, question, admin);

    expect(plainText(done)).toContain('The subclient sub_new is added.');
    expect(plainText(done)).toMatch(new RegExp(`ID +${named('sub_new')?.id}`));
    expect(named('sub_new')?.password).toBe(canary);
  });

  it('is made with everything that can be set, shown in words before', async () => {
    const question = await say(
      bot,
      `/subclient add sub_new kind:own-tariff-our-balance fullname:"Ann Lee" email:a@b.ru phone:79161234567 \
requisites:"INN 1" contract:15/2026 notes:short siteid:3 tariff:8 leasttariff:1 currency:kzt lowbalance:100,50 gmt:+3 \
sender:my_shop sender2:shop2 prefixes:7,-77 hours:9-21 perday:1000 pernumber:10 pertext:2 peraddress:100 lifetime:60 \
historydays:90 forwardemail:in@b.ru forwardphone:79160000000 commandphones:79161111111,79162222222 \
callback:https://shop.example/sms mailphones:79163333333 mailhours:8-22 maillength:300 on:ourSenderNames,testmode \
off:blocked password:${canary}`,
      admin,
    );
    await goAhead(bot, question, admin);

    const { type, settings } = named('sub_new') ?? {};
    expect(plainText(question)).toMatch(/Tariff and balance +own tariff, our balance/);
    expect(plainText(question)).toMatch(/test mode: nothing is really sent +on/);
    expect(plainText(question)).toMatch(/blocked +off/);
    expect(type).toBe(3);
    expect(Object.fromEntries(settings ?? [])).toEqual({
      fio: 'Ann Lee',
      email: 'a@b.ru',
      phone: '79161234567',
      props: 'INN 1',
      cntr: '15/2026',
      notes: 'short',
      site_id: '3',
      tariff: '8',
      mintrf: '1',
      curr: '5',
      nb: '100.50',
      tz: '15',
      sender: 'my_shop',
      sender2: 'shop2',
      fmts: '7,-77',
      tmlim: '9-21',
      dlim: '1000',
      plim: '10',
      tlim: '2',
      ilim: '100',
      vld: '60',
      ktm: '90',
      email2: 'in@b.ru',
      phone2: '79160000000',
      ph: '79161111111,79162222222',
      url: 'https://shop.example/sms',
      mph: '79163333333',
      mh1: '8',
      mh2: '22',
      mlen: '300',
      'fl[29]': '1',
      'fl2[27]': '1',
      'fl2[10]': '0',
    });
  });

  it('has every switch that the provider has', async () => {
    await confirmed(bot, `/subclient add sub_new on:${subclientSwitches.join(',')} password:${canary}`, admin);

    expect(named('sub_new')?.settings.size).toBe(subclientSwitches.length);
  });

  it('whose login is taken is not asked about', async () => {
    expect(plainText(await say(bot, `/subclient add sub_shop password:${canary}`, admin))).toContain(
      'There is a subclient sub_shop already.',
    );
  });

  it('with a switch that is on and off is misread', async () => {
    expect(plainText(await say(bot, `/subclient add x on:blocked off:blocked password:${canary}`, admin))).toContain(
      'blocked cannot be both on and off.',
    );
  });

  it('is made by an admin alone', async () => {
    expect(plainText(await say(bot, line))).toContain('This needs the role admin.');
  });

  it('is confirmed with its password once, and for five minutes', async () => {
    const question = await say(bot, line, admin);
    await bot.clock.advance(5 * minute);

    expect(plainText(await goAhead(bot, question, admin))).toContain('five minutes to confirm are over');
    expect(named('sub_new')).toBeUndefined();
  });
});

describe('what the provider refuses', () => {
  it('is told in words: a login that somebody took meanwhile', async () => {
    const question = await say(bot, line, admin);
    await bot.client.subclients.add({ login: 'sub_new', password: secret('Some-Other-1') });

    expect(plainText(await goAhead(bot, question, admin))).toContain('did not save the subclient (error 8)');
    expect((await audited(bot)).at(-1)).toMatch(/^failed .*password:\*\*\*$/);
  });

  it('is told in words: that it could not be made', async () => {
    await using gated = await startGatedBot();
    const { bot: behind, gate } = gated;
    const question = await say(behind, line, admin);
    gate.let({ error: 5 });

    expect(plainText(await goAhead(behind, question, admin))).toContain('could not make the subclient (error 5)');
  });

  it.each([
    ['denied', '(error 2)'],
    ['blocked', '(error 4)'],
    ['limited', '(error 9)'],
  ] as const)('changes nothing: %s', async (fault, words) => {
    const question = await say(bot, line, admin);
    bot.sandbox.fault(fault, minute);

    expect(plainText(await goAhead(bot, question, admin))).toContain(words);
    expect(named('sub_new')).toBeUndefined();
  });
});

describe('a lost answer', () => {
  it('to what was done is found by the login that is there now', async () => {
    const done = await goAheadUnheard(bot, await say(bot, line, admin), 'after', admin);

    expect(plainText(done)).toContain('The subclient sub_new is added.');
    expect(bot.sandbox.account().subclients.filter(({ login }) => login === 'sub_new')).toHaveLength(1);
  });

  it('to what was never done is found by the login that is not', async () => {
    const question = await say(bot, line, admin);

    expect(plainText(await goAheadUnheard(bot, question, 'before', admin))).toContain('and it was not done');
    expect(named('sub_new')).toBeUndefined();
  });

  it('is not known where the provider says the same of a login that there is and of one that there is not', async () => {
    const provider = await startProvider((wire, request) => {
      if (request.form.has('get_stat')) return answer('{"error": "no records", "error_code": 3}')(wire, request);
      return wire.reset();
    });
    onTestFinished(() => provider.close());
    await using behind = await startBot({ url: provider.url });

    const question = await say(behind, line, admin);
    const outcome = await goAhead(behind, question, { ...admin, isSlow: true });

    expect(plainText(outcome)).toContain('not known whether it was done');
  });
});
