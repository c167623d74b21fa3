import { describe, expect, test } from 'vitest';
import { mailingChangeOperations } from '../../../src/smsc/areas/mailing-changes.ts';
import type { NewMailing } from '../../../src/smsc/areas/mailing-form.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [add, cancel, remove] = mailingChangeOperations;

const plainMailing = { name: 'Ноябрь', recipients: ['79991234567', 'G12'], text: 'Скидки' } as const;

describe('making a mailing', () => {
  test('asks for its cost too', () => {
    expect(add.form(plainMailing)).toEqual({
      add: '1',
      cost: '1',
      name: 'Ноябрь',
      phones: '79991234567,G12',
      mes: 'Скидки',
    });
  });

  test('sends every parameter', () => {
    const mailing: NewMailing = {
      ...plainMailing,
      id: '500',
      sender: 'my_shop',
      secondSender: 'my_shop2',
      when: { at: Temporal.Instant.from('2026-11-21T07:00:00Z') },
      hoursAheadOfMoscow: -1,
      lifetimeMinutes: 90,
      transliterate: true,
      shortenLinks: true,
      repeat: 'weekly',
      repeatCount: 4,
      spreadHours: 1.5,
      everyMinutes: 30,
      kind: 'viber',
      subject: 'Новости',
      fileUrl: 'https://shop.ru/a.png',
      voice: 'w2',
      callParameters: '15,10,3',
      fallbackText: 'Скидки в магазине',
    };

    expect(add.form(mailing)).toEqual({
      add: '1',
      cost: '1',
      name: 'Ноябрь',
      phones: '79991234567,G12',
      mes: 'Скидки',
      id: '500',
      sender: 'my_shop',
      sender2: 'my_shop2',
      'fl[5]': '1',
      time: '01795244400',
      tz: '-1',
      valid: '01:30',
      translit: '1',
      tinyurl: '1',
      rpt: '5',
      rptn: '4',
      period: '1.5',
      freq: '30',
      viber: '1',
      subj: 'Новости',
      fileurl: 'https://shop.ru/a.png',
      voice: 'w2',
      param: '15,10,3',
      mes2: 'Скидки в магазине',
    });
  });

  test('takes addresses, a template, or a text for each', () => {
    expect(add.form({ name: 'a', kind: 'email', recipients: ['a@b.ru', 'c@d.ru'], templateId: '7' })).toEqual({
      add: '1',
      cost: '1',
      name: 'a',
      mail: '1',
      phones: 'a@b.ru,c@d.ru',
      tpl: '7',
    });
    expect(
      add.form({
        name: 'a',
        personal: [
          { phone: '79991234567', text: 'Иван: привет' },
          { phone: '79161234567', text: 'Пётр' },
        ],
      }),
    ).toEqual({ add: '1', cost: '1', name: 'a', list: '79991234567:Иван: привет\n79161234567:Пётр' });
  });

  test.each<[parameter: string, mailing: unknown]>([
    ['name', { ...plainMailing, name: '' }],
    ['recipients', { ...plainMailing, recipients: [] }],
    ['recipients', { ...plainMailing, recipients: ['a@b.ru'] }],
    ['recipients', { ...plainMailing, kind: 'email' }],
    ['text', { name: 'a', recipients: ['79991234567'] }],
    ['text', { ...plainMailing, templateId: '7' }],
    ['text', { ...plainMailing, text: ' ' }],
    ['templateId', { name: 'a', recipients: ['79991234567'], templateId: 'x' }],
    ['personal', { name: 'a', personal: [] }],
    ['personal.phone', { name: 'a', personal: [{ phone: 'x', text: 'a' }] }],
    ['personal.text', { name: 'a', personal: [{ phone: '79991234567', text: 'a\nb' }] }],
    ['personal.text', { name: 'a', personal: [{ phone: '79991234567', text: ' ' }] }],
    ['id', { ...plainMailing, id: '2147483648' }],
    ['id', { ...plainMailing, id: 'a b' }],
    ['kind', { ...plainMailing, kind: 'fax' }],
    ['repeat', { ...plainMailing, repeat: 'often' }],
    ['repeatCount', { ...plainMailing, repeatCount: 0 }],
    ['spreadHours', { ...plainMailing, everyMinutes: 5 }],
    ['everyMinutes', { ...plainMailing, spreadHours: 5 }],
    ['spreadHours', { ...plainMailing, spreadHours: 721, everyMinutes: 5 }],
    ['everyMinutes', { ...plainMailing, spreadHours: 5, everyMinutes: 1441 }],
    ['lifetimeMinutes', { ...plainMailing, lifetimeMinutes: 1441 }],
    ['hoursAheadOfMoscow', { ...plainMailing, hoursAheadOfMoscow: 12 }],
    ['when.inMinutes', { ...plainMailing, when: { inMinutes: 0 } }],
    ['when.fromHour', { ...plainMailing, when: { fromHour: 24, toHour: 24 } }],
    ['when.toHour', { ...plainMailing, when: { fromHour: 9, toHour: 25 } }],
    ['sender', { ...plainMailing, sender: '' }],
    ['secondSender', { ...plainMailing, secondSender: '' }],
  ])('is refused for a wrong %s: %j', (parameter, mailing) => {
    const refused = refusalOf(add, mailing as NewMailing);

    expect(refused.parameter).toBe(parameter);
    expect(refused.message).not.toMatch(/999|a@b|fax|often/);
  });

  test.each([
    [0, 'OK, ID - 500, COST - 7.60'],
    [1, '500,7.60'],
    [2, '<result>\n<id>500</id>\n<cost>7.60</cost>\n</result>'],
    [3, '{\n"id": 500,\n"cost": "7.60"\n}'],
  ] as const)('gives id and cost in format %i', async (format, answer) => {
    expect(plain(await readAs(add, plainMailing, format, answer))).toEqual({ id: '500', cost: '7.60' });
  });

  test.each([
    [0, 'OK, ID - 500'],
    [1, '500'],
    [2, '<result><id>500</id></result>'],
    [3, '{"id": 500}'],
  ] as const)('gives the id in format %i when the cost is left out', async (format, answer) => {
    expect(plain(await readAs(add, plainMailing, format, answer))).toEqual({ id: '500', cost: undefined });
  });
});

