import { describe, expect, it } from 'vitest';
import { noon } from '../../../support/clock.ts';
import { sandboxAccount, sandboxMailing } from '../../../support/sandbox-account.ts';
import { lines, testBench } from '../ask.ts';

const day = 86_400_000;

function accountWithMailings() {
  return sandboxAccount({
    prices: {
      zones: [
        { zone: '1', name: 'МТС', api: 395, mass: 395, mms: 0, hlr: 0, call: 0 },
        { zone: '2', name: 'МегаФон', api: 380, mass: 380, mms: 0, hlr: 0, call: 0 },
      ],
      codes: [],
      mail: 5,
    },
    mailings: [
      sandboxMailing(),
      sandboxMailing({ id: '52', format: 8, subject: 'Тема', recipients: ['a@example.com'], text: 'Письмо' }),
      sandboxMailing({ id: '53', status: 2, changedAt: noon - 9 * day, needAt: noon - 9 * day, sentAt: undefined }),
    ],
    lastIds: { message: 0, answer: 0, sender: 0, template: 0, mailing: 60, link: 0, subclient: 0 },
  });
}

const date = '18.11.2026 12:00:00';

describe('jobs.php get', () => {
  it('has the columns, elements and kinds of values of the page', async () => {
    const { inAllFormats } = await testBench({ account: accountWithMailings() });

    const texts = await inAllFormats('jobs.php', { get: '1', id: '51' });

    expect(texts).toEqual([
      `51|Новинки||2|3|${date}|${date}|${date}|${date}|79160000001,79250000002|Скидка | 15%; до воскресенья|0|1440|||1|my_shop`,
      `51;Новинки;;2;3;${date};${date};${date};${date};79160000001,79250000002;Скидка | 15%; до воскресенья;0;1440;;;1;my_shop`,
      lines(
        '<job>',
        '<id>51</id>',
        '<name>Новинки</name>',
        '<subject></subject>',
        '<repeat_send>2</repeat_send>',
        '<repeat_cnt>3</repeat_cnt>',
        `<created>${date}</created>`,
        `<changed>${date}</changed>`,
        `<need_date>${date}</need_date>`,
        `<last_sent>${date}</last_sent>`,
        '<phones>79160000001,79250000002</phones>',
        '<message>Скидка | 15%; до воскресенья</message>',
        '<format>0</format>',
        '<validity>1440</validity>',
        '<period></period>',
        '<frequency></frequency>',
        '<status>1</status>',
        '<sender_id>my_shop</sender_id>',
        '</job>',
      ),
      lines(
        '[{',
        '"id": 51,',
        '"name": "Новинки",',
        '"subject": "",',
        '"repeat_send": 2,',
        '"repeat_cnt": 3,',
        `"created": "${date}",`,
        `"changed": "${date}",`,
        `"need_date": "${date}",`,
        `"last_sent": "${date}",`,
        '"phones": "79160000001,79250000002",',
        '"message": "Скидка | 15%; до воскресенья",',
        '"format": 0,',
        '"validity": 1440,',
        '"period": "",',
        '"frequency": "",',
        '"status": 1,',
        '"cost": "6.90",',
        '"sms_sent": 2,',
        '"sms_ok": 1,',
        '"sender_id": "my_shop"',
        '}]',
      ),
    ]);
  });

  it('has emails in the place of phones with mail=1', async () => {
    const { inAllFormats } = await testBench({ account: accountWithMailings() });

    const texts = await inAllFormats('jobs.php', { get: '1', id: '52', mail: '1' });

    expect(texts[1]).toContain(';a@example.com;Письмо;8;');
    expect(texts[2]).toContain('<emails>a@example.com</emails>\n<message>Письмо</message>');
    expect(texts[2]).not.toContain('phones');
    expect(JSON.parse(texts[3] ?? '')).toMatchObject([{ subject: 'Тема', emails: 'a@example.com' }]);
  });

  it('is empty for an id that nothing has', async () => {
    const { inAllFormats, refusal } = await testBench({ account: accountWithMailings() });

    expect(await inAllFormats('jobs.php', { get: '1', id: '1' })).toEqual(['', '', '', '[]']);
    expect(await refusal('jobs.php', { get: '1' })).toBe(1);
  });
});

describe('jobs.php get_all', () => {
  it('has the columns, elements and kinds of values of the page', async () => {
    const { inAllFormats } = await testBench({ account: accountWithMailings() });

    const texts = await inAllFormats('jobs.php', { get_all: '1', start: '18.11.2026', end: '18.11.2026' });

    expect(texts).toEqual([
      `51|Новинки|${date}|${date}|${date}|79160000001,79250000002|Скидка | 15%; до воскресенья|2|6.90|1|my_shop|0`,
      `51;Новинки;${date};${date};${date};79160000001,79250000002;Скидка | 15%; до воскресенья;2;6.90;1;my_shop;0`,
      lines(
        '<sms_jobs>',
        '<job>',
        '<id>51</id>',
        '<name>Новинки</name>',
        `<changed>${date}</changed>`,
        `<need_date>${date}</need_date>`,
        `<last_sent>${date}</last_sent>`,
        '<phones>79160000001,79250000002</phones>',
        '<message>Скидка | 15%; до воскресенья</message>',
        '<phones_cnt>2</phones_cnt>',
        '<cost>6.90</cost>',
        '<status>1</status>',
        '<sender_id>my_shop</sender_id>',
        '<format>0</format>',
        '</job>',
        '</sms_jobs>',
      ),
      lines(
        '[{',
        '"id": 51,',
        '"name": "Новинки",',
        `"changed": "${date}",`,
        `"need_date": "${date}",`,
        `"last_sent": "${date}",`,
        '"phones": "79160000001,79250000002",',
        '"message": "Скидка | 15%; до воскресенья",',
        '"phones_cnt": 2,',
        '"cost": "6.90",',
        '"status": 1,',
        '"sender_id": "my_shop",',
        '"format": 0,',
        '"sms_sent": 2,',
        '"sms_ok": 1',
        '}]',
      ),
    ]);
  });

  it('lists all without a period, newest first, and e-mail only with mail=1', async () => {
    const { json, ask } = await testBench({ account: accountWithMailings() });

    expect(await json('jobs.php', { get_all: '1' })).toMatchObject([{ id: 53, last_sent: '' }, { id: 51 }]);
    expect(await json('jobs.php', { get_all: '1', mail: '1' })).toMatchObject([{ id: 52, emails: 'a@example.com' }]);
    expect(await ask('jobs.php', { get_all: '1', start: '01.01.2026', end: '02.01.2026', fmt: '2' })).toBe(
      '<sms_jobs></sms_jobs>',
    );
  });
});

