import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';
import { callbackPath, createCallback } from '../../src/notifications/callback.ts';

const shared = 'open-sesame';
const log: string[] = [];
const onSms = vi.fn<() => void>();
let url: string;

beforeEach(async () => {
  onSms.mockReset();
  log.length = 0;
  const logger = createLogger({ level: 'trace', secrets: [], write: (line) => log.push(line) });
  const routes = new Map([[callbackPath, createCallback({ secret: secret(shared), onSms })]]);
  const server = await listen({ port: 0, routes, log: logger });
  onTestFinished(() => server.close());
  url = `http://127.0.0.1:${server.port}${callbackPath}`;
});

function hash(kind: 'sha1' | 'md5', text: string | Buffer, of = shared): string {
  return createHash(kind).update(text).update(`:${of}`).digest('hex');
}

function post(fields: Readonly<Record<string, string>>, query = `?charset=utf-8&sha1=${shared}`): Promise<Response> {
  return fetch(url + query, { method: 'POST', body: new URLSearchParams(fields) });
}

const message = { phone: '79161234567', mes: 'Да, 100% & «ок»: 🔑', to: '79990000100' };
const signed = `${message.phone}:${message.mes}:${message.to}`;

describe('the push of an SMS', () => {
  it.each(['sha1', 'md5'] as const)('that is signed by %s wakes whoever looks for SMS', async (kind) => {
    const response = await post(
      { id: '7', ...message, [kind]: hash(kind, signed) },
      `?charset=utf-8&${kind}=${shared}`,
    );

    expect([response.status, await response.text()]).toEqual([200, 'OK']);
    expect(onSms).toHaveBeenCalledTimes(1);
  });

  it('is taken from the address too', async () => {
    const fields = new URLSearchParams({ ...message, sha1: hash('sha1', signed) }).toString();
    const response = await fetch(`${url}?charset=utf-8&sha1=${shared}&${fields}`);

    expect(response.status).toBe(200);
    expect(onSms).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the bytes that came', Buffer.from([0xc4, 0xe0])],
    ['UTF-8', Buffer.from('Да')],
  ])('is taken in windows-1251 when the hash is of %s', async (_of, text) => {
    const sha1 = hash('sha1', Buffer.concat([Buffer.from('7916:'), text, Buffer.from(':7999')]));
    const response = await fetch(`${url}?sha1=${shared}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `phone=7916&mes=%C4%E0&to=7999&sha1=${sha1.toUpperCase()}`,
    });

    expect(response.status).toBe(200);
    expect(onSms).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['without a hash', {}],
    ['with the secret in place of the hash', { sha1: shared }],
    ['with an empty hash', { sha1: '' }],
    ['with the hash of another text', { sha1: hash('sha1', '79161234567:yes:79990000100') }],
    ['with the hash of another secret', { sha1: hash('sha1', signed, 'other') }],
    ['with the hash of an empty secret', { sha1: hash('sha1', signed, '') }],
  ])('%s is refused, and nothing of it is logged', async (_how, more) => {
    const response = await post({ ...message, ...more });

    expect(response.status).toBe(403);
    expect(onSms).not.toHaveBeenCalled();
    expect(log).toEqual([]);
  });
});

it('a delivery status is taken, also with the code 0, and wakes nobody', async () => {
  const fields = { id: '55', phone: '79161234567', status: '0', err: '0' };

  expect((await post({ ...fields, sha1: hash('sha1', '55:79161234567:0') })).status).toBe(200);
  expect((await post({ ...fields, sha1: hash('sha1', '55:79161234567:1') })).status).toBe(403);
  expect(onSms).not.toHaveBeenCalled();
});

it('a call is taken and wakes nobody', async () => {
  const fields = { phone: '79161234567', waitcall: '1', ts: '1795000000' };

  expect((await post({ ...fields, md5: hash('md5', '79161234567:1795000000') })).status).toBe(200);
  expect(onSms).not.toHaveBeenCalled();
});

it.each(['', '&&&=', '%', 'mes', 'mes=%ZZ&sha1=%', 'a=b&'.repeat(10_000)])(
  'no form at all is refused: %#',
  async (body) => {
    expect((await fetch(url, { method: 'POST', body })).status).toBe(403);
  },
);

it('other methods are refused', async () => {
  expect((await fetch(url, { method: 'PUT', body: '' })).status).toBe(405);
});

it('an empty secret is refused, as everybody could sign with it', () => {
  expect(() => createCallback({ secret: secret(''), onSms })).toThrow(RangeError);
});
