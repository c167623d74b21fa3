import { setImmediate as nextTurn } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { secret } from '../../../src/lib/secret.ts';
import { createTransport, type TransportOptions, type TransportRequest } from '../../../src/smsc/wire/transport.ts';
import { manualClock } from '../../support/clock.ts';
import { answer, type Behaviour, deadUrl, type Provider, rawAnswer, startProvider } from '../../support/provider.ts';

const json = '[{"sender": "shop", "id": 5}]';
const credentials = { login: 'alex', password: secret('qwerty-7') };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function provider(behaviour?: Behaviour): Promise<Provider> {
  const started = await startProvider(behaviour);
  closing.push(() => started.close());
  return started;
}

function transport(url: string, options: Partial<TransportOptions> = {}): ReturnType<typeof createTransport> {
  const created = createTransport({ url, credentials, clock: manualClock(), ...options });
  closing.push(() => created.close());
  return created;
}

const read: TransportRequest = { file: 'senders.php', form: { get: '1' }, format: 3, kind: 'read' };
const write: TransportRequest = { file: 'send.php', form: { mes: 'secret text' }, format: 3, kind: 'write' };

describe('a request', () => {
  it('is a POST with everything in its body, the credentials last', async () => {
    const server = await provider(answer(json));

    await transport(server.url).send({ ...read, form: { get: '1', sender: 'Я & я', psw: 'mine', fmt: '0' } });

    const [request] = server.requests;
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe('/sys/senders.php');
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      get: '1',
      sender: 'Я & я',
      fmt: '3',
      charset: 'utf-8',
      login: 'alex',
      psw: 'qwerty-7',
    });
    expect(JSON.stringify(request?.headers)).not.toContain('qwerty');
  });

  it('has the API key alone where there is one', async () => {
    const server = await provider(answer(json));

    await transport(server.url, { credentials: { login: 'alex', apiKey: secret('key-1') } }).send(read);

    expect(Object.fromEntries(server.requests[0]?.form ?? [])).toEqual({
      get: '1',
      fmt: '3',
      charset: 'utf-8',
      apikey: 'key-1',
    });
  });

  it('carries a document as multipart', async () => {
    const server = await provider(answer('{"sender": 5}'));
    const upload = { name: 'patent.pdf', bytes: Buffer.alloc(300_000, 'x') };

    const sent = await transport(server.url).send({ ...write, upload });

    const text = server.requests[0]?.body.toString() ?? '';
    expect(sent.kind).toBe('delivered');
    expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(text).toContain('name="psw"\r\n\r\nqwerty-7\r\n');
    expect(text).toContain(
      `filename="patent.pdf"\r\nContent-Type: application/pdf\r\n\r\n${'x'.repeat(300_000)}\r\n--`,
    );
  });

  it('reuses a connection for reads and has its own for each write', async () => {
    const server = await provider(answer(json));
    const way = transport(server.url);

    for (const request of [read, read, read, write, write]) {
      await way.send(request);
      await nextTurn();
    }

    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 2, 3]);
  });

  it('waits for one of 14 connections', async () => {
    const waiting: (() => void)[] = [];
    const server = await provider(async (wire) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 14) for (const go of waiting) go();
      });
      await wire.write(rawAnswer(json));
    });
    const way = transport(server.url);

    await Promise.all(Array.from({ length: 14 }, () => way.send(read)));
    server.behave(answer(json));
    await Promise.all(Array.from({ length: 40 }, () => way.send(read)));

    expect(server.connections()).toBe(14);
  });
});

