import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/smsc/sandbox/account.ts';
import { noon } from '../../../support/clock.ts';
import { sandboxAccount, sandboxMessage } from '../../../support/sandbox-account.ts';
import { type Fields, lines, testBench } from '../ask.ts';

const hour = 3_600_000;
const day = 24 * hour;

function withMessages(...messages: readonly Message[]) {
  return sandboxAccount({ messages: new Map(messages.map((message) => [message.intId, message])) });
}

describe('get.php get_messages', () => {
  it('has the labels, columns, elements and kinds of values of the page', async () => {
    const message = sandboxMessage();
    const crc = crc32(message.text);
    const { inAllFormats } = await testBench({ account: withMessages(message) });

    const texts = await inAllFormats('get.php', { get_messages: '1', cnt: '5' });

    const sent = noon / 1000;
    expect(texts).toEqual([
      'Status = 1, check_time = 18.11.2026 12:01:00, err = 0, send_date = 18.11.2026 12:00:00, phone = 79160000001, ' +
        'mccmnc = 25001, country = Россия, operator = МТС, region = Москва, cost = 3.10, sender_id = my_shop, ' +
        `status_name = Доставлено, message = Привет, <мир> & "все", type = 0, ID = 55, int_id = 900, sms_cnt = 1, format = 0, crc = ${crc}`,
      `1,${sent + 60},0,${sent},79160000001,25001,Россия,МТС,Москва,3.10,my_shop,Доставлено,Привет, <мир> & "все",0,55,900,1,0,${crc}`,
      lines(
        '<list>',
        '<sms>',
        '<status>1</status>',
        '<last_date>18.11.2026 12:01:00</last_date>',
        `<last_timestamp>${sent + 60}</last_timestamp>`,
        '<err>0</err>',
        '<send_date>18.11.2026 12:00:00</send_date>',
        `<send_timestamp>${sent}</send_timestamp>`,
        '<phone>79160000001</phone>',
        '<cost>3.10</cost>',
        '<sender_id>my_shop</sender_id>',
        '<status_name>Доставлено</status_name>',
        '<message>Привет, &lt;мир&gt; &amp; "все"</message>',
        '<mccmnc>25001</mccmnc>',
        '<country>Россия</country>',
        '<operator>МТС</operator>',
        '<region>Москва</region>',
        '<type>0</type>',
        '<id>55</id>',
        '<int_id>900</int_id>',
        '<sms_cnt>1</sms_cnt>',
        '<format>0</format>',
        `<crc>${crc}</crc>`,
        '<flag>0</flag>',
        '</sms>',
        '</list>',
      ),
      lines(
        '[{',
        '"status": 1,',
        '"last_date": "18.11.2026 12:01:00",',
        `"last_timestamp": ${sent + 60},`,
        '"err": 0,',
        '"send_date": "18.11.2026 12:00:00",',
        `"send_timestamp": ${sent},`,
        '"phone": "79160000001",',
        '"cost": "3.10",',
        '"sender_id": "my_shop",',
        '"status_name": "Доставлено",',
        '"message": "Привет, <мир> & \\"все\\"",',
        '"mccmnc": "25001",',
        '"country": "Россия",',
        '"operator": "МТС",',
        '"region": "Москва",',
        '"type": 0,',
        '"id": 55,',
        '"int_id": "900",',
        '"sms_cnt": 1,',
        '"format": 0,',
        `"crc": ${crc},`,
        '"flag": 0',
        '}]',
      ),
    ]);
  });

  it('selects by number, period, cursor and count, newest first', async () => {
    const { json } = await testBench({
      account: withMessages(
        sandboxMessage({ intId: '99', sentAt: noon - 9 * day }),
        sandboxMessage({ intId: '100', sentAt: noon - 2 * day, phone: '79250000002' }),
        sandboxMessage({ intId: '101', sentAt: noon - day }),
        sandboxMessage({ intId: '102', sentAt: noon - hour, login: 'sub_alex' }),
        sandboxMessage({ intId: '103', sentAt: noon - hour, type: 8, phone: 'anna@example.com' }),
      ),
    });
    const ids = async (fields: Fields) => {
      const answer = await json('get.php', { get_messages: '1', ...fields });
      return Array.isArray(answer) ? answer.map(({ int_id }) => int_id) : answer;
    };

    expect(await ids({ cnt: '1000' })).toEqual(['101', '100', '99']);
    expect(await ids({})).toEqual(['101']);
    expect(await ids({ cnt: '1', prev_id: '101' })).toEqual(['100']);
    expect(await ids({ start: '16.11.2026' })).toEqual(['101', '100']);
    expect(await ids({ start: '09.11.2026', end: '16.11.2026' })).toEqual(['100', '99']);
    expect(await ids({ phone: '8 (925) 000-00-02,+79990000000' })).toEqual(['100']);
    expect(await ids({ format: '8', email: 'anna@example.com,b@example.com' })).toEqual(['103']);
  });

  it('quotes an id of letters where a number stands bare', async () => {
    const { ask } = await testBench({ account: withMessages(sandboxMessage({ id: 'order-0017.a' })) });

    expect(await ask('get.php', { get_messages: '1', fmt: '3' })).toContain('"id": "order-0017.a"');
  });

  it('refuses more than a thousand, more than six months, and a period that is none', async () => {
    const { refusal } = await testBench({ account: withMessages(sandboxMessage()) });
    const asked = (fields: Fields) => refusal('get.php', { get_messages: '1', ...fields });

    expect(await asked({ cnt: '1001' })).toBe(1);
    expect(await asked({ start: '17.05.2026', end: '18.11.2026' })).toBe(1);
    expect(await asked({ start: '18.05.2026', end: '18.11.2026' })).toBe(0);
    expect(await asked({ start: '18.11.2026', end: '17.11.2026' })).toBe(1);
    expect(await asked({ end: '18.11.2026' })).toBe(1);
    expect(await asked({ prev_id: 'x' })).toBe(1);
  });
});

