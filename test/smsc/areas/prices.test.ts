import { describe, expect, test } from 'vitest';
import { priceOperations } from '../../../src/smsc/areas/prices.ts';
import { plain, readAs } from '../../support/operations.ts';

const [get] = priceOperations;

const russia = {
  zone: '1',
  name: 'Россия, МТС',
  api: '3.80',
  site: '3.90',
  mms: '7',
  hlr: '0.20',
  call: '2.00',
  rest: {},
};
const belarus = { zone: '2', name: 'Беларусь', api: '5', site: '5.1', mms: '0', hlr: '0.30', call: '4', rest: {} };
const networks = [
  { networkCode: '25001', cost: '3.10', rest: {} },
  { networkCode: '25702', cost: '4', rest: {} },
];

const zones0 =
  'zone = 1, name = Россия, МТС, api = 3.80, mass = 3.90, mms = 7, hlr = 0.20, call = 2.00\n' +
  'zone = 2, name = Беларусь, api = 5, mass = 5.1, mms = 0, hlr = 0.30, call = 4';
const zones1 = '1,Россия, МТС,3.80,3.90,7,0.20,2.00\n2,Беларусь,5,5.1,0,0.30,4';
const zones2 =
  '<zones>\n<zone name="Россия, МТС" api="3.80" mass="3.90" mms="7" hlr="0.20" call="2.00">1</zone>\n' +
  '<zone name="Беларусь" api="5" mass="5.1" mms="0" hlr="0.30" call="4">2</zone>\n</zones>';
const zones3 =
  '"zones": [{"zone": "1", "name": "Россия, МТС", "api": "3.80", "mass": "3.90", "mms": "7", "hlr": "0.20", "call": "2.00"},\n' +
  '{"zone": "2", "name": "Беларусь", "api": "5", "mass": "5.1", "mms": "0", "hlr": "0.30", "call": "4"}]';

test('prices are asked for without parameters', () => {
  expect(get.form(undefined)).toEqual({ get_price: '1' });
});

describe('prices', () => {
  test.each([
    [0, `${zones0}\n\nmccmnc = 25001, cost = 3.10\nmccmnc = 25702, cost = 4\n\nmail = 0.05`],
    [1, `${zones1}\n\n25001,3.10\n25702,4\n\n0.05\n`],
    [
      2,
      `<price>\n${zones2}\n<codes>\n<mccmnc cost="3.10">25001</mccmnc>\n<mccmnc cost="4">25702</mccmnc>\n</codes>\n<mail>0.05</mail>\n</price>`,
    ],
    [
      3,
      `{${zones3}, "codes": [{"mccmnc": "25001", "cost": "3.10"}, {"mccmnc": "25702", "cost": "4"}], "mail": "0.05"}`,
    ],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, undefined, format, answer))).toEqual({
      zones: [russia, belarus],
      networks,
      email: '0.05',
      rest: {},
    });
  });

  test.each([
    [0, `${zones0}\nmail = 0.05`],
    [1, `${zones1}\n0.05`],
    [2, `<price>${zones2}<codes></codes><mail>0.05</mail></price>`],
    [2, `<price>${zones2}<mail>0.05</mail></price>`],
    [3, `{${zones3}, "codes": [], "mail": "0.05"}`],
    [3, `{${zones3}, "mail": "0.05"}`],
  ] as const)('are read in format %i without prices for networks', async (format, answer) => {
    expect(plain(await readAs(get, undefined, format, answer))).toEqual({
      zones: [russia, belarus],
      networks: [],
      email: '0.05',
      rest: {},
    });
  });

  test.each([
    [0, zones0],
    [1, zones1],
    [0, `${zones0}\nnext = 5\nmail = 0.05`],
    [1, '<html>502 Bad Gateway</html>'],
    [0, ''],
    [2, '<price/>'],
    [2, '<price><foo>1</foo></price>'],
    [3, '{"foo": 1}'],
    [3, '{"codes": []}'],
  ] as const)('are not read in format %i from another text', async (format, answer) => {
    await expect(readAs(get, undefined, format, answer)).rejects.toThrow('bad-response');
  });
});
