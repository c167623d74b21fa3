import { describe, expect, it, onTestFinished } from 'vitest';
import { secret } from '../../src/lib/secret.ts';
import type { CallRecord } from '../../src/smsc/ask.ts';
import { asOfNow } from '../../src/smsc/call.ts';
import { createSmscClient, type SmscClient, type SmscClientOptions } from '../../src/smsc/client.ts';
import { SmscError } from '../../src/smsc/error.ts';
import { hour, minute } from '../../src/smsc/operation.ts';
import { type Sandbox, startSandbox } from '../../src/smsc/sandbox/server.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { type ManualClock, manualClock, noon } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { watchLimits } from '../support/limits.ts';
import { answer, type Behaviour, deadUrl, type Provider, startProvider } from '../support/provider.ts';

const balance = answer('{"balance": "100.50", "currency": "RUR"}');
const refusal = (number: number): Behaviour => answer(`{"error": "no", "error_code": ${number}}`);

interface Setting {
  readonly client: SmscClient;
  readonly clock: ManualClock;
  readonly database: Database;
  readonly records: readonly CallRecord[];
}

async function settingAt(url: string, options: Partial<SmscClientOptions> = {}): Promise<Setting> {
  const clock = manualClock();
  const database = await openDatabase({ dataDir: await temporaryFolder(), clock });
  const records: CallRecord[] = [];
  const client = createSmscClient({
    url,
    login: 'demo',
    password: secret('demo'),
    zone: 'Europe/Moscow',
    database,
    clock,
    log: (record) => records.push(record),
    ...options,
  });
  onTestFinished(async () => {
    await client.close();
    await database.close();
  });
  return { client, clock, database, records };
}

/** A client, and a server that answers what the test tells it to. */
async function scripted(
  behaviour: Behaviour,
  options?: Partial<SmscClientOptions>,
): Promise<Setting & { provider: Provider }> {
  const provider = await startProvider(behaviour);
  onTestFinished(() => provider.close());
  return { provider, ...(await settingAt(provider.url, options)) };
}

/** A client, and the sandbox account on the machine's clock, which keeps the provider's limits by itself. */
async function inSandbox(): Promise<Setting & { sandbox: Sandbox }> {
  const clock = manualClock();
  const { sandbox, assertLimitsKept } = watchLimits(await startSandbox({ clock }));
  onTestFinished(async () => {
    await sandbox.close();
    assertLimitsKept();
  });
  return { sandbox, ...(await settingAt(sandbox.url, { clock })), clock };
}

async function failure(promise: Promise<unknown>): Promise<SmscError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SmscError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** A client with a spare host that answers with a balance, and a host that does something else. */
async function withSpare(home: Behaviour | 'dead'): Promise<Setting & { spare: Provider; home: Provider | undefined }> {
  const spare = await startProvider(balance);
  onTestFinished(() => spare.close());
  if (home === 'dead') {
    return { spare, home: undefined, ...(await settingAt(await deadUrl(), { spareUrl: spare.url })) };
  }
  const { provider, ...setting } = await scripted(home, { spareUrl: spare.url, timeouts: { headersMs: 50 } });
  return { spare, home: provider, ...setting };
}

const order = { phones: ['79990000001'], text: 'a secret text', id: 'order-1' };

