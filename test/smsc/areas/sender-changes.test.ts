import { describe, expect, test } from 'vitest';
import { type NewSender, senderChangeOperations } from '../../../src/smsc/areas/sender-changes.ts';
import type { Format } from '../../../src/smsc/operation.ts';
import { readAs, refusalOf } from '../../support/operations.ts';

const [add, change, sendCode, confirm, remove] = senderChangeOperations;

const company = {
  name: 'ТОВ Ромашка',
  taxNumber: '12345678',
  email: 'office@shop.ua',
  address: 'Київ, Хрещатик 1',
  services: 'Delivery of flowers',
  subject: 'Orders',
} as const;

const pdf = { name: 'mark.pdf', bytes: new TextEncoder().encode('%PDF-1.7 trademark'), about: 'Trademark' };

describe('adding a sender name', () => {
  test('sends the name alone', () => {
    expect(add.form({ name: 'my_shop' })).toEqual({ add: '1', sender: 'my_shop' });
    expect(add.upload?.({ name: 'my_shop' })).toBeUndefined();
  });

  test('sends every parameter of the page', () => {
    const sender: NewSender = {
      name: 'my_shop',
      comment: 'test',
      operators: ['mts_step', 'tele2', 'mega_int', 'ua_reg'],
      company: { ...company, site: 'shop.ua' },
      document: pdf,
      user: 'subalex',
    };

    expect(add.form(sender)).toEqual({
      add: '1',
      sender: 'my_shop',
      cmt: 'test',
      mts_step: '1',
      tele2: '1',
      mega_int: '1',
      ua_reg: '1',
      fio: 'ТОВ Ромашка',
      inn: '12345678',
      site: 'shop.ua',
      email: 'office@shop.ua',
      address: 'Київ, Хрещатик 1',
      desc: 'Delivery of flowers',
      subj: 'Orders',
      doc_info: 'Trademark',
      user: 'subalex',
    });
    expect(add.upload?.(sender)).toEqual({ name: 'mark.pdf', bytes: pdf.bytes });
  });

  test('sends an e-mail address with the name of its owner', () => {
    expect(add.form({ name: 'a@shop.ru', email: { owner: 'Alex' } })).toEqual({
      add: '1',
      sender: 'a@shop.ru',
      mail: '1',
      name: 'Alex',
    });
  });

  test('is refused without a name', () => {
    expect(refusalOf(add, { name: ' ' })).toEqual({
      parameter: 'name',
      message: 'senders.add: name must be filled in',
    });
  });

  test('is refused with an operator that the page does not list', () => {
    const typed = JSON.parse('{"name": "my_shop", "operators": ["yota_step"]}') as NewSender;

    const { parameter, message } = refusalOf(add, typed);

    expect(parameter).toBe('operators');
    expect(message).toContain('mts_step');
    expect(message).not.toContain('yota_step');
  });

  test('is refused when ua_reg comes without the company, or the company without ua_reg', () => {
    expect(refusalOf(add, { name: 'my_shop', operators: ['ua_reg'] }).parameter).toBe('company');
    expect(refusalOf(add, { name: 'my_shop', company }).parameter).toBe('company');
  });

  test.each(['name', 'taxNumber', 'email', 'address', 'services', 'subject'] as const)(
    'is refused when the company has no %s',
    (field) => {
      const sender: NewSender = { name: 'my_shop', operators: ['ua_reg'], company: { ...company, [field]: '' } };

      expect(refusalOf(add, sender).parameter).toBe(`company.${field}`);
    },
  );

  test('is refused with a document that operators do not take', () => {
    const document = { name: 'mark.docx', bytes: pdf.bytes };

    expect(refusalOf(add, { name: 'my_shop', document }).parameter).toBe('document');
    expect(refusalOf(change, { id: '77', document }).parameter).toBe('document');
  });

  test.each([
    [0, 'ID = 20000000000000000001'],
    [1, '20000000000000000001'],
    [2, '<sender>\n<id>20000000000000000001</id>\n</sender>'],
    [3, '{\n"sender": 20000000000000000001\n}'],
  ] as const)('gives the new id in format %i', async (format, answer) => {
    expect(await readAs(add, { name: 'my_shop' }, format, answer)).toBe('20000000000000000001');
  });
});

