import { describe, expect, it } from 'vitest';
import { sandboxAccount, sandboxSender } from '../../../support/sandbox-account.ts';
import { type Fields, lines, testBench } from '../ask.ts';

function accountThatSends(balance = 10_000) {
  return sandboxAccount({
    balance,
    senders: [sandboxSender(), sandboxSender({ id: '8', name: 'Waiting', moderation: 0 })],
    prices: {
      zones: [
        { zone: '1', name: 'МТС', api: 395, mass: 395, mms: 900, hlr: 30, call: 290 },
        { zone: '2', name: 'МегаФон', api: 380, mass: 380, mms: 900, hlr: 30, call: 290 },
      ],
      codes: [{ mccmnc: '25001', cost: 140 }],
      mail: 5,
    },
  });
}

const message = { phones: '79160000001', mes: 'Привет' };

describe('send.php', () => {
  it('answers each value of cost in each format', async () => {
    const { inAllFormats } = await testBench({ account: accountThatSends() });
    const withCost = (cost: string) => inAllFormats('send.php', { ...message, cost, id: '1234' });

    expect(await withCost('0')).toEqual([
      'OK - 1 SMS, ID - 1234',
      '1234,1',
      lines('<result>', '<id>1234</id>', '<cnt>1</cnt>', '</result>'),
      lines('{', '"id": 1234,', '"cnt": 1', '}'),
    ]);
    expect(await withCost('1')).toEqual([
      '1.40 (1 SMS)',
      '1.40,1',
      lines('<result>', '<cost>1.40</cost>', '<cnt>1</cnt>', '</result>'),
      lines('{', '"cost": "1.40",', '"cnt": 1', '}'),
    ]);
    expect((await withCost('2')).slice(0, 2)).toEqual(['OK - 1 SMS, ID - 1234, COST - 1.40', '1234,1,1.40']);
    expect(await withCost('3')).toEqual([
      'OK - 1 SMS, ID - 1234, COST - 1.40, BALANCE - 87.40',
      '1234,1,1.40,86.00',
      lines('<result>', '<id>1234</id>', '<cnt>1</cnt>', '<cost>1.40</cost>', '<balance>84.60</balance>', '</result>'),
      lines('{', '"id": 1234,', '"cnt": 1,', '"cost": "1.40",', '"balance": "83.20"', '}'),
    ]);
  });

  it('sends nothing and takes nothing for a price', async () => {
    const { ask, sandbox } = await testBench({ account: accountThatSends() });

    const long = `https://shop.example/${'a'.repeat(160)}`;

    expect(await ask('send.php', { ...message, mes: long, tinyurl: '1', cost: '1', fmt: '1' })).toBe('1.40,1');

    expect(sandbox.account()).toMatchObject({ balance: 10_000, messages: new Map(), links: [] });
  });

  it('lists the numbers with op=1, the bad ones alone with err=1', async () => {
    const { json, ask } = await testBench({ account: accountThatSends() });
    const several = { phones: '8 916 000-00-01,79250000002;123', mes: 'x', cost: '1' };

    expect(await json('send.php', { ...several, op: '1' })).toEqual({
      cost: '5.20',
      cnt: 2,
      phones: [
        { phone: '79160000001', mccmnc: '25001', cost: '1.40', status: '0', error: '0' },
        { phone: '79250000002', mccmnc: '25002', cost: '3.80', status: '0', error: '0' },
        { phone: '123', mccmnc: '', cost: '0.00', status: '20', error: '7' },
      ],
    });
    expect(await ask('send.php', { ...several, err: '1', fmt: '2' })).toBe(
      lines(
        '<result>',
        '<cost>5.20</cost>',
        '<cnt>2</cnt>',
        '<phones>',
        '<phone mccmnc="" cost="0.00" status="20" error="7">123</phone>',
        '</phones>',
        '</result>',
      ),
    );
    expect(await ask('send.php', { ...several, op: '1', fmt: '1' })).toBe(
      lines('5.20,2', '79160000001,25001,1.40,0,0', '79250000002,25002,3.80,0,0', '123,,0.00,20,7'),
    );
  });

  it('counts parts by the alphabet of the text', async () => {
    const { ask } = await testBench({ account: accountThatSends() });
    const parts = async (mes: string) =>
      (await ask('send.php', { ...message, mes, cost: '1', fmt: '1' })).split(',')[1];

    expect(await parts('a'.repeat(160))).toBe('1');
    expect(await parts('a'.repeat(161))).toBe('2');
    expect(await parts('€'.repeat(81))).toBe('2');
    expect(await parts('я'.repeat(70))).toBe('1');
    expect(await parts('я'.repeat(71))).toBe('2');
    expect(await parts(`${'a'.repeat(69)}👍`)).toBe('2');
  });

  it('sends by list, as e-mail, with short links, under an id of letters', async () => {
    const { json, ask, sandbox } = await testBench({ account: accountThatSends() });

    await ask('send.php', { ...message, sender: 'my_shop' });
    await ask('send.php', { list: '79160000001:один\n79250000002:два: 2' });
    await ask('send.php', { phones: 'anna@example.com', mes: 'Письмо', mail: '1' });
    await ask('send.php', { ...message, mes: 'Смотрите https://shop.example/a?b=1', tinyurl: '1' });
    expect(await json('send.php', { ...message, id: 'order-17' })).toEqual({ id: 'order-17', cnt: 1 });

    const sent = [...sandbox.account().messages.values()];
    expect(sent.map(({ phone, text, sender, type }) => [phone, text, sender, type])).toEqual([
      ['79160000001', 'Привет', 'my_shop', 0],
      ['79160000001', 'один', 'SMSC.RU', 0],
      ['79250000002', 'два: 2', 'SMSC.RU', 0],
      ['anna@example.com', 'Письмо', 'SMSC.RU', 8],
      ['79160000001', 'Смотрите https://go.example/1', 'SMSC.RU', 0],
      ['79160000001', 'Привет', 'SMSC.RU', 0],
    ]);
    expect(sandbox.account().links).toMatchObject([{ id: '1', target: 'https://shop.example/a?b=1' }]);
  });

  it.each([
    ['hlr', '0.30'],
    ['call', '2.90'],
    ['mms', '9.00'],
    ['viber', '1.40'],
  ])('has a price of its own for %s', async (kind, price) => {
    const { ask } = await testBench({ account: accountThatSends() });

    expect(await ask('send.php', { ...message, [kind]: '1', cost: '1', fmt: '1' })).toBe(`${price},1`);
  });

  it('keeps a message for later until its time has come', async () => {
    const { ask, sandbox } = await testBench({ account: accountThatSends() });
    const status = () => sandbox.account().messages.values().next().value?.status;

    await ask('send.php', { ...message, time: '+30' });

    sandbox.advance(29 * 60_000);
    expect(status()).toBe(-1);
    sandbox.advance(60_000 + 2_000);
    expect(status()).toBe(0);
  });

  it('reads the time in the account zone, or from Moscow with tz', async () => {
    const { ask, sandbox } = await testBench({ account: { ...accountThatSends(), gmt: 6 } });
    const sentAt = async (fields: Fields) => {
      await ask('send.php', { ...message, ...fields });
      return new Date([...sandbox.account().messages.values()].at(-1)?.sentAt ?? 0).toISOString();
    };

    expect(await sentAt({ time: '1911261200' })).toBe('2026-11-19T06:00:00.000Z');
    expect(await sentAt({ time: '1911261200', tz: '1' })).toBe('2026-11-19T08:00:00.000Z');
    expect(await sentAt({ time: '01795000000' })).toBe(new Date(1_795_000_000_000).toISOString());
    expect(await sentAt({ time: '20-22' })).toBe('2026-11-18T14:00:00.000Z');
  });

  it('names the id in refusals that concern the message, in each format', async () => {
    const { inAllFormats, refusal } = await testBench({ account: accountThatSends(100) });

    const texts = await inAllFormats('send.php', { phones: '123', mes: 'x', id: '34' });

    expect(texts).toEqual([
      'ERROR = 7 (invalid number), ID - 34',
      '34,-7',
      lines('<result>', '<error>invalid number</error>', '<error_code>7</error_code>', '<id>34</id>', '</result>'),
      lines('{', '"error": "invalid number",', '"error_code": 7,', '"id": 34', '}'),
    ]);
    expect(await refusal('send.php', message)).toBe(3);
    expect(await refusal('send.php', { ...message, sender: 'Waiting' })).toBe(6);
    expect(await refusal('send.php', { ...message, mes: 'x'.repeat(1_001) })).toBe(1);
    expect(await refusal('send.php', { ...message, id: 'два' })).toBe(1);
    expect(await refusal('send.php', { ...message, cost: '4' })).toBe(1);
  });
});