describe('reads', () => {
  it('that are equal and come at once are one request', async () => {
    const { client, sandbox } = await inSandbox();

    const answers = await Promise.all(Array.from({ length: 30 }, () => client.balance.get()));

    expect(sandbox.counts().requests).toEqual({ 'balance.php': 1 });
    expect(new Set(answers.map(({ value }) => value.amount)).size).toBe(1);
  });

  it('that are equal are one request, however long each would wait', async () => {
    const { client, provider } = await scripted(balance);

    const asked = [{}, { maxWaitMs: 0 }, { maxWaitMs: 5_000 }].map((options) => client.balance.get(options));

    expect((await Promise.all(asked)).map(({ value }) => value.amount)).toEqual(['100.50', '100.50', '100.50']);
    expect(provider.requests).toHaveLength(1);
  });

  it('that are equal wait for the limits each as long as it may', async () => {
    const { client, clock, provider, records } = await scripted(refusal(1));
    for (let round = 0; round < 3; round += 1) await failure(client.senders.get());
    provider.behave(answer('[]'));

    const hasty = failure(client.senders.get({}, { maxWaitMs: 0 }));
    const patient = client.senders.get({}, { maxWaitMs: 2 * minute });
    const middling = failure(client.senders.get({}, { maxWaitMs: 5_000 }));
    await clock.asleep();

    expect(await hasty).toMatchObject({ code: 'limited', retryAt: noon + minute + 1_500 });
    expect((await middling).code).toBe('limited');
    await clock.advance(minute + 1_500);
    expect((await patient).stale).toBeUndefined();
    expect(provider.requests).toHaveLength(4);
    expect(records.at(-1)).toMatchObject({ result: 'ok', waitedMs: minute + 1_500 });
  });

  it('that answer late do not replace a newer answer', async () => {
    const waiting = Promise.withResolvers<() => unknown>();
    const { client, provider } = await scripted(balance);
    // Until something has been answered nothing else goes beside it.
    await client.balance.get();
    provider.behave((wire, request) => waiting.resolve(() => balance(wire, request)));
    const slow = client.balance.get({ maxAgeMs: 0 });
    const release = await waiting.promise;
    provider.behave(answer('{"id": "order-1", "cnt": 1}'));
    await client.sending.send(order);
    provider.behave(answer('{"balance": "90.00", "currency": "RUR"}'));
    await client.balance.get();

    release();
    await slow;

    expect((await client.balance.get({ maxAgeMs: minute })).value.amount).toBe('90.00');
    expect(provider.requests).toHaveLength(4);
  });

  it('keep an answer as large as a third of the memory for answers, and no larger', async () => {
    const padding = ' '.repeat(11 * 1024 * 1024);
    const { client, provider } = await scripted(answer(`{"balance": "100.50", "currency": "RUR"${padding}}`));

    await client.balance.get();
    await client.balance.get();
    expect(provider.requests).toHaveLength(2);

    provider.behave(answer(`{"balance": "100.50", "currency": "RUR"${padding.slice(1024 * 1024)}}`));
    await client.balance.get();
    await client.balance.get();
    expect(provider.requests).toHaveLength(3);
  });

  it('that differ are different requests', async () => {
    const { client, sandbox } = await inSandbox();

    await Promise.all([client.senders.get(), client.senders.get({ all: true }), client.balance.get()]);

    expect(sandbox.counts().requests).toEqual({ 'senders.php get': 2, 'balance.php': 1 });
  });

  it('never meet error 9, however many there are', async () => {
    const { client, clock, sandbox } = await inSandbox();
    const hours = [1, 2, 3, 4, 5, 6];
    const asked = Array.from({ length: 60 }, (_, n) =>
      client.incoming.get({ hours: hours[n % 6] ?? 1, count: 1 + n }, { maxAgeMs: 0, maxWaitMs: 10 * minute }),
    );
    const all = Promise.all(asked);

    const state = { isDone: false };
    const ended = all.finally(() => {
      state.isDone = true;
    });
    while (!state.isDone) await clock.advance(1_000);
    await ended;

    expect((await all).every(({ stale }) => stale === undefined)).toBe(true);
    expect(sandbox.counts().refusals).toEqual({});
    expect(sandbox.counts().atOnce).toBe(0);
    expect(sandbox.counts().requests['get.php get_answers']).toBe(60);
  }, 60_000);

  it('are answered from what is kept while it is fresh, with its age', async () => {
    const { client, clock, provider } = await scripted(balance);
    await client.balance.get();

    await clock.advance(14_000);
    const kept = await client.balance.get();
    await clock.advance(2_000);
    const fresh = await client.balance.get();

    expect(kept.at.epochMilliseconds).toBe(noon);
    expect(kept.stale).toBeUndefined();
    expect(fresh.at.epochMilliseconds).toBe(noon + 16_000);
    expect(provider.requests).toHaveLength(2);
  });

  it('take older or only new answers where the caller says so', async () => {
    const { client, clock, provider } = await scripted(balance);
    await client.balance.get();

    await clock.advance(minute);
    await client.balance.get({ maxAgeMs: minute });
    expect(provider.requests).toHaveLength(1);

    await client.balance.get({ maxAgeMs: 0 });
    await client.balance.get({ maxAgeMs: 0 });
    expect(provider.requests).toHaveLength(3);
  });

  it('do not take an answer for fresh when the clock was set back, and keep the next one', async () => {
    const { client, clock, provider } = await scripted(balance);
    await client.balance.get();

    clock.step(-minute);
    await client.balance.get();
    await client.balance.get();

    expect(provider.requests).toHaveLength(2);
  });

  it('that one caller stops go on for the others', async () => {
    const stop = new AbortController();
    const { client, provider } = await scripted((wire, request) => {
      stop.abort();
      return balance(wire, request);
    });

    const stopped = failure(client.balance.get({ signal: stop.signal }));
    const stayed = client.balance.get();

    expect(await stopped).toMatchObject({ code: 'cancelled', operation: 'balance.get' });
    expect((await stayed).value.amount).toBe('100.50');
    expect(provider.requests).toHaveLength(1);
  });

  it('that all callers stop are cut', async () => {
    const stop = new AbortController();
    const { client, provider } = await scripted(() => stop.abort());

    const error = await failure(client.balance.get({ signal: stop.signal }));
    await provider.deserted();

    expect(error.code).toBe('cancelled');
  });

  it('find nothing where the provider says error 3 about a list, and fail where it is about one thing', async () => {
    const { client } = await scripted(refusal(3));

    expect((await client.senders.get()).value).toEqual([]);
    expect((await client.incoming.get()).value).toEqual([]);
    expect(await failure(client.shortLinks.get({ id: '5' }))).toMatchObject({ code: 'not-found', number: 3 });
  });

  it('refuse wrong parameters before anything is sent', async () => {
    const { client, provider } = await scripted(balance);

    expect(await failure(client.senders.get({ count: 0 }))).toMatchObject({ code: 'invalid', parameter: 'count' });
    expect(provider.connections()).toBe(0);
  });
});

