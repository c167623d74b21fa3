import { describe, expect, it } from 'vitest';
import type { Subclient } from '../../../../src/smsc/sandbox/account.ts';
import { sandboxAccount } from '../../../support/sandbox-account.ts';
import { type Fields, lines, testBench } from '../ask.ts';

function subclient(given: Partial<Subclient>): Subclient {
  return {
    id: '1',
    login: 'sub_shop',
    password: 'secret1',
    balance: 5_000,
    type: 0,
    electronic: false,
    settings: new Map(),
    ...given,
  };
}

function accountWithSubclients() {
  return sandboxAccount({
    balance: 10_000,
    electronic: 3_000,
    subclients: [
      subclient({}),
      subclient({ id: '2', login: 'sub_alex', type: 2, balance: 0 }),
      subclient({ id: '3', login: 'sub_electro', electronic: true }),
    ],
    turnover: [
      { day: '2026-11-17', login: 'sub_alex', electronic: false, sms: 2, spent: 620, received: 0 },
      { day: '2026-11-18', login: 'sub_alex', electronic: false, sms: 1, spent: 310, received: 0 },
      { day: '2026-11-18', login: 'sub_shop', electronic: false, sms: 5, spent: 1_550, received: 20_000 },
      { day: '2026-11-18', login: 'sub_electro', electronic: true, sms: 7, spent: 70, received: 0 },
    ],
    lastIds: { message: 0, answer: 0, sender: 0, template: 0, mailing: 0, link: 0, subclient: 3 },
  });
}

describe('users.php add and chg', () => {
  it('adds a subclient with its settings', async () => {
    const { json, sandbox } = await testBench({ account: accountWithSubclients() });

    const added = await json('users.php', {
      add: '1',
      user: 'mylogin',
      password: 'mypassword',
      phone: '79999999999',
      'fl[29]': '1',
    });

    expect(added).toEqual({ id: 4 });
    expect(sandbox.account().subclients.at(-1)).toEqual(
      subclient({
        id: '4',
        login: 'mylogin',
        password: 'mypassword',
        balance: 0,
        settings: new Map([
          ['phone', '79999999999'],
          ['fl[29]', '1'],
        ]),
      }),
    );
  });

  it('changes login, password, kind and settings', async () => {
    const { ask, sandbox } = await testBench({ account: accountWithSubclients() });

    const text = await ask('users.php', {
      chg: '1',
      user: 'sub_shop',
      password: 'mypassword',
      pswc: 'secret1',
      new_login: 'mylogin2',
      type: '2',
      fmts: '7,-77',
    });

    expect(text).toBe('OK');
    expect(sandbox.account().subclients[0]).toMatchObject({ login: 'mylogin2', password: 'mypassword', type: 2 });
    expect(sandbox.account().subclients[0]?.settings.get('fmts')).toBe('7,-77');
  });

  it('refuses a login that is taken, a simple password, and what is missing', async () => {
    const { refusal, clock } = await testBench({ account: accountWithSubclients() });
    const add = (fields: Fields) => refusal('users.php', { add: '1', ...fields });

    expect(await add({ user: 'sub_alex', password: 'mypassword' })).toBe(8);
    expect(await add({ user: 'fresh', password: '12345' })).toBe(8);
    expect(await add({ user: 'fresh' })).toBe(1);
    await clock.advance(60_000);
    expect(await add({ user: 'fresh', password: 'mypassword', type: '5' })).toBe(1);
    expect(await refusal('users.php', { chg: '1', user: 'sub_shop', new_login: 'sub_alex' })).toBe(8);
    expect(await refusal('users.php', { chg: '1', user: 'sub_shop', new_login: 'demo' })).toBe(8);
  });
});

describe('users.php pay', () => {
  it('moves money to a subclient and back', async () => {
    const { inAllFormats, ask, sandbox } = await testBench({ account: accountWithSubclients() });

    const texts = await inAllFormats('users.php', { pay: '1', user: 'sub_shop', sum: '10.50' });
    await ask('users.php', { pay: '1', user: 'sub_shop', sum: '-2' });
    await ask('users.php', { pay: '1', user: 'sub_electro', sum: '5', balance2: '1' });

    expect(texts).toEqual(['OK', 'OK', '<result>OK</result>', lines('{', '"result": "OK"', '}')]);
    const account = sandbox.account();
    expect([account.balance, account.electronic]).toEqual([10_000 - 4_200 + 200, 2_500]);
    expect(account.subclients.map(({ balance }) => balance)).toEqual([5_000 + 4_200 - 200, 0, 5_500]);
  });

  it('refuses where balances or kinds do not fit', async () => {
    const { refusal } = await testBench({ account: accountWithSubclients() });
    const pay = (user: string, sum: string, fields: Fields = {}) =>
      refusal('users.php', { pay: '1', user, sum, ...fields });

    expect(await pay('sub_shop', '0')).toBe(1);
    expect(await pay('sub_shop', 'ten')).toBe(1);
    expect(await pay('sub_shop', '-50.01')).toBe(5);
    expect(await pay('nobody', '1')).toBe(6);
    expect(await pay('sub_alex', '1')).toBe(7);
    expect(await pay('sub_electro', '1')).toBe(7);
    expect(await pay('sub_shop', '1', { balance2: '1' })).toBe(7);
    expect(await pay('sub_shop', '100.01')).toBe(10);
    expect(await pay('sub_electro', '30.01', { balance2: '1' })).toBe(10);
  });
});

describe('users.php get_stat and get_stat_all', () => {
  it('has a row for each subclient who shares the balance, as in get.php', async () => {
    const { inAllFormats } = await testBench({ account: accountWithSubclients() });

    const texts = await inAllFormats('users.php', { get_stat: '1' });

    expect(texts[0]).toBe('login = sub_alex, sms = 3, credit = 9.30, debit = 0.00, currency = RUR');
    expect(texts[1]).toBe('sub_alex,3,9.30,0.00,RUR');
    expect(texts[2]).toMatch(/^<list>\n<stat>\n<login>sub_alex<\/login>\n<sms>3<\/sms>/);
    expect(JSON.parse(texts[3] ?? '')).toEqual([
      { login: 'sub_alex', sms: '3', credit: '9.30', debit: '0.00', currency: 'RUR' },
    ]);
  });

  it('selects by subclient, period, kind of balance', async () => {
    const { ask } = await testBench({ account: accountWithSubclients() });
    const stat = (fields: Fields) => ask('users.php', { get_stat: '1', fmt: '1', ...fields });

    expect(await stat({ reseller: '1' })).toBe('sub_shop,5,15.50,200.00,RUR');
    expect(await stat({ reseller: '1', balance2: '1' })).toBe('sub_electro,7,0.70,0.00,RUR');
    expect(await stat({ user: 'sub_alex', start: '18.11.2026', end: '18.11.2026' })).toBe('sub_alex,1,3.10,0.00,RUR');
    expect(await stat({ user_id: '1' })).toBe('sub_shop,5,15.50,200.00,RUR');
    expect(await stat({ user: 'nobody' })).toBe('0,-6');
    expect(await stat({ start: '01.01.2026', end: '02.01.2026' })).toBe('0,-3');
  });

  it('has a row for each day in the detailed form', async () => {
    const { ask } = await testBench({ account: accountWithSubclients() });

    expect(await ask('users.php', { get_stat_all: '1', fmt: '1' })).toBe(
      lines('17.11.2026,sub_alex,2,6.20,0.00,RUR', '18.11.2026,sub_alex,1,3.10,0.00,RUR'),
    );
  });
});
