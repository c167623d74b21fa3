import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/smsc/sandbox/charset.ts';
import { sandboxAccount, sandboxMessage } from '../../support/sandbox-account.ts';
import { get, lines, part, post, read, testBench } from './ask.ts';

const account = sandboxAccount({
  messages: new Map([['900', sandboxMessage({ text: 'Ёж №1 — «да» 😀' })]]),
});
const question = 'get_messages=1&login=demo&psw=demo&fmt=1';

describe('the encoding of answers', () => {
  it('is windows-1251 by default, with ? for what it lacks', async () => {
    const { sandbox } = await testBench({ account });

    const { bytes } = await get(`${sandbox.url}get.php?${question}`);

    expect(new TextDecoder('windows-1251').decode(bytes)).toContain(',Ёж №1 — «да» ?,');
  });

  it('is utf-8 and koi8-r when it is asked for', async () => {
    const { sandbox } = await testBench({ account });

    const utf8 = await get(`${sandbox.url}get.php?${question}&charset=UTF-8`);
    const koi8 = await get(`${sandbox.url}get.php?${question}&charset=koi8-r`);

    expect(utf8.text).toContain(',Ёж №1 — «да» 😀,');
    expect(new TextDecoder('koi8-r').decode(koi8.bytes)).toContain(',Ёж ?1 ? ?да? ?,');
  });

  it('is called windows-1251 in the header whatever it is', async () => {
    const { sandbox } = await testBench({ account });
    const types = [];
    for (const fmt of ['0', '1', '2', '3']) {
      types.push((await get(`${sandbox.url}balance.php?login=demo&psw=demo&charset=utf-8&fmt=${fmt}`)).type);
    }

    expect(types).toEqual([
      'text/html; charset=windows-1251',
      'text/html; charset=windows-1251',
      'text/xml; charset=windows-1251',
      'application/json; charset=windows-1251',
    ]);
  });
});

function percent(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

describe('the encoding of parameters', () => {
  it.each(['windows-1251', 'koi8-r', 'utf-8'] as const)('is %s when the parameter charset says so', async (charset) => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const sender = `add=1&sender=shop&cmt=${percent(encode('Ёлка', charset))}&charset=${charset}`;

    await get(`${sandbox.url}senders.php?login=demo&psw=demo&${sender}`);

    expect(sandbox.account().senders[0]?.comment).toBe('Ёлка');
  });

  it('is windows-1251 otherwise, so that utf-8 is misread', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });

    await get(`${sandbox.url}senders.php?login=demo&psw=demo&add=1&sender=shop&cmt=${encodeURIComponent('Ё')}`);

    expect(sandbox.account().senders[0]?.comment).toBe('РЃ');
  });
});

describe('the ways of asking', () => {
  it('are a query, an urlencoded form, a multipart form, and a query with a form, whose values win', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const url = `${sandbox.url}balance.php`;
    const multipart = new FormData();
    for (const [name, value] of [
      ['login', 'demo'],
      ['psw', 'demo'],
      ['cur', '1'],
    ] as const)
      multipart.set(name, value);
    const encoded = new Response(multipart);

    const query = await get(`${url}?login=demo&psw=demo&cur=1`);
    const form = await post(url, { login: 'demo', psw: 'demo', cur: '1' });
    const both = await post(`${url}?login=demo&psw=wrong`, { psw: 'demo', cur: '1' });
    const parts = await read(
      await request(url, {
        method: 'POST',
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
        body: Buffer.from(await encoded.arrayBuffer()),
      }),
    );

    expect([query, form, both, parts].map(({ text }) => text)).toEqual(Array(4).fill('1871.62,RUR'));
  });

  it('take the encoding of the body for both when the query names another', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const form = { login: 'demo', psw: 'demo', add: '1', sender: 'shop', cmt: 'Ёлка', charset: 'utf-8' };

    await post(`${sandbox.url}senders.php?charset=koi8-r`, form);

    expect(sandbox.account().senders[0]?.comment).toBe('Ёлка');
  });

  it('reads + as a space, broken percent signs as they are, and brackets in names', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });

    await get(`${sandbox.url}senders.php?login=demo&psw=demo&add=1&sender=a+b%20c&cmt=100%+%zz+%2B&x[1]=2&fl%5B2%5D=1`);

    expect(sandbox.account().senders[0]).toMatchObject({ name: 'a b c', comment: '100% %zz +' });
  });

  it('takes no notice of a body that is no form, of torn parts and of parts without a name', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const url = `${sandbox.url}balance.php`;
    const send = async (type: string, body: string) =>
      (await read(await request(url, { method: 'POST', headers: { 'content-type': type }, body }))).text;
    const good = part('Content-Disposition: form-data; name="apikey"', 'demo');

    expect(await send('application/json', '{"apikey": "demo"}')).toMatch(/^ERROR = 2/);
    expect(await send('multipart/form-data; boundary=b', `${good}--b--\r\n`)).toBe('1871.62');
    expect(await send('multipart/form-data; boundary=b', good)).toMatch(/^ERROR = 2/);
    expect(await send('multipart/form-data; boundary=b', `${part('Content-Type: text/plain', 'x')}${good}--b--`)).toBe(
      '1871.62',
    );
  });

  it('answers 404 beside /sys/ and for files that are not there, and error 1 in plain text for no command', async () => {
    const { sandbox, ask } = await testBench({ account: sandboxAccount() });

    const outside = await get(sandbox.url.replace('/sys/', '/'));
    const unknown = await get(`${sandbox.url}templates.php`);

    expect([outside.status, unknown.status, unknown.type]).toEqual([404, 404, 'text/html']);
    expect(await ask('senders.php', { fmt: '3' })).toBe('ERROR = 1 (parameters error)');
    expect(await ask('senders.php', { get: '0', fmt: '3' })).toBe('ERROR = 1 (parameters error)');
  });

  it('keeps line breaks as the pages have them', async () => {
    const { ask } = await testBench({ account: sandboxAccount() });

    expect(await ask('balance.php', { cur: '1', fmt: '3' })).toBe(
      lines('{', '"balance": "1871.62",', '"currency": "RUR"', '}'),
    );
  });
});