describe('refusals', () => {
  it.each([
    [1, 'bad-parameters'],
    [2, 'no-access'],
    [4, 'blocked'],
    [9, 'too-many-requests'],
    [6, 'forbidden'],
    [99, 'unknown-refusal'],
  ] as const)('of number %i are %s', async (number, code) => {
    const { client } = await scripted(refusal(number));

    expect(await failure(client.sending.send(order))).toMatchObject({ code, number, outcomeUnknown: false });
  });

  it('show no words of the provider but the known ones', async () => {
    const { client, provider } = await scripted(answer('{"error": "text a secret text is denied", "error_code": 6}'));
    expect((await failure(client.sending.send(order))).message).toBe('sending.send: the provider answers error 6');

    provider.behave(answer('ERROR = 7 (invalid number), ID - order-2'));
    const other = { ...order, id: 'order-2' };
    expect((await failure(client.sending.send(other))).message).toContain('error 7 (invalid number)');
  });

  it('of number 4 stop all requests', async () => {
    const { client, provider } = await scripted(refusal(4));
    await failure(client.balance.get());

    const error = await failure(client.senders.get());

    expect(error).toMatchObject({ code: 'blocked', retryAt: noon + minute });
    expect(provider.requests).toHaveLength(1);
  });
});

describe('a wrong password', () => {
  it('is sent once, however much is asked at once', async () => {
    const { client, provider } = await scripted(refusal(2));

    const asked = [client.balance.get(), client.senders.get(), client.sending.send(order)];
    const codes = (await Promise.all(asked.map(failure))).map(({ code }) => code);

    expect(codes).toEqual(['no-access', 'no-access', 'no-access']);
    expect(provider.requests).toHaveLength(1);
  });
});

