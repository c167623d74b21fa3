import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { noon } from '../../../support/clock.ts';
import { sandboxAccount, sandboxSender } from '../../../support/sandbox-account.ts';
import { type Fields, lines, read, testBench } from '../ask.ts';

const day = 86_400_000;

function accountWithSenders() {
  return sandboxAccount({
    senders: [
      sandboxSender({ id: '5', name: 'Waiting', moderation: 0 }),
      sandboxSender({
        id: '7',
        operators: new Map([
          ['mts_step', 2],
          ['mega_step', 3],
          ['mega_int', 8],
          ['new_operator', 1],
        ]),
        replacements: new Map([['mega_int', 'SHOP "INFO"']]),
        changedAt: noon - 2 * day,
      }),
      sandboxSender({ id: '9', name: 'A&B <shop>', operators: new Map([['tele2', 1]]), changedAt: noon - 5 * day }),
      sandboxSender({ id: '10', name: 'Subs', user: 'sub_alex' }),
    ],
    lastIds: { message: 0, answer: 0, sender: 10, template: 0, mailing: 0, link: 0, subclient: 0 },
  });
}

describe('senders.php get', () => {
  it('lists activated names, newest first', async () => {
    const { inAllFormats } = await testBench({ account: accountWithSenders() });

    const texts = await inAllFormats('senders.php', { get: '1' });

    expect(texts).toEqual([
      lines('name = A&B <shop>, id = 9', 'name = my_shop, id = 7'),
      lines('A&B <shop>,9', 'my_shop,7'),
      lines('<list>', '<sender id="9">A&amp;B &lt;shop&gt;</sender>', '<sender id="7">my_shop</sender>', '</list>'),
      lines('[{', '"sender": "A&B <shop>",', '"id": 9', '},', '{', '"sender": "my_shop",', '"id": 7', '}]'),
    ]);
  });

  it('lists every moderation state with all=1', async () => {
    const { inAllFormats } = await testBench({ account: accountWithSenders() });

    const texts = await inAllFormats('senders.php', { get: '1', all: '1', prev_id: '6' });

    expect(texts).toEqual([
      'name = Waiting, status = 0, id = 5',
      'Waiting,0,5',
      lines('<list>', '<sender status="0" id="5">Waiting</sender>', '</list>'),
      lines('[{', '"sender": "Waiting",', '"status": 0,', '"id": 5', '}]'),
    ]);
  });

  it('has the operators in the order of each format with operators=1, replacements beside them', async () => {
    const { inAllFormats } = await testBench({ account: accountWithSenders() });

    const texts = await inAllFormats('senders.php', { get: '1', operators: '1', prev_id: '8' });

    expect(texts).toEqual([
      'name = my_shop, mega_step = 3, mts_step = 2, mega_int = 8, mega_int_name = SHOP "INFO", new_operator = 1, id = 7',
      'my_shop,7',
      lines(
        '<list>',
        '<sender mega_step="3" mega_int="8" mega_int_name="SHOP &quot;INFO&quot;" mts_step="2" new_operator="1" id="7">my_shop</sender>',
        '</list>',
      ),
      lines(
        '[{',
        '"sender": "my_shop",',
        '"mega_step": "3",',
        '"mega_int": "8",',
        '"mega_int_name": "SHOP \\"INFO\\"",',
        '"mts_step": "2",',
        '"new_operator": "1",',
        '"id": "7"',
        '}]',
      ),
    ]);
  });

  it('selects by day of change, count and subclient', async () => {
    const { ask } = await testBench({ account: accountWithSenders() });
    const names = (fields: Fields) => ask('senders.php', { get: '1', fmt: '1', ...fields });

    expect(await names({ from_date: '16.11.2026' })).toBe('my_shop,7');
    expect(await names({ from_date: '13.11.2026' })).toBe(lines('my_shop,7', 'A&B <shop>,9'));
    expect(await names({ cnt: '1' })).toBe('A&B <shop>,9');
    expect(await names({ user: 'sub_alex' })).toBe('Subs,10');
  });

  it('refuses a count above 15000 and a day that is none', async () => {
    const { refusal } = await testBench({ account: accountWithSenders() });

    expect(await refusal('senders.php', { get: '1', cnt: '15001' })).toBe(1);
    expect(await refusal('senders.php', { get: '1', from_date: '31.02.2026' })).toBe(1);
    expect(await refusal('senders.php', { get: '1', from_date: '2026-02-01' })).toBe(1);
  });
});

