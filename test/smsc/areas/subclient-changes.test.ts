import { describe, expect, test } from 'vitest';
import { secret } from '../../../src/lib/secret.ts';
import {
  type NewSubclient,
  type SubclientChange,
  subclientChangeOperations,
} from '../../../src/smsc/areas/subclient-changes.ts';
import type { Operation } from '../../../src/smsc/operation.ts';
import { readAs, refusalOf } from '../../support/operations.ts';

const [add, change, pay] = subclientChangeOperations;
const password = secret('mypassword');

describe('making a subclient', () => {
  test('sends the page’s example', () => {
    expect(add.form({ login: 'mylogin', password, phone: '79999999999', switches: { ourSenderNames: true } })).toEqual({
      add: '1',
      user: 'mylogin',
      password: 'mypassword',
      phone: '79999999999',
      'fl[29]': '1',
    });
  });

  test('sends every setting', () => {
    const subclient: NewSubclient = {
      login: 'mylogin',
      password,
      kind: 'our-tariff-own-balance',
      siteId: 3,
      email: 'a@b.ru',
      incomingEmail: 'in@b.ru',
      phone: '79999999999',
      incomingPhone: '79990000000',
      fullName: 'Иван Иванов',
      requisites: 'ИНН 1',
      contract: '15/2026',
      tariff: 8,
      leastTariff: 1,
      currency: 'KZT',
      hoursAheadOfGmt: 3,
      sender: 'my_shop',
      secondSender: 'my_shop2',
      lowBalance: '100.50',
      historyDays: 90,
      numberBeginnings: ['7', '-77'],
      notes: 'Кратко',
      commandPhones: ['79991111111', '79992222222'],
      limitPerDay: 1000,
      limitPerNumber: 10,
      limitPerText: 2,
      limitPerAddress: 100,
      sendingHours: { from: 9, to: 21 },
      lifetimeMinutes: 60,
      callbackUrl: 'https://shop.ru/smsc',
      emailToSms: { phones: ['79993333333'], fromHour: 8, toHour: 22, length: 300 },
      switches: { blocked: false, testMode: true, emailToSms6: true, answeringMachine: true },
    };

    expect(add.form(subclient)).toEqual({
      add: '1',
      user: 'mylogin',
      password: 'mypassword',
      type: '1',
      site_id: '3',
      email: 'a@b.ru',
      email2: 'in@b.ru',
      phone: '79999999999',
      phone2: '79990000000',
      fio: 'Иван Иванов',
      props: 'ИНН 1',
      cntr: '15/2026',
      tariff: '8',
      mintrf: '1',
      curr: '5',
      tz: '15',
      sender: 'my_shop',
      sender2: 'my_shop2',
      nb: '100.50',
      ktm: '90',
      fmts: '7,-77',
      notes: 'Кратко',
      ph: '79991111111,79992222222',
      dlim: '1000',
      plim: '10',
      tlim: '2',
      ilim: '100',
      tmlim: '9-21',
      vld: '60',
      url: 'https://shop.ru/smsc',
      mph: '79993333333',
      mh1: '8',
      mh2: '22',
      mlen: '300',
      'fl2[10]': '0',
      'fl2[27]': '1',
      'mfl[6]': '1',
      answ: '1',
    });
  });

  test('sends every switch under the provider’s name', () => {
    const switches: Required<NonNullable<NewSubclient['switches']>> = {
      smppIncoming: true,
      smpp: true,
      deliveryControl: true,
      mailingsForbidden: true,
      incomingToPhone: true,
      incomingToEmail: true,
      pushStatuses: true,
      pushIncoming: true,
      detectAnsweringMachines: true,
      statusOfEachPart: true,
      ourContacts: true,
      settingsLocked: true,
      paymentsForbidden: true,
      ourSenderNames: true,
      apiLog: true,
      hideMessages: true,
      noCallForwarding: true,
      extendedPanel: true,
      expensiveRoutes: true,
      blocked: true,
      senderReplacement: true,
      senderReplacement2: true,
      timeLimits: true,
      timeLimits2: true,
      noAdvertising: true,
      cheapRoutesFirst: true,
      testMode: true,
      newAddressUnconfirmed: true,
      answeringMachine: true,
      answeringMachineCall: true,
      emailToSms0: true,
      emailToSms1: true,
      emailToSms2: true,
      emailToSms3: true,
      emailToSms4: true,
      emailToSms5: true,
      emailToSms6: true,
    };

    const { chg, user, ...sent } = change.form({ login: 'a', switches });

    expect([chg, user]).toEqual(['1', 'a']);
    expect(Object.keys(sent)).toEqual([
      ...[1, 2, 5, 6, 8, 9, 10, 11, 16, 23, 26, 27, 28, 29, 30].map((number) => `fl[${number}]`),
      ...[1, 4, 8, 9, 10, 12, 13, 15, 16, 23, 24, 27].map((number) => `fl2[${number}]`),
      'fl3[20]',
      'answ',
      'answ_call',
      ...[0, 1, 2, 3, 4, 5, 6].map((number) => `mfl[${number}]`),
    ]);
  });

  test.each([
    ['own-tariff-own-balance', '0'],
    ['our-tariff-own-balance', '1'],
    ['our-tariff-our-balance', '2'],
    ['own-tariff-our-balance', '3'],
    ['additional-login', '4'],
  ] as const)('sends the kind %s as %s', (kind, type) => {
    expect(change.form({ login: 'a', kind })).toEqual({ chg: '1', user: 'a', type });
  });

  test('takes the least and the greatest values', () => {
    expect(change.form({ login: 'a', tariff: 0, hoursAheadOfGmt: -12, sendingHours: { from: 0, to: 24 } })).toEqual({
      chg: '1',
      user: 'a',
      tariff: '0',
      tz: '0',
      tmlim: '0-24',
    });
    expect(change.form({ login: 'a', hoursAheadOfGmt: 12 })).toMatchObject({ tz: '24' });
  });

  test.each<[parameter: string, subclient: unknown]>([
    ['login', { login: '', password }],
    ['password', { login: 'a', password: secret('') }],
    ['kind', { login: 'a', password, kind: 'free' }],
    ['currency', { login: 'a', password, currency: 'GBP' }],
    ['email', { login: 'a', password, email: 'nobody' }],
    ['phone', { login: 'a', password, phone: '8 999' }],
    ['tariff', { login: 'a', password, tariff: 9 }],
    ['hoursAheadOfGmt', { login: 'a', password, hoursAheadOfGmt: 13 }],
    ['lowBalance', { login: 'a', password, lowBalance: 'a lot' }],
    ['numberBeginnings', { login: 'a', password, numberBeginnings: ['7', 'x'] }],
    ['commandPhones', { login: 'a', password, commandPhones: ['x'] }],
    ['limitPerDay', { login: 'a', password, limitPerDay: -1 }],
    ['sendingHours.to', { login: 'a', password, sendingHours: { from: 9, to: 25 } }],
    ['emailToSms.fromHour', { login: 'a', password, emailToSms: { fromHour: 25 } }],
    ['switches', { login: 'a', password, switches: { turbo: true } }],
  ])('is refused for a wrong %s', (parameter, subclient) => {
    const refused = refusalOf(add, subclient as NewSubclient);

    expect(refused.parameter).toBe(parameter);
    expect(refused.message).not.toMatch(/mypassword|nobody|GBP|turbo/);
  });

  test.each([
    [0, 'ID = 15'],
    [1, '15'],
    [2, '<result><id>15</id></result>'],
    [3, '{"id": 15}'],
  ] as const)('gives the id in format %i', async (format, answer) => {
    expect(await readAs(add, { login: 'a', password }, format, answer)).toBe('15');
  });
});