describe('a block of the IP address', () => {
  it('stops every login at the same host', async () => {
    const { client, clock, database, provider } = await scripted(refusal(4));
    const { client: other } = await settingAt(provider.url, { login: 'other', clock, database });
    await failure(client.balance.get());

    const error = await failure(other.senders.get());

    expect(error).toMatchObject({ code: 'blocked', retryAt: noon + minute });
    expect(provider.requests).toHaveLength(1);
  });
});

describe('the last known answer', () => {
  const failures: Readonly<Record<string, [Behaviour, string]>> = {
    'a cut connection': [(wire) => wire.reset(), 'unreachable'],
    'a page of a proxy': [answer('<html>502</html>', { status: 502 }), 'unreachable'],
    'a page instead of an answer': [answer('<html>sorry</html>'), 'bad-response'],
    'a torn answer': [answer('{"balance": "100'), 'bad-response'],
    'an answer without its fields': [answer('{"sum": "100"}'), 'bad-response'],
    'an answer that is too large': [answer(' '.repeat(2_000)), 'too-large'],
    'error 2': [refusal(2), 'no-access'],
    'error 4': [refusal(4), 'blocked'],
    'error 9': [refusal(9), 'too-many-requests'],
  };

  it.each(Object.entries(failures))('bridges %s', async (_what, [behaviour, code]) => {
    const { client, clock, provider } = await scripted(balance, { maxBytes: 1_000 });
    await client.balance.get();
    await clock.advance(14 * minute);
    provider.behave(behaviour);

    const bridged = await client.balance.get();

    expect(bridged.value.amount).toBe('100.50');
    expect(bridged.at.epochMilliseconds).toBe(noon);
    expect(bridged.stale).toMatchObject({ code });
  });

  it('bridges limits that are used up, however long ago it was', async () => {
    const { client, clock, provider } = await scripted(answer('[]'));
    const query = { hours: 1 };
    for (let round = 0; round < 3; round += 1) await client.incoming.get(query, { maxAgeMs: 0 });
    await clock.advance(1_000);

    const bridged = await client.incoming.get(query, { maxAgeMs: 0, maxWaitMs: 0 });

    expect(bridged.at.epochMilliseconds).toBe(noon);
    expect(bridged.stale).toMatchObject({ code: 'limited' });
    expect(bridged.stale?.retryAt).toBeGreaterThan(noon + minute);
    expect(provider.requests).toHaveLength(3);
  });

  it('bridges nothing for who has to know how it is now', async () => {
    const { client, clock, provider } = await scripted(balance);
    await client.balance.get();
    await clock.advance(1_000);
    provider.behave((wire) => wire.reset());

    expect(await failure(client.balance.get(asOfNow))).toMatchObject({ code: 'unreachable' });
  });

  it('does not bridge a refusal of what was asked', async () => {
    const link = { id: '5', cnt: 1, cnt_mon: 1, cnt_day: 0, cnt_yes: 0, cnt_pmon: 0, link: 'a.ru' };
    const { client, clock, provider } = await scripted(answer(JSON.stringify(link)));
    await client.shortLinks.get({ id: '5' });
    await clock.advance(60 * minute);
    provider.behave(refusal(3));

    expect(await failure(client.shortLinks.get({ id: '5' }))).toMatchObject({ code: 'not-found' });
  });

  it('is none where nothing was ever answered', async () => {
    const { client } = await scripted((wire) => wire.reset());

    expect(await failure(client.balance.get())).toMatchObject({ code: 'unreachable', outcomeUnknown: false });
  });
});