describe('changing and deleting a sender name', () => {
  test('names it by its id or by itself', () => {
    expect(change.form({ id: '77', comment: 'new' })).toEqual({ chg: '1', id: '77', cmt: 'new' });
    expect(change.form({ name: 'my_shop', operators: ['bee_step'], document: pdf })).toEqual({
      chg: '1',
      sender: 'my_shop',
      bee_step: '1',
      doc_info: 'Trademark',
    });
    expect(change.upload?.({ id: '77', document: pdf })?.name).toBe('mark.pdf');
    expect(remove.form({ name: 'my_shop' })).toEqual({ del: '1', sender: 'my_shop' });
    expect(remove.form({ id: '77', user: 'subalex' })).toEqual({ del: '1', id: '77', user: 'subalex' });
  });

  test('is refused with an id that is none', () => {
    expect(refusalOf(change, { id: '7x' }).parameter).toBe('id');
    expect(refusalOf(remove, { id: '' }).parameter).toBe('id');
    expect(refusalOf(remove, { name: '' }).parameter).toBe('name');
  });
});

describe('confirming a number', () => {
  test('asks for a code as the page does', () => {
    expect(sendCode.form({ phone: '79999999999', user: 'subalex', site: 'mysite.ru', siteName: 'My site' })).toEqual({
      send_code: '1',
      sender: '79999999999',
      user: 'subalex',
      site: 'mysite.ru',
      site_name: 'My site',
    });
  });

  test('sends the code back', () => {
    expect(confirm.form({ phone: '+79999999999', code: '338824' })).toEqual({
      check_code: '1',
      sender: '+79999999999',
      code: '338824',
    });
  });

  test('is refused for what is no number, and without a code', () => {
    const { parameter, message } = refusalOf(sendCode, { phone: 'my_shop' });

    expect(parameter).toBe('phone');
    expect(message).not.toContain('my_shop');
    expect(refusalOf(confirm, { phone: '79999999999', code: '' }).parameter).toBe('code');
  });
});

test('an empty subclient is refused everywhere', () => {
  expect(refusalOf(add, { name: 'my_shop', user: '' }).parameter).toBe('user');
  expect(refusalOf(change, { id: '77', user: '' }).parameter).toBe('user');
  expect(refusalOf(sendCode, { phone: '79999999999', user: '' }).parameter).toBe('user');
  expect(refusalOf(sendCode, { phone: '79999999999', site: '' }).parameter).toBe('site');
  expect(refusalOf(sendCode, { phone: '79999999999', siteName: '' }).parameter).toBe('siteName');
  expect(refusalOf(confirm, { phone: '79999999999', code: '1', user: '' }).parameter).toBe('user');
  expect(refusalOf(remove, { id: '77', user: '' }).parameter).toBe('user');
});

describe.each<[name: string, read: (format: Format, answer: string) => Promise<void>]>([
  ['change', (format, answer) => readAs(change, { id: '77' }, format, answer)],
  ['sendCode', (format, answer) => readAs(sendCode, { phone: '79999999999' }, format, answer)],
  ['confirm', (format, answer) => readAs(confirm, { phone: '79999999999', code: '338824' }, format, answer)],
  ['delete', (format, answer) => readAs(remove, { id: '77' }, format, answer)],
])('the answer to %s', (_name, read) => {
  test.each([
    [0, 'OK'],
    [1, 'OK\n'],
    [2, '<result>OK</result>'],
    [3, '{\n"result": "OK"\n}'],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(await read(format, answer)).toBeUndefined();
  });

  test('is not taken for done when it says something else', async () => {
    await expect(read(3, '{"result": "LATER"}')).rejects.toThrow('bad-response');
    await expect(read(0, 'LATER')).rejects.toThrow('bad-response');
  });
});