describe('changing a subclient', () => {
  test('sends the page’s example', () => {
    const example: SubclientChange = {
      login: 'mylogin',
      password,
      newLogin: 'mylogin2',
      kind: 'our-tariff-our-balance',
      numberBeginnings: ['7', '-77'],
    };

    expect(change.form(example)).toEqual({
      chg: '1',
      user: 'mylogin',
      password: 'mypassword',
      new_login: 'mylogin2',
      type: '2',
      fmts: '7,-77',
    });
    expect(change.form({ login: 'a', currentPassword: secret('old'), switches: { blocked: true } })).toEqual({
      chg: '1',
      user: 'a',
      pswc: 'old',
      'fl2[10]': '1',
    });
  });

  test('is refused without a login or with an empty password', () => {
    expect(refusalOf(change, { login: '' }).parameter).toBe('login');
    expect(refusalOf(change, { login: 'a', newLogin: '' }).parameter).toBe('newLogin');
    expect(refusalOf(change, { login: 'a', password: secret('') }).parameter).toBe('password');
    expect(refusalOf(change, { login: 'a', currentPassword: secret(' ') }).parameter).toBe('currentPassword');
    expect(refusalOf(pay, { login: '', sum: '5' }).parameter).toBe('login');
  });

  test.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [2, '<user><id>15</id></user>'],
    [3, '{"result": "OK"}'],
    [3, '{"id": 15}'],
  ] as const)('is done in format %i whatever the answer is called', async (format, answer) => {
    expect(await readAs(change, { login: 'a' }, format, answer)).toBeUndefined();
  });
});