describe('an answer from before a write', () => {
  const mailing = answer('{"id": "5", "name": "Sale", "status": 0}');

  /** Asks for a mailing, writes something, and asks again in the same minute. */
  async function overtaken(write: (client: SmscClient) => Promise<unknown>, behaviour: Behaviour) {
    const { client, clock, provider } = await scripted(mailing);
    await client.mailings.get({ id: '5' });
    await clock.advance(10_000);
    provider.behave(behaviour);
    await Promise.allSettled([write(client)]);
    await clock.advance(5_000);
    return client.mailings.get({ id: '5' }, { maxWaitMs: 0 });
  }

  it('says what it does not show while the limits forbid to ask again', async () => {
    const last = await overtaken((client) => client.mailings.cancel({ id: '5' }), answer('{"result": "OK"}'));

    expect(last.stale).toMatchObject({ code: 'limited' });
    const at = Temporal.Instant.fromEpochMilliseconds(noon + 10_000);
    expect(last.overtaken).toEqual({ operation: 'mailings.cancel', at, outcomeUnknown: false });
  });

  it('says so too when nobody knows whether that was done, and not when it was refused', async () => {
    const lost = await overtaken(
      (client) => client.mailings.cancel({ id: '5' }),
      (wire) => wire.reset(),
    );
    const refused = await overtaken((client) => client.mailings.cancel({ id: '5' }), refusal(3));

    expect(lost.overtaken).toMatchObject({ outcomeUnknown: true });
    expect(refused.overtaken).toBeUndefined();
  });

  it('is none any more when it was asked for anew', async () => {
    const { client, clock, provider } = await scripted(answer('{"result": "OK"}'));
    await client.mailings.cancel({ id: '5' });
    provider.behave(mailing);
    await client.mailings.get({ id: '5' });
    await clock.advance(5_000);

    const last = await client.mailings.get({ id: '5' }, { maxAgeMs: 0, maxWaitMs: 0 });

    expect(last.stale).toMatchObject({ code: 'limited' });
    expect(last.overtaken).toBeUndefined();
  });

  it('says nothing of what changed something else', async () => {
    const template = { sender: 'my_shop', text: 'Code %w', targets: ['mts_srv'] } as const;
    const last = await overtaken(
      (client) => client.operatorTemplates.add(template),
      (wire) => wire.reset(),
    );

    expect(last.stale).toMatchObject({ code: 'limited' });
    expect(last.overtaken).toBeUndefined();
  });

  it('of its own area or of another that the write changes says so', async () => {
    const { client, clock, provider } = await scripted(balance);
    await client.balance.get();
    provider.behave(answer('{"id": "order-1", "cnt": 1}'));
    await client.sending.send(order);
    await clock.advance(1_000);
    provider.behave((wire) => wire.reset());

    expect((await client.balance.get()).overtaken).toMatchObject({ operation: 'sending.send' });
  });

  it('will do for who asks for what no write changes', async () => {
    const { client, provider } = await scripted(balance);
    await client.balance.get();
    provider.behave(answer('{"id": "order-1", "cnt": 1}'));
    await client.sending.send(order);

    const known = await client.balance.get({ maxAgeMs: minute, mayBeOvertaken: true });

    expect(known.value.currency).toBe('RUR');
    expect(provider.requests).toHaveLength(2);
  });
});

