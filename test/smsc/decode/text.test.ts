import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, labelled, pairs, phrase } from '../../../src/smsc/decode/text.ts';

const incoming = columns(['id', 'received', 'phone', 'to_phone', 'sent', 'message'], { open: 'message' });
const sent = columns(['status', 'last_timestamp', 'phone', 'message', 'type', 'id'], { open: 'message' });

describe('columns', () => {
  it('reads one record a line', () => {
    const read = columns(['login', 'sms', 'currency']);

    expect(read('alex,10,RUR\nsub,0,\n')).toEqual([
      { login: 'alex', sms: '10', currency: 'RUR' },
      { login: 'sub', sms: '0', currency: '' },
    ]);
  });

  it('reads lines that end in carriage returns', () => {
    expect(columns(['mccmnc', 'cost'])('25001,2.10\r\n25002,2.20\r\n')).toEqual([
      { mccmnc: '25001', cost: '2.10' },
      { mccmnc: '25002', cost: '2.20' },
    ]);
  });

  it('takes an empty text for an empty list', () => {
    expect(columns(['a', 'b'])('')).toEqual([]);
    expect(incoming('')).toEqual([]);
  });

  it('lets the last columns be missing where the page says so', () => {
    const read = columns(['balance', 'currency', 'credit'], { optional: 2 });

    expect(read('100.50')).toEqual([{ balance: '100.50' }]);
    expect(read('100.50,RUR')).toEqual([{ balance: '100.50', currency: 'RUR' }]);
    expect(read('100.50,RUR,300')).toEqual([{ balance: '100.50', currency: 'RUR', credit: '300' }]);
  });

  it.each(['a', 'a,b,c,d', 'a,b,c\n\na,b,c', 'a,b,c\nd'])('refuses a text with a line of another form: %j', (text) => {
    expect(columns(['x', 'y', 'z'])(text)).toBeUndefined();
  });

  it('reads an open field first, in the middle and last, with separators and line breaks in it', () => {
    const names = columns(['sender', 'id'], { open: 'sender' });

    expect(names('Shop, Ltd.,5\nplain,6')).toEqual([
      { sender: 'Shop, Ltd.', id: '5' },
      { sender: 'plain', id: '6' },
    ]);
    expect(sent('1,1476794052,79990000001,one, two\nthree,0,77\n0,0,79990000002,,0,78')).toEqual([
      {
        status: '1',
        last_timestamp: '1476794052',
        phone: '79990000001',
        message: 'one, two\nthree',
        type: '0',
        id: '77',
      },
      { status: '0', last_timestamp: '0', phone: '79990000002', message: '', type: '0', id: '78' },
    ]);
    expect(
      incoming('5,21.11.2026 10:00:00,79990000001,79990000009,21.11.2026 09:59:58,call me, please\n\nbye\n'),
    ).toEqual([
      {
        id: '5',
        received: '21.11.2026 10:00:00',
        phone: '79990000001',
        to_phone: '79990000009',
        sent: '21.11.2026 09:59:58',
        message: 'call me, please\n\nbye',
      },
    ]);
  });

  it('does not take a line of a message for a record when its fields do not look like one', () => {
    const text = '5,21.11.2026 10:00:00,7999,7888,21.11.2026 09:59:58,list:\n6,eggs,milk,tea,rice,salt\n';

    expect(incoming(text)).toMatchObject([{ id: '5', message: 'list:\n6,eggs,milk,tea,rice,salt' }]);
  });

  it('reads other separators', () => {
    const read = columns(['id', 'name', 'message', 'status'], { separator: '|', open: 'message' });

    expect(read('7|news|a|b|2')).toEqual([{ id: '7', name: 'news', message: 'a|b', status: '2' }]);
  });

  it.each([
    '<html><body>502, bad gateway</body></html>',
    'Service temporarily unavailable, try later',
    '5',
    '1,x,79990000001,text,0,77',
  ])('refuses a foreign text: %s', (text) => {
    expect(sent(text)).toBeUndefined();
  });

  it('gives back every text that was put into an open field', () => {
    const looksLikeARecord = /\n1+,/;
    const message = fc.string({ unit: fc.constantFrom('a', 'Я', ',', ' ', '\n', '1', '=') });
    const record = fc.record({ message: message.filter((text) => !looksLikeARecord.test(text)), id: fc.nat() });

    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        const text = records.map(({ message, id }) => `1,0,7999,${message},0,${id}`).join('\n');

        expect(sent(text)?.map((row) => [row['message'], row['id']])).toEqual(
          records.map(({ message, id }) => [message, String(id)]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('labelled', () => {
  const read = labelled(
    [
      ['Status', 'status'],
      ['message', 'message'],
      ['ID', 'id'],
    ],
    { open: 'message' },
  );

  it('reads labels in their order, with an open field between them', () => {
    expect(read('Status = 1, message = a, ID = 5\nb, ID = 7\nStatus = 0, message = , ID = 8\n')).toEqual([
      { status: '1', message: 'a, ID = 5\nb', id: '7' },
      { status: '0', message: '', id: '8' },
    ]);
  });

  it('keeps commas in a field that is not open', () => {
    const price = labelled([
      ['zone', 'zone'],
      ['name', 'name'],
      ['api', 'api'],
    ]);

    expect(price('zone = 1, name = Russia, all, api = 2.5')).toEqual([{ zone: '1', name: 'Russia, all', api: '2.5' }]);
  });

  it.each(['Status = 1, ID = 5', 'status = 1, message = a, ID = 5', '1, a, 5', 'Status = one, message = a, ID = 5'])(
    'refuses a text of another form: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('lets the last labels be missing where the page says so', () => {
    const status = labelled(
      [
        ['Status', 'status'],
        ['err', 'err'],
      ],
      { optional: 1 },
    );

    expect(status('Status = 1')).toEqual([{ status: '1' }]);
    expect(status('Status = 1, err = 0')).toEqual([{ status: '1', err: '0' }]);
  });
});

describe('pairs', () => {
  it('reads any keys in any order, some under other names', () => {
    expect(pairs({ name: 'sender' })('name = a, b, mts_step = 2, id = 5\nid = 6, name = ')).toEqual([
      { sender: 'a, b', mts_step: '2', id: '5' },
      { id: '6', sender: '' },
    ]);
  });

  it('keeps names of the language as data', () => {
    const [row] = pairs()('__proto__ = 1, constructor = 2') ?? [];

    expect(Object.entries(row ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  it.each(['name', 'a = 1, a = 2', 'plain words, and more', ' = 5', 'a = 1\n\nb = 2'])('refuses %j', (text) => {
    expect(pairs()(text)).toBeUndefined();
  });
});

describe('phrase', () => {
  const read = phrase(/^OK, ID - (?<id>\d+)(?:, COST - (?<cost>[\d.]+))?$/);

  it('gives the named groups that took part', () => {
    expect(read('OK, ID - 5, COST - 1.20')).toEqual([{ id: '5', cost: '1.20' }]);
    expect(read('OK, ID - 5\r\n')).toEqual([{ id: '5' }]);
  });

  it('takes the whole text or nothing', () => {
    const open = phrase(/(?<id>\d+)/g);

    expect(open('5')).toEqual([{ id: '5' }]);
    expect(open('5 and more')).toBeUndefined();
    expect(read('OK, ID - 5\nOK, ID - 6')).toBeUndefined();
  });
});

describe('a megabyte of hostile text', () => {
  const mega = 1_000_000;
  const texts = {
    commas: ','.repeat(mega),
    'line breaks': '\n'.repeat(mega),
    'commas and line breaks': ',\n'.repeat(mega / 2),
    'one letter': 'a'.repeat(mega),
    spaces: ' '.repeat(mega),
    'open pairs': 'a = , '.repeat(mega / 6),
    'labels that never end': ', id = '.repeat(mega / 7),
    'keys without values': ', aaaaaaaa'.repeat(mega / 10),
    'half records': '1,2,\n'.repeat(mega / 5),
  };
  const readers = {
    columns: columns(['a', 'b', 'c']),
    'columns around an open field': columns(['status', 'err', 'message', 'type', 'id'], {
      open: 'message',
      optional: 1,
    }),
    labelled: labelled([
      ['name', 'name'],
      ['id', 'id'],
    ]),
    'labelled around an open field': labelled(
      [
        ['name', 'name'],
        ['a', 'a'],
        ['id', 'id'],
      ],
      { open: 'name' },
    ),
    pairs: pairs(),
    phrase: phrase(/^(?:a+)+$/),
  };

  it.each(Object.entries(readers))('is read or refused at once by %s', (_name, read) => {
    // What is more than linear would take minutes and the test's time with it.
    for (const text of Object.values(texts)) expect(() => read(text)).not.toThrow();
  });
});
