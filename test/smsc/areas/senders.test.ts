import { describe, expect, test } from 'vitest';
import { type SenderQuery, senderOperations } from '../../../src/smsc/areas/senders.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = senderOperations;

test('every parameter of the page is sent', () => {
  expect(get.form({})).toEqual({ get: '1' });
  expect(
    get.form({
      all: true,
      operators: true,
      changedSince: Temporal.PlainDate.from('2026-01-09'),
      before: '10000000000000000002',
      count: 15_000,
      user: 'subalex',
    }),
  ).toEqual({
    get: '1',
    all: '1',
    operators: '1',
    from_date: '09.01.2026',
    prev_id: '10000000000000000002',
    cnt: '15000',
    user: 'subalex',
  });
  expect(get.form({ all: false, operators: false })).toEqual({ get: '1' });
});

test.each<[parameter: string, query: SenderQuery]>([
  ['count', { count: 0 }],
  ['count', { count: 15_001 }],
  ['before', { before: '' }],
  ['before', { before: 'my_shop' }],
  ['user', { user: ' ' }],
])('%s is refused: %j', (parameter, query) => {
  expect(refusalOf(get, query).parameter).toBe(parameter);
});

const empty = { moderation: undefined, operators: {}, replacements: {}, rest: {} };

describe('active names', () => {
  test.each([
    [0, 'name = my, shop, id = 20000000000000000001\nname = 79999999999, id = 5'],
    [1, 'my, shop,20000000000000000001\n79999999999,5\n'],
    [2, '<list>\n<sender id="20000000000000000001">my, shop</sender>\n<sender id="5">79999999999</sender>\n</list>'],
    [3, '[{"sender": "my, shop", "id": 20000000000000000001},\n{"sender": "79999999999", "id": 5}]'],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, {}, format, answer))).toEqual([
      { ...empty, id: '20000000000000000001', name: 'my, shop' },
      { ...empty, id: '5', name: '79999999999' },
    ]);
  });
});

describe('names of every moderation state', () => {
  test.each([
    [0, 'name = my_shop, status = 0, id = 5'],
    [1, 'my_shop,0,5'],
    [2, '<list><sender status="0" id="5">my_shop</sender></list>'],
    [3, '[{"sender": "my_shop", "status": 0, "id": 5}]'],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, { all: true }, format, answer))).toEqual([
      { ...empty, id: '5', name: 'my_shop', moderation: 0 },
    ]);
  });
});

describe('states at the operators', () => {
  test.each([
    [0, 'name = my_shop, mts_step = 2, yota_step = 8, mts_name = SMS_INFO, id = 5'],
    [2, '<list><sender mts_step="2" yota_step="8" mts_name="SMS_INFO" id="5">my_shop</sender></list>'],
    [3, '[{"sender": "my_shop", "mts_step": "2", "yota_step": 8, "mts_name": "SMS_INFO", "id": "5"}]'],
  ] as const)('are read in format %i, replacements and unknown operators too', async (format, answer) => {
    expect(plain(await readAs(get, { operators: true }, format, answer))).toEqual([
      {
        id: '5',
        name: 'my_shop',
        moderation: undefined,
        operators: { mts_step: 2, yota_step: 8 },
        replacements: { mts_name: 'SMS_INFO' },
        rest: {},
      },
    ]);
  });

  test('are kept for an operator of any name', async () => {
    const [only] = await readAs(
      get,
      { operators: true },
      3,
      '[{"sender": "a", "__proto__": "2", "toString": "R", "id": 5}]',
    );

    expect(Object.entries(only?.operators ?? {})).toEqual([['__proto__', 2]]);
    expect(Object.entries(only?.replacements ?? {})).toEqual([['toString', 'R']]);
  });

  test('are not defined in format 1', async () => {
    await expect(readAs(get, { operators: true }, 1, 'my_shop,5')).rejects.toThrow('bad-response');
  });
});

test.each([
  [0, 'ERROR = 3 (sender not found)'],
  [1, '0,-3'],
  [2, '<list></list>'],
  [3, '[]'],
  [3, '{}'],
] as const)('there are no names in format %i when the answer is %s', async (format, answer) => {
  expect(await readAs(get, {}, format, answer)).toEqual([]);
});