describe('an answer', () => {
  it.each([
    ['length', true],
    ['chunked', true],
    ['none', false],
  ] as const)('tells whether its end was marked: %s', async (framing, framed) => {
    const clock = manualClock();
    const headers = { 'content-type': 'application/json; charset=windows-1251' };
    const server = await provider(answer(json, { framing, headers }));

    const sent = await transport(server.url, { clock }).send(read);

    expect(sent).toEqual({
      kind: 'delivered',
      status: 200,
      contentType: 'application/json',
      bytes: Buffer.from(json),
      framed,
      at: clock.now(),
    });
  });

  it.each([
    ['gzip', gzipSync(json)],
    ['deflate', deflateSync(json)],
    ['br', brotliCompressSync(json)],
  ])('is unpacked: %s', async (coding, packed) => {
    const server = await provider(answer(packed, { headers: { 'content-encoding': coding } }));

    expect(await transport(server.url).send(read)).toMatchObject({ bytes: Buffer.from(json), framed: true });
  });

  it.each([
    ['a torn gzip', 'gzip', gzipSync(json).subarray(0, -6)],
    ['no gzip', 'gzip', Buffer.from(json)],
    ['a torn brotli', 'br', brotliCompressSync(json).subarray(0, -4)],
    ['no brotli', 'br', Buffer.from(json)],
    ['an unknown packing', 'zpaq', Buffer.from(json)],
    ['two packings', 'gzip, gzip', gzipSync(gzipSync(json))],
  ])('that cannot be unpacked is refused: %s', async (_what, coding, packed) => {
    const server = await provider(answer(packed, { headers: { 'content-encoding': coding } }));

    expect(await transport(server.url).send(read)).toMatchObject({ kind: 'failed', code: 'bad-response' });
  });

  it('that says it is too large is not read', async () => {
    const server = await provider((wire) => wire.write('HTTP/1.1 200 OK\r\ncontent-length: 52428800\r\n\r\n[{'));

    const sent = await transport(server.url).send(read);
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code: 'too-large' });
  });

  it('of 50 MB without a length is cut off, with its connection', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    let written = 0;
    const server = await provider(async (wire) => {
      await wire.write('HTTP/1.1 200 OK\r\n\r\n');
      while (written < 50 && (await wire.write(megabyte))) written += 1;
    });

    const sent = await transport(server.url).send(read);
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code: 'too-large' });
    expect(written).toBeLessThan(50);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(60_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(60_000_000), { params: { [1]: 1 } })],
  ])('that is a bomb of %s is cut off', async (coding, bomb) => {
    const server = await provider(answer(bomb, { headers: { 'content-encoding': coding } }));
    const before = process.memoryUsage().rss;

    const sent = await transport(server.url, { maxBytes: 5_000_000 }).send(read);

    expect(sent).toMatchObject({ kind: 'failed', code: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it('of exactly the largest size is taken', async () => {
    const server = await provider(answer('x'.repeat(1_000)));

    expect(await transport(server.url, { maxBytes: 1_000 }).send(read)).toMatchObject({ kind: 'delivered' });
    expect(await transport(server.url, { maxBytes: 999 }).send(read)).toMatchObject({ code: 'too-large' });
  });

  it('that is cut is never taken for a whole one, wherever it is cut', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const framing of ['length', 'chunked'] as const) {
      const whole = rawAnswer(json, { framing, headers });
      const server = await provider();
      const way = transport(server.url);
      for (let length = 0; length < whole.length; length += 1) {
        for (const ending of ['end', 'reset'] as const) {
          server.behave(async (wire) => {
            await wire.write(whole.subarray(0, length));
            wire[ending]();
          });
          expect(await way.send(read)).toMatchObject({ kind: 'failed', code: /unreachable|bad-response/ });
        }
      }
    }
  }, 60_000);

  it.each([301, 302, 307, 308])('that redirects (%i) is refused and not followed', async (status) => {
    const elsewhere = await provider(answer(json));
    const server = await provider(answer('', { status, headers: { location: elsewhere.url } }));

    const sent = await transport(server.url).send(read);

    expect(sent).toMatchObject({ kind: 'failed', code: 'bad-response', isHostFailure: false });
    expect(elsewhere.connections()).toBe(0);
  });

  it.each([
    [400, 'bad-response', false],
    [403, 'bad-response', false],
    [404, 'bad-response', false],
    [204, 'bad-response', false],
    [500, 'unreachable', false],
    [502, 'unreachable', true],
    [503, 'unreachable', true],
    [504, 'unreachable', true],
  ] as const)('with HTTP %i is %s', async (status, code, isHostFailure) => {
    const server = await provider(answer(status === 204 ? '' : '<h1>qwerty-7</h1>', { status }));

    const sent = await transport(server.url).send(read);

    expect(sent).toMatchObject({ kind: 'failed', code, isHostFailure, mayHaveArrived: true });
    expect(JSON.stringify(sent)).toContain(`HTTP ${status}`);
    expect(JSON.stringify(sent)).not.toContain('qwerty');
  });

  it('that breaks the rules of HTTP is refused', async () => {
    const pages = [
      'SSH-2.0-OpenSSH_9.6\r\n',
      'HTTP/1.1 200\u0000\r\n\r\n',
      `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
    ];
    for (const page of pages) {
      const server = await provider((wire) => wire.write(page));

      expect(await transport(server.url).send(read)).toMatchObject({ kind: 'failed', code: 'bad-response' });
    }
  });
});

describe('a deadline', () => {
  it.each([
    ['silence', 'timeout', () => undefined],
    ['slow headers', 'timeout', (wire) => wire.write('HTTP/1.1 200 OK\r\ncontent-')],
    ['a slow body', 'timeout', (wire) => wire.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{')],
  ] satisfies [string, string, Behaviour][])('ends %s and its connection', async (_what, code, behaviour) => {
    const server = await provider(behaviour);

    const sent = await transport(server.url, { timeouts: { headersMs: 50, bodyMs: 50 } }).send(read);
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code, mayHaveArrived: true });
  });

  it('ends an answer that comes drop by drop', async () => {
    const clock = manualClock();
    const server = await provider(async (wire) => {
      await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[');
      await clock.advance(30_000);
    });

    const sent = await transport(server.url, { clock }).send(read);
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code: 'timeout', why: 'not answered in time' });
  });

  it('may be shorter for one request', async () => {
    const clock = manualClock();
    const server = await provider(() => clock.advance(200));

    expect(await transport(server.url, { clock }).send({ ...read, withinMs: 200 })).toMatchObject({ code: 'timeout' });
  });
});

describe('a signal', () => {
  it('ends a request that has been sent', async () => {
    const stop = new AbortController();
    const server = await provider(() => stop.abort());

    const sent = await transport(server.url).send({ ...write, signal: stop.signal });
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code: 'cancelled', mayHaveArrived: true, isHostFailure: false });
  });

  it('ends an answer that is on its way', async () => {
    const stop = new AbortController();
    const server = await provider(async (wire) => {
      await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[');
      stop.abort();
    });

    const sent = await transport(server.url).send({ ...read, signal: stop.signal });
    await server.deserted();

    expect(sent).toMatchObject({ kind: 'failed', code: 'cancelled' });
  });

  it('that was aborted before sends nothing', async () => {
    const server = await provider(answer(json));

    const sent = await transport(server.url).send({ ...write, signal: AbortSignal.abort() });

    expect(sent).toMatchObject({ kind: 'failed', code: 'cancelled', mayHaveArrived: false });
    expect(server.connections()).toBe(0);
  });

  it('ends a request that waits for a connection, which is then never sent', async () => {
    const server = await provider();
    const way = transport(server.url);
    const stop = new AbortController();
    const rest = new AbortController();
    const others = Array.from({ length: 14 }, () => way.send({ ...read, signal: rest.signal }));

    const waiting = way.send({ ...read, signal: stop.signal });
    stop.abort();

    expect(await waiting).toMatchObject({ code: 'cancelled', mayHaveArrived: false });
    rest.abort();
    await Promise.all(others);
    expect(server.requests.length).toBeLessThanOrEqual(14);
  });
});

describe('a connection', () => {
  it('that is refused has carried nothing', async () => {
    const sent = await transport(await deadUrl()).send(write);

    expect(sent).toMatchObject({ kind: 'failed', code: 'unreachable', mayHaveArrived: false, isHostFailure: true });
  });

  it('to a name that does not exist has carried nothing', async () => {
    const sent = await transport('https://provider.invalid/sys/').send(write);

    expect(sent).toMatchObject({ kind: 'failed', code: 'unreachable', mayHaveArrived: false, isHostFailure: true });
  });

  it('that speaks no TLS has carried nothing', async () => {
    const server = await provider(answer(json));

    const url = server.url.replace('http:', 'https:');
    const sent = await transport(url, { timeouts: { connectMs: 50 } }).send(write);

    expect(sent).toMatchObject({ kind: 'failed', mayHaveArrived: false });
    expect(server.requests).toEqual([]);
  });

  it.each(['end', 'reset'] as const)('that breaks (%s) before any answer leaves the outcome open', async (ending) => {
    const server = await provider((wire) => wire[ending]());

    const sent = await transport(server.url).send(write);

    expect(sent).toMatchObject({ kind: 'failed', code: 'unreachable', mayHaveArrived: true, isHostFailure: true });
    expect(server.requests).toHaveLength(1);
  });

  it('that breaks in the middle of an answer is no reason to ask another host', async () => {
    const server = await provider(async (wire) => {
      await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[');
      wire.reset();
    });

    expect(await transport(server.url).send(read)).toMatchObject({ code: 'unreachable', isHostFailure: false });
  });

  it('that was kept and is closed by the server meanwhile is not used again', async () => {
    const server = await provider(async (wire) => {
      await wire.write(rawAnswer(json));
      wire.end();
    });
    const way = transport(server.url);

    await way.send(read);
    await server.deserted();

    expect(await way.send(read)).toMatchObject({ kind: 'delivered' });
    expect(server.connections()).toBe(2);
  });
});

describe('a write', () => {
  it('is sent once, however the connection breaks', async () => {
    const endings: Behaviour[] = [
      (wire) => wire.reset(),
      (wire) => wire.end(),
      async (wire) => {
        await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n');
        wire.reset();
      },
      async (wire) => {
        await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"id"');
        wire.end();
      },
      answer('', { status: 503 }),
    ];
    for (const ending of endings) {
      const server = await provider(answer(json));
      const way = transport(server.url);
      await way.send(write);
      await way.send(read);
      server.behave(ending);

      const results = await Promise.all([way.send(write), way.send(write), way.send(write)]);

      expect(results).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }, { kind: 'failed' }]);
      expect(server.requests.filter(({ path }) => path === '/sys/send.php')).toHaveLength(4);
    }
  });
});

describe('the spare host', () => {
  it('is where a request goes that asks for it', async () => {
    const home = await provider(answer(json));
    const spare = await provider(answer('[]'));
    const way = transport(home.url, { spareUrl: spare.url });

    const sent = await way.send({ ...read, toSpare: true });

    expect(way.hasSpare).toBe(true);
    expect(sent).toMatchObject({ bytes: Buffer.from('[]') });
    expect([home.connections(), spare.connections()]).toEqual([0, 1]);
  });

  it('is none on loopback unless one is given, and one of the same domain otherwise', () => {
    expect(transport('http://127.0.0.1:1/sys/').hasSpare).toBe(false);
    expect(transport('https://smsc.ru/sys/').hasSpare).toBe(true);
  });
});

describe('failures', () => {
  it('hold nothing of the request', async () => {
    const dead = await deadUrl();
    const silent = await provider();
    const odd = await provider((wire) => wire.write('HTTP/1.1 200 OK\r\ncontent-length: qwerty-7\r\n\r\nqwerty-7'));
    for (const url of [dead, silent.url, odd.url]) {
      const sent = await transport(url, { timeouts: { headersMs: 50 } }).send(write);

      const seen = `${JSON.stringify(sent)} ${sent.kind === 'failed' ? sent.cause?.stack : ''}`;
      expect(sent.kind).toBe('failed');
      expect(seen).not.toMatch(/qwerty|secret text|alex/);
    }
  });

  it('come at once when the transport is closed', async () => {
    const server = await provider();
    const created = transport(server.url);
    const sending = created.send(read);
    await new Promise<void>((resolve) => {
      server.behave(() => resolve());
    });

    await created.close();

    expect(await sending).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect(await created.send(read)).toMatchObject({ kind: 'failed', code: 'cancelled' });
  });
});