describe.each([
  ['change', change, { login: 'a' }],
  ['payment', pay, { login: 'a', sum: '5' }],
] as const)('a %s', (_what, operation, params) => {
  test.each([
    [2, '<user/>'],
    [2, '<result><foo>1</foo></result>'],
    [3, '{"foo": 1}'],
    [3, '{"result": null}'],
  ] as const)('is not taken for done when a foreign record comes in format %i: %s', async (format, answer) => {
    const read = readAs<typeof params, unknown>(operation as Operation<typeof params, unknown>, params, format, answer);

    await expect(read).rejects.toThrow('bad-response');
  });
});

describe('paying', () => {
  test('sends the sum as it was written', () => {
    expect(pay.form({ login: 'sub_alex', sum: '100.50' })).toEqual({ pay: '1', user: 'sub_alex', sum: '100.50' });
    expect(pay.form({ login: 'sub_alex', sum: '-5', electronic: true })).toEqual({
      pay: '1',
      user: 'sub_alex',
      sum: '-5',
      balance2: '1',
    });
  });

  test.each(['0', '0.00', '', '1e3', '10,5', 'Infinity', ' 5', '0x10'])('the sum "%s" is refused', (sum) => {
    expect(refusalOf(pay, { login: 'sub_alex', sum }).parameter).toBe('sum');
  });

  test.each([
    [0, 'OK', 'OK'],
    [1, '250.50', '250.50'],
    [2, '<result>OK</result>', 'OK'],
    [3, '{"result": "250.50"}', '250.50'],
  ] as const)('gives what the provider says in format %i', async (format, answer, said) => {
    expect(await readAs(pay, { login: 'a', sum: '5' }, format, answer)).toBe(said);
  });

  test('is not taken for done when another text comes', async () => {
    await expect(readAs(pay, { login: 'a', sum: '5' }, 0, '<html>502 Bad Gateway</html>')).rejects.toThrow(
      'bad-response',
    );
  });

  test.each([
    [6, 'no-such-subclient'],
    [7, 'not-own-balance'],
    [8, 'not-saved'],
    [10, 'no-money'],
  ])('error %i is %s', async (number, code) => {
    await expect(readAs(pay, { login: 'a', sum: '5' }, 1, `0,-${number}`)).rejects.toThrow(code);
  });
});