test.each([
  ['flash', { flash: '1' }],
  ['binary', { bin: '1' }],
  ['binary-hex', { bin: '2' }],
  ['wap-push', { push: '1' }],
  ['hlr', { hlr: '1' }],
  ['ping', { ping: '1' }],
  ['mms', { mms: '1' }],
  ['social', { soc: '1' }],
  ['viber', { viber: '1' }],
  ['call', { call: '1' }],
] as const)('the kind %s is sent as %j', (kind, fields) => {
  expect(add.form({ ...plainMailing, kind })).toEqual({ ...add.form(plainMailing), ...fields });
});

test.each([
  ['manual', '0'],
  ['hourly', '1'],
  ['daily', '2'],
  ['on-working-days', '3'],
  ['on-weekends', '4'],
  ['weekly', '5'],
  ['monthly', '6'],
  ['yearly', '7'],
] as const)('the repetition %s is sent as %s', (repeat, rpt) => {
  expect(add.form({ ...plainMailing, repeat, repeatCount: 1 })).toMatchObject({ rpt, rptn: '1' });
});

test.each([
  [{ inMinutes: 1 }, '+1'],
  [{ fromHour: 0, toHour: 1 }, '0-1'],
  [{ fromHour: 23, toHour: 24 }, '23-24'],
] as const)('a mailing at %j is written as the provider writes it', (when, time) => {
  expect(add.form({ ...plainMailing, when })).toMatchObject({ time });
});

describe('stopping and deleting a mailing', () => {
  test('name it by its id', () => {
    expect(cancel.form({ id: '500' })).toEqual({ cancel: '1', id: '500' });
    expect(remove.form({ id: '500', email: true })).toEqual({ del: '1', id: '500', mail: '1' });
    expect(refusalOf(cancel, { id: '' }).parameter).toBe('id');
    expect(refusalOf(remove, { id: 'a,b' }).parameter).toBe('id');
  });

  test.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [3, '{"result": "OK"}'],
  ] as const)('are done in format %i', async (format, answer) => {
    expect(await readAs(cancel, { id: '500' }, format, answer)).toBeUndefined();
    expect(await readAs(remove, { id: '500' }, format, answer)).toBeUndefined();
  });

  test('fail with what the page calls an error of saving', async () => {
    await expect(readAs(cancel, { id: '500' }, 1, '0,-3')).rejects.toThrow('not-saved');
  });
});