describe('get.php get_answers', () => {
  const sms = {
    id: '20',
    receivedAt: noon - hour,
    sentAt: noon - hour - 5_000,
    phone: '79160000001',
    toPhone: '79990000100',
    text: 'Да, <b>\nспасибо</b>',
  };

  it('has the labels, columns, elements and kinds of values of the page', async () => {
    const { inAllFormats } = await testBench({ account: sandboxAccount({ answers: [sms] }) });

    const texts = await inAllFormats('get.php', { get_answers: '1' });

    expect(texts).toEqual([
      'id = 20, received = 18.11.2026 11:00:00, phone = 79160000001, message = Да, <b>\nспасибо</b>, to_phone = 79990000100, sent = 18.11.2026 10:59:55',
      '20,18.11.2026 11:00:00,79160000001,79990000100,18.11.2026 10:59:55,Да, <b>\nспасибо</b>',
      lines(
        '<sms_answers>',
        '<sms>',
        '<id>20</id>',
        '<received>18.11.2026 11:00:00</received>',
        '<phone>79160000001</phone>',
        '<message>Да, &lt;b&gt;\nспасибо&lt;/b&gt;</message>',
        '<to_phone>79990000100</to_phone>',
        '<sent>18.11.2026 10:59:55</sent>',
        '</sms>',
        '</sms_answers>',
      ),
      lines(
        '[{',
        '"id": 20,',
        '"received": "18.11.2026 11:00:00",',
        '"phone": "79160000001",',
        '"message": "Да, <b>\\nспасибо</b>",',
        '"to_phone": "79990000100",',
        '"sent": "18.11.2026 10:59:55"',
        '}]',
      ),
    ]);
  });

  it('is empty in each form when there is nothing', async () => {
    const { inAllFormats } = await testBench({ account: sandboxAccount() });

    expect(await inAllFormats('get.php', { get_answers: '1' })).toEqual(['', '', '<sms_answers></sms_answers>', '[]']);
  });

  it('means the current day unless it is told hours or an id', async () => {
    const answers = [
      { ...sms, id: '8', receivedAt: noon - 200 * hour },
      { ...sms, id: '9', receivedAt: noon - 13 * hour },
      { ...sms, id: '10', receivedAt: noon - 11 * hour, toPhone: '79990000200' },
      { ...sms, id: '11', receivedAt: noon - hour },
    ];
    const { json } = await testBench({ account: sandboxAccount({ answers }) });
    const ids = async (fields: Fields) => {
      const answer = await json('get.php', { get_answers: '1', ...fields });
      return Array.isArray(answer) ? answer.map(({ id }) => id) : answer;
    };

    expect(await ids({})).toEqual([10, 11]);
    expect(await ids({ hour: '13' })).toEqual([10, 11]);
    expect(await ids({ hour: '168' })).toEqual([9, 10, 11]);
    expect(await ids({ after_id: '8' })).toEqual([9, 10, 11]);
    expect(await ids({ after_id: '8', cnt: '2' })).toEqual([9, 10]);
    expect(await ids({ after_id: '9', hour: '2' })).toEqual([11]);
    expect(await ids({ to_phone: '+79990000200' })).toEqual([10]);
  });

  it('refuses more than 168 hours and more than 10000 messages', async () => {
    const { refusal } = await testBench({ account: sandboxAccount() });

    expect(await refusal('get.php', { get_answers: '1', hour: '169' })).toBe(1);
    expect(await refusal('get.php', { get_answers: '1', cnt: '10001' })).toBe(1);
    expect(await refusal('get.php', { get_answers: '1', after_id: 'x' })).toBe(1);
  });
});