describe('senders.php add, chg and del', () => {
  it('adds a name and gives its id in each format', async () => {
    const { ask } = await testBench({ account: accountWithSenders() });
    const add = async (sender: string, fmt: string) => ask('senders.php', { add: '1', sender, cmt: 'test', fmt });

    expect(await add('one', '0')).toBe('ID = 11');
    expect(await add('two', '1')).toBe('12');
    expect(await add('three', '2')).toBe(lines('<sender>', '<id>13</id>', '</sender>'));
    expect(await add('four', '3')).toBe(lines('{', '"sender": 14', '}'));
  });

  it('registers with the operators that are named, and with no other', async () => {
    const { sandbox, json } = await testBench({ account: accountWithSenders() });

    await json('senders.php', { add: '1', sender: 'Both', mts_step: '1', tele2: '1', bee_step: '0' });

    expect(sandbox.account().senders.at(-1)?.operators).toEqual(
      new Map([
        ['mts_step', 0],
        ['tele2', 0],
      ]),
    );
  });

  it('wants the details of ua_reg, all but the site', async () => {
    const { refusal } = await testBench({ account: accountWithSenders() });
    const details = { fio: 'ООО', inn: '1', email: 'a@example.com', address: 'Киев', desc: 'd', subj: 's' };

    expect(await refusal('senders.php', { add: '1', sender: 'ua1', ua_reg: '1', ...details, subj: '' })).toBe(1);
    expect(await refusal('senders.php', { add: '1', sender: 'ua2', ua_reg: '1', ...details })).toBe(0);
  });

  it('adds an address of e-mail with mail=1, and takes no other text for one', async () => {
    const { refusal } = await testBench({ account: accountWithSenders() });

    expect(await refusal('senders.php', { add: '1', sender: 'info@my-shop.example', mail: '1', name: 'Анна' })).toBe(0);
    expect(await refusal('senders.php', { add: '1', sender: 'my_shop2', mail: '1' })).toBe(1);
    expect(await refusal('senders.php', { add: '1', sender: 'info@my-shop.example' })).toBe(1);
    expect(await refusal('senders.php', { add: '1', sender: 'twelve chars' })).toBe(1);
  });

  it('changes by name and by id, and says OK in each format', async () => {
    const { inAllFormats, sandbox } = await testBench({ account: accountWithSenders() });

    const byName = await inAllFormats('senders.php', { chg: '1', sender: 'my_shop', cmt: 'новый' });
    const byId = await inAllFormats('senders.php', { chg: '1', id: '9', cmt: 'другой', bee_step: '1' });

    const ok = ['OK', 'OK', '<result>OK</result>', lines('{', '"result": "OK"', '}')];
    expect([byName, byId]).toEqual([ok, ok]);
    const [, shop, other] = sandbox.account().senders;
    expect([shop?.comment, other?.comment, other?.operators.has('bee_step')]).toEqual(['новый', 'другой', true]);
  });

  it('deletes by name and by id', async () => {
    const { ask, refusal, sandbox } = await testBench({ account: accountWithSenders() });

    expect(await ask('senders.php', { del: '1', sender: 'my_shop' })).toBe('OK');
    expect(await ask('senders.php', { del: '1', id: '9' })).toBe('OK');

    expect(await refusal('senders.php', { del: '1', id: '9' })).toBe(3);
    expect(sandbox.account().senders.map(({ name }) => name)).toEqual(['Waiting', 'Subs']);
  });
});

async function upload(url: string, fileName: string, size: number): Promise<unknown> {
  const form = new FormData();
  const fields = {
    login: 'demo',
    psw: 'demo',
    charset: 'utf-8',
    fmt: '3',
    add: '1',
    sender: 'Brand',
    doc_info: 'Знак',
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([Buffer.alloc(size, '\r\n--')]), fileName);
  const encoded = new Response(form);
  const answer = await request(`${url}senders.php`, {
    method: 'POST',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
  return JSON.parse((await read(answer)).text);
}

describe('the document of a sender name', () => {
  it('comes as multipart with its description', async () => {
    const { sandbox } = await testBench({ account: accountWithSenders() });

    expect(await upload(sandbox.url, 'certificate.PDF', 3 * 1024 * 1024)).toEqual({ sender: 11 });

    expect(sandbox.account().senders.at(-1)?.document).toEqual({
      name: 'certificate.PDF',
      size: 3 * 1024 * 1024,
      info: 'Знак',
    });
  });

  it('is refused when it is larger than 3 MB or of another kind', async () => {
    const { sandbox } = await testBench({ account: accountWithSenders() });

    expect(await upload(sandbox.url, 'mark.png', 3 * 1024 * 1024 + 1)).toMatchObject({ error_code: 1 });
    expect(await upload(sandbox.url, 'mark.exe', 10)).toMatchObject({ error_code: 1 });
    expect(sandbox.account().senders).toHaveLength(4);
  });
});

describe('a digital sender name', () => {
  it('is allowed once its code was confirmed', async () => {
    const { ask, sandbox } = await testBench({ account: accountWithSenders() });

    expect(await ask('senders.php', { send_code: '1', sender: '79991234567', site: 'my_shop' })).toBe('OK');
    expect(sandbox.account().senders.at(-1)).toMatchObject({ name: '79991234567', moderation: 0 });
    expect(await ask('senders.php', { check_code: '1', sender: '79991234567', code: '338824' })).toBe('OK');

    expect(sandbox.account().senders.at(-1)).toMatchObject({ name: '79991234567', moderation: 1 });
  });

  it('gets another code after eight hours only', async () => {
    const { refusal, sandbox } = await testBench({ account: accountWithSenders() });
    const send = () => refusal('senders.php', { send_code: '1', sender: '79991234567' });

    expect(await send()).toBe(0);
    sandbox.advance(8 * 3_600_000 - 1);
    expect(await send()).toBe(10);
    sandbox.advance(1);
    expect(await send()).toBe(0);
  });

  it('is asked for from a site that is an activated name only', async () => {
    const { refusal } = await testBench({ account: accountWithSenders() });

    expect(await refusal('senders.php', { send_code: '1', sender: '79991234567', site: 'Waiting' })).toBe(3);
  });
});