describe('limits', () => {
  it('are told as an error with the time at which to ask again', async () => {
    const { client, provider } = await scripted(refusal(1));
    for (let round = 0; round < 3; round += 1) await failure(client.senders.get());

    const error = await failure(client.senders.get({}, { maxWaitMs: 0 }));

    expect(error).toMatchObject({ code: 'limited', operation: 'senders.get' });
    expect(error.retryAt).toBeGreaterThan(noon + minute);
    expect(provider.requests).toHaveLength(3);
  });

  it('are not used up by requests that never left', async () => {
    const { client } = await settingAt(await deadUrl());

    for (let round = 0; round < 20; round += 1) {
      expect(await failure(client.balance.get({ maxWaitMs: 0 }))).toMatchObject({ code: 'unreachable' });
    }
  });

  it('hold over a restart', async () => {
    const { client: before, clock, database, sandbox } = await inSandbox();
    for (let round = 0; round < 3; round += 1) await before.senders.get({}, { maxAgeMs: 0 });
    await before.close();
    const { client: after } = await settingAt(sandbox.url, { clock, database });

    const error = await failure(after.senders.get({}, { maxWaitMs: 0 }));
    await clock.advance(2 * minute);
    const later = await after.senders.get({}, { maxWaitMs: 0 });

    expect(error.code).toBe('limited');
    expect(later.value.length).toBeGreaterThan(0);
    expect(sandbox.counts().requests).toEqual({ 'senders.php get': 4 });
  });

  it('are waited for', async () => {
    const { client, clock, provider, records } = await scripted(answer('[]'));
    for (let round = 0; round < 3; round += 1) await client.senders.get({}, { maxAgeMs: 0 });

    const waiting = client.senders.get({}, { maxAgeMs: 0, maxWaitMs: 2 * minute });
    await clock.asleep();
    await clock.advance(clock.sleepers()[0] ?? 0);

    expect((await waiting).stale).toBeUndefined();
    expect(provider.requests).toHaveLength(4);
    expect(records.at(-1)?.waitedMs).toBeGreaterThan(minute - 1);
  });

  it('that nobody waits for are recorded as such', async () => {
    const { client, records } = await scripted(refusal(1));
    for (let round = 0; round < 3; round += 1) await failure(client.senders.get());

    await failure(client.senders.get({}, { maxWaitMs: 0 }));
    await expect.poll(() => records.length).toBe(4);

    expect(records.at(-1)).toMatchObject({ result: 'limited', waitedMs: 0 });
  });

  it('are waited for by nobody once the client is closed', async () => {
    const { client, clock } = await scripted(answer('{"id": "1", "cnt": 1}'));
    await Promise.allSettled([1, 2, 3].map(() => client.sending.send(order)));
    for (let round = 0; round < 3; round += 1) await Promise.allSettled([client.senders.get({}, { maxAgeMs: 0 })]);
    const ends = [
      failure(client.senders.get({}, { maxAgeMs: 0, maxWaitMs: hour })),
      failure(client.senders.get({}, { maxAgeMs: 0, maxWaitMs: hour, signal: new AbortController().signal })),
      failure(client.sending.send(order, { maxWaitMs: hour })),
    ];
    await clock.asleep(2);

    await client.close();

    expect((await Promise.all(ends)).map(({ code }) => code)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(clock.sleepers()).toEqual([]);
    expect((await failure(client.balance.get())).code).toBe('cancelled');
  });
});

describe('the spare host', () => {
  it.each([
    ['a refused connection', 'dead'],
    ['a reset', (wire) => wire.reset()],
    ['silence', () => undefined],
    ['a page of a proxy', answer('', { status: 503 })],
  ] satisfies [string, Behaviour | 'dead'][])('answers a read after %s', async (_what, behaviour) => {
    const { client, spare } = await withSpare(behaviour);

    const { value, stale } = await client.balance.get();

    expect([value.amount, stale]).toEqual(['100.50', undefined]);
    expect(spare.requests).toHaveLength(1);
  });

  it.each([
    ['an answer that cannot be read', answer('<html></html>')],
    ['an answer that breaks off', (wire) => wire.write('HTTP/1.1 200 OK\r\n\r\n[').then(() => wire.reset())],
    ['a refusal', refusal(2)],
    ['a redirect', answer('', { status: 302 })],
  ] satisfies [string, Behaviour][])('is not asked after %s', async (_what, behaviour) => {
    const { client, spare } = await withSpare(behaviour);

    await failure(client.balance.get());

    expect(spare.connections()).toBe(0);
  });

  it.each(['dead', (wire) => wire.reset(), answer('', { status: 503 })] satisfies (Behaviour | 'dead')[])(
    'is never given a write',
    async (behaviour) => {
      const { client, spare } = await withSpare(behaviour);

      await failure(client.sending.send(order));

      expect(spare.connections()).toBe(0);
    },
  );

  it('counts as a request of its own when the first may have arrived', async () => {
    const { client, spare, home } = await withSpare((wire) => wire.reset());

    const results = await Promise.allSettled(
      [1, 2, 3].map(() => client.senders.get({}, { maxAgeMs: 0, maxWaitMs: 0 })),
    );
    const more = await failure(client.senders.get({}, { maxAgeMs: 0, maxWaitMs: 0 }));

    expect(results).toHaveLength(3);
    expect(more.code).toMatch(/unreachable|limited|bad-response/);
    expect((home?.requests.length ?? 0) + spare.requests.length).toBeLessThanOrEqual(3);
  });

  it('is not waited for when the limits are used up', async () => {
    const { client, spare, home } = await withSpare((wire) => wire.reset());

    const error = await failure(client.mailings.list({}, { maxWaitMs: 2 * minute }));

    expect(error.code).toBe('unreachable');
    expect([home?.requests.length, spare.connections()]).toEqual([1, 0]);
  });

  it('leaves the first failure where it fails as well', async () => {
    const { client, spare } = await withSpare(answer('', { status: 503 }));
    spare.behave((wire) => wire.reset());

    expect((await failure(client.balance.get())).message).toContain('HTTP 503');
  });
});

describe('writes', () => {
  it('that are equal are each sent', async () => {
    const { client, provider } = await scripted(answer('{"id": "order-1", "cnt": 1}'));

    await Promise.all([1, 2].map((n) => client.sending.send({ ...order, id: `order-${n}` })));

    expect(provider.requests).toHaveLength(2);
  });

  it.each([
    ['a reset', (wire) => wire.reset(), 'unreachable'],
    ['a page of a proxy', answer('', { status: 502 }), 'unreachable'],
    ['silence', () => undefined, 'timeout'],
    ['an answer that cannot be read', answer('<html></html>'), 'bad-response'],
    ['an answer without its fields', answer('{}'), 'bad-response'],
  ] satisfies [string, Behaviour, string][])(
    'whose answer is lost by %s are sent once and said to be open',
    async (_what, behaviour, code) => {
      const { client, provider } = await scripted(behaviour, { timeouts: { headersMs: 50 } });

      const error = await failure(client.sending.send(order));

      expect(error).toMatchObject({ code, outcomeUnknown: true });
      expect(provider.requests).toHaveLength(1);
    },
  );

  it('that were never sent are not said to be open', async () => {
    const { client } = await settingAt(await deadUrl());

    expect(await failure(client.sending.send(order))).toMatchObject({ code: 'unreachable', outcomeUnknown: false });
  });

  it('that a caller stops before they are sent are not', async () => {
    const { client, provider } = await scripted(balance);

    const error = await failure(client.sending.send(order, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ code: 'cancelled', outcomeUnknown: false });
    expect(provider.connections()).toBe(0);
  });

  it('that fail with error 3 have failed, also where their answer is a list', async () => {
    const { client } = await scripted(refusal(3));
    const template = { sender: 'my_shop', text: 'Code %w', targets: ['mts_srv'] } as const;

    expect(await failure(client.operatorTemplates.add(template))).toMatchObject({ number: 3, outcomeUnknown: false });
  });

  it.each([
    ['a lost answer', (wire) => wire.reset(), 3],
    ['a refusal', refusal(6), 2],
    ['wrong parameters', 'invalid', 1],
  ] satisfies [string, Behaviour | 'invalid', number][])(
    'make kept answers old only where they may have been done: %s',
    async (_what, behaviour, requests) => {
      const { client, provider } = await scripted(balance);
      await client.balance.get();
      if (behaviour !== 'invalid') provider.behave(behaviour);
      await failure(client.sending.send(behaviour === 'invalid' ? { ...order, phones: [] } : order));
      provider.behave(balance);

      await client.balance.get();

      expect(provider.requests).toHaveLength(requests);
    },
  );

  it('that wait in vain for the limits leave kept answers fresh', async () => {
    const { client, provider } = await scripted(answer('{"id": "1", "cnt": 1}'));
    while ((await Promise.allSettled([client.sending.send(order, { maxWaitMs: 0 })]))[0]?.status === 'fulfilled');
    provider.behave(balance);
    await client.balance.get();
    const before = provider.requests.length;

    expect((await failure(client.sending.send(order, { maxWaitMs: 0 }))).code).toBe('limited');
    await client.balance.get();

    expect(provider.requests).toHaveLength(before);
  });

  it('make kept answers old', async () => {
    const { client, provider } = await scripted(balance);
    await client.balance.get();
    await client.balance.get();
    provider.behave(answer('{"id": "order-1", "cnt": 1}'));
    await client.sending.send(order);
    provider.behave(balance);

    await client.balance.get();

    expect(provider.requests.map(({ path }) => path)).toEqual([
      '/sys/balance.php',
      '/sys/send.php',
      '/sys/balance.php',
    ]);
  });
});

describe('formats', () => {
  it('can be forced for every call', async () => {
    const { client, provider } = await scripted(answer('100.50,RUR\n'), { format: 1 });

    expect((await client.balance.get()).value.amount).toBe('100.50');
    expect(provider.requests[0]?.form.get('fmt')).toBe('1');
  });

  it('that a page does not define are refused', async () => {
    const { client, provider } = await scripted(balance, { format: 1 });

    const error = await failure(client.senders.get({ operators: true }));

    expect(error).toMatchObject({ code: 'invalid', parameter: 'format' });
    expect(provider.connections()).toBe(0);
  });
});

describe('the record of a call', () => {
  it('holds its name, its result, times and size, and nothing else', async () => {
    const { client, provider, records } = await scripted(answer('{"id": "order-1", "cnt": 1}'));
    await client.sending.send(order);
    provider.behave((wire) => wire.reset());
    await failure(client.sending.send({ ...order, id: 'order-2' }));

    expect(records).toEqual([
      { operation: 'sending.send', result: 'ok', ms: expect.any(Number), waitedMs: 0, bytes: 27 },
      { operation: 'sending.send', result: 'unreachable', ms: expect.any(Number), waitedMs: 0, bytes: 0 },
    ]);
  });
});

describe('errors', () => {
  it('hold neither credentials nor texts nor phone numbers', async () => {
    const page = 'a secret text to 79990000001, psw=hush-hush, login=demo';
    const pages = [answer(page), answer(page, { status: 500 }), answer(`{"error": "${page}", "error_code": 6}`)];
    for (const behaviour of pages) {
      const { client } = await scripted(behaviour, { password: secret('hush-hush') });

      const error = await failure(client.sending.send(order));

      const seen = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(seen).not.toMatch(/secret text|79990000001|hush|demo/);
    }
  });

  it('of the storage are not taken for an answer', async () => {
    const { client, database, provider } = await scripted(balance);
    await client.balance.get();
    await database.close();

    await expect(client.senders.get()).rejects.toBeInstanceOf(StorageError);

    expect(provider.requests).toHaveLength(1);
  });

  it('that come after an answer do not lose it', async () => {
    const { client, database } = await scripted(async (wire, request) => {
      await database.close();
      await balance(wire, request);
    });

    expect((await client.balance.get()).value.amount).toBe('100.50');
  });
});