describe('get.php get_stat', () => {
  const turnover = [
    { day: '2026-11-17', login: 'demo', electronic: false, sms: 3, spent: 930, received: 100_000 },
    { day: '2026-11-18', login: 'demo', electronic: false, sms: 4, spent: 1_240, received: 0 },
    { day: '2026-11-18', login: 'demo', electronic: true, sms: 9, spent: 90, received: 0 },
    { day: '2026-11-18', login: 'sub_alex', electronic: false, sms: 1, spent: 310, received: 0 },
  ];

  it('has the labels, columns, elements and kinds of values of the page', async () => {
    const { inAllFormats } = await testBench({ account: sandboxAccount({ turnover }) });

    const texts = await inAllFormats('get.php', { get_stat: '1', start: '17.11.2026', end: '17.11.2026' });

    expect(texts).toEqual([
      'login = demo, sms = 3, credit = 9.30, debit = 1000.00, currency = RUR',
      'demo,3,9.30,1000.00,RUR',
      lines(
        '<list>',
        '<stat>',
        '<login>demo</login>',
        '<sms>3</sms>',
        '<credit>9.30</credit>',
        '<debit>1000.00</debit>',
        '<currency>RUR</currency>',
        '</stat>',
        '</list>',
      ),
      lines(
        '[{',
        '"login": "demo",',
        '"sms": "3",',
        '"credit": "9.30",',
        '"debit": "1000.00",',
        '"currency": "RUR"',
        '}]',
      ),
    ]);
  });

  it('leaves out subclients with a balance of their own', async () => {
    const independent = { id: '1', password: '', balance: 0, electronic: false, settings: new Map<string, string>() };
    const subclients = [
      { ...independent, login: 'sub_alex', type: 0 },
      { ...independent, login: 'demo2', type: 4 },
    ];
    const { ask } = await testBench({ account: sandboxAccount({ turnover, subclients }) });

    expect(await ask('get.php', { get_stat: '1', start: '18.11.2026', fmt: '1' })).toBe('demo,4,12.40,0.00,RUR');
  });

  it('adds up a period for each login, without the electronic balance unless it is asked for', async () => {
    const { ask, clock } = await testBench({ account: sandboxAccount({ turnover }) });
    const stat = (fields: Fields) => ask('get.php', { get_stat: '1', fmt: '1', ...fields });

    expect(await stat({ start: '17.11.2026' })).toBe(lines('demo,7,21.70,1000.00,RUR', 'sub_alex,1,3.10,0.00,RUR'));
    expect(await stat({ start: '17.11.2026', balance2: '1' })).toBe('demo,9,0.90,0.00,RUR');
    expect(await stat({ start: '01.01.2026', end: '02.01.2026', mycur: '1' })).toBe('');
    await clock.advance(60_000);
    expect(await stat({})).toBe('0,-1');
    expect(await stat({ start: '18.11.2026', end: '17.11.2026' })).toBe('0,-1');
  });
});

describe('get.php get_price', () => {
  const zone = { zone: '1', name: 'Россия, "МТС"', api: 395, mass: 410, mms: 900, hlr: 30, call: 290 };

  it('has the three parts of the page in each format', async () => {
    const prices = { zones: [zone, { ...zone, zone: '2' }], codes: [{ mccmnc: '25001', cost: 310 }], mail: 5 };
    const { inAllFormats } = await testBench({ account: sandboxAccount({ prices }) });

    const texts = await inAllFormats('get.php', { get_price: '1' });

    expect(texts).toEqual([
      lines(
        'zone = 1, name = Россия, "МТС", api = 3.95, mass = 4.10, mms = 9.00, hlr = 0.30, call = 2.90',
        'zone = 2, name = Россия, "МТС", api = 3.95, mass = 4.10, mms = 9.00, hlr = 0.30, call = 2.90',
        '',
        'mccmnc = 25001, cost = 3.10',
        '',
        'mail = 0.05',
      ),
      lines(
        '1,Россия, "МТС",3.95,4.10,9.00,0.30,2.90',
        '2,Россия, "МТС",3.95,4.10,9.00,0.30,2.90',
        '',
        '25001,3.10',
        '',
        '0.05',
      ),
      lines(
        '<price>',
        '<zones>',
        '<zone name="Россия, &quot;МТС&quot;" api="3.95" mass="4.10" mms="9.00" hlr="0.30" call="2.90">1</zone>',
        '<zone name="Россия, &quot;МТС&quot;" api="3.95" mass="4.10" mms="9.00" hlr="0.30" call="2.90">2</zone>',
        '</zones>',
        '<codes>',
        '<mccmnc cost="3.10">25001</mccmnc>',
        '</codes>',
        '<mail>0.05</mail>',
        '</price>',
      ),
      expect.any(String),
    ]);
    const json = { api: '3.95', mass: '4.10', mms: '9.00', hlr: '0.30', call: '2.90' };
    expect(JSON.parse(texts[3] ?? '')).toEqual({
      zones: [
        { zone: '1', name: 'Россия, "МТС"', ...json },
        { zone: '2', name: 'Россия, "МТС"', ...json },
      ],
      codes: [{ mccmnc: '25001', cost: '3.10' }],
      mail: '0.05',
    });
  });

  it('leaves the prices of single operators out of the text when there are none', async () => {
    const { ask } = await testBench({ account: sandboxAccount({ prices: { zones: [zone], codes: [], mail: 5 } }) });

    expect(await ask('get.php', { get_price: '1', fmt: '1' })).toBe(
      lines('1,Россия, "МТС",3.95,4.10,9.00,0.30,2.90', '', '0.05'),
    );
  });
});