describe('jobs.php add', () => {
  const wanted = { add: '1', name: 'Акция', phones: '+79160000001;8 925 000-00-02', mes: 'Скидка' };

  it('gives the id, and the cost with cost=1', async () => {
    const { inAllFormats } = await testBench({ account: accountWithMailings() });

    const plain = await inAllFormats('jobs.php', wanted);
    const withCost = await inAllFormats('jobs.php', { ...wanted, cost: '1' });

    expect(plain).toEqual([
      'OK, ID - 61',
      '62',
      lines('<result>', '<id>63</id>', '</result>'),
      lines('{', '"id": 64', '}'),
    ]);
    expect(withCost).toEqual([
      'OK, ID - 65, COST - 7.75',
      '66,7.75',
      lines('<result>', '<id>67</id>', '<cost>7.75</cost>', '</result>'),
      lines('{', '"id": 68,', '"cost": "7.75"', '}'),
    ]);
  });

  it('keeps what it was given', async () => {
    const { ask, json } = await testBench({ account: accountWithMailings() });

    await ask('jobs.php', {
      ...wanted,
      id: '777',
      time: '2511261030',
      rpt: '2',
      rptn: '5',
      sender: 'my_shop',
      valid: '02:30',
      period: '9-21',
      freq: '10',
    });

    expect(await json('jobs.php', { get: '1', id: '777' })).toMatchObject([
      {
        name: 'Акция',
        need_date: '25.11.2026 10:30:00',
        last_sent: '',
        repeat_send: 2,
        repeat_cnt: 5,
        validity: 150,
        period: '9-21',
        frequency: '10',
        phones: '79160000001,79250000002',
        sender_id: 'my_shop',
        status: 0,
        sms_sent: 0,
      },
    ]);
  });

  it('sends each number its own text out of a list, and e-mail with mail=1', async () => {
    const { ask, sandbox } = await testBench({ account: accountWithMailings() });

    await ask('jobs.php', { add: '1', name: 'Коды', list: '79160000001:код 1\n79250000002:код: 2' });
    await ask('jobs.php', {
      add: '1',
      name: 'Почта',
      mail: '1',
      phones: 'b@example.com',
      mes: 'Здравствуйте',
      subj: 'Тема',
    });
    sandbox.advance(60_000);

    const messages = [...sandbox.account().messages.values()];
    expect(messages.map(({ phone, text, type }) => [phone, text, type])).toEqual([
      ['79160000001', 'код 1', 0],
      ['79250000002', 'код: 2', 0],
      ['b@example.com', 'Здравствуйте', 8],
    ]);
  });

  it('makes short links with tinyurl=1', async () => {
    const { ask, sandbox } = await testBench({ account: accountWithMailings() });

    await ask('jobs.php', { ...wanted, mes: 'Все на https://shop.example/sale', tinyurl: '1' });

    expect(sandbox.account().mailings.at(-1)?.text).toBe('Все на https://go.example/1');
    expect(sandbox.account().links).toMatchObject([{ id: '1', target: 'https://shop.example/sale' }]);
  });

  it('refuses what is missing or wrong, a date, and what cannot be saved', async () => {
    const { refusal } = await testBench({ account: accountWithMailings() });

    expect(await refusal('jobs.php', { ...wanted, name: '' })).toBe(1);
    expect(await refusal('jobs.php', { ...wanted, mes: '' })).toBe(1);
    expect(await refusal('jobs.php', { ...wanted, rpt: '8' })).toBe(1);
    expect(await refusal('jobs.php', { ...wanted, time: '3113261030' })).toBe(5);
    expect(await refusal('jobs.php', { ...wanted, id: '51' })).toBe(3);
    expect(await refusal('jobs.php', { ...wanted, phones: '123' })).toBe(3);
  });
});

describe('jobs.php cancel and del', () => {
  it('switches off what waits or runs, and says OK in each format', async () => {
    const { ask, refusal, sandbox } = await testBench({ account: accountWithMailings() });

    expect(await ask('jobs.php', { cancel: '1', id: '51' })).toBe('OK');
    expect(await refusal('jobs.php', { cancel: '1', id: '53' })).toBe(3);
    expect(await ask('jobs.php', { del: '1', id: '53', fmt: '2' })).toBe('<result>OK</result>');
    expect(await refusal('jobs.php', { del: '1' })).toBe(1);

    expect(sandbox.account().mailings.map(({ id, status }) => [id, status])).toEqual([
      ['51', 3],
      ['52', 1],
    ]);
  });
});
