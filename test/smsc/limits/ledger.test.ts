import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../src/lib/clock.ts';
import { SmscError } from '../../../src/smsc/error.ts';
import { createLedger, type Ledger, type LedgerOptions, type Reservation } from '../../../src/smsc/limits/ledger.ts';
import { type Form, hour, type Limit, minute } from '../../../src/smsc/operation.ts';
import type { Database } from '../../../src/storage/database.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { failureCode } from '../../contracts/database.ts';
import { type ManualClock, manualClock, noon } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

const callMs = 20_000;
const marginMs = 1_500;
const scope = 'smsc.ru alex';
const threeIdentical: readonly Limit[] = [{ requests: 3, perMs: minute, of: 'identical' }];
const oneAny: readonly Limit[] = [{ requests: 1, perMs: minute, of: 'any' }];
const patient = { maxWaitMs: 24 * hour };
const impatient = { maxWaitMs: 0 };

async function opened(dataDir: string): Promise<Database> {
  const database = await openDatabase({ dataDir, clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

interface Setting {
  readonly clock: ManualClock;
  readonly database: Database;
  readonly ledger: Ledger;
}

async function setting(options: Partial<LedgerOptions> = {}): Promise<Setting> {
  const clock = manualClock();
  const database = await opened(await temporaryFolder());
  return { clock, database, ledger: createLedger({ database, clock, scope, callMs, ...options }) };
}

/** Reserves and ends at once, as a request that takes no time. */
async function ask(ledger: Ledger, operation: string, form: Form, limits: readonly Limit[]): Promise<void> {
  const reservation = await ledger.reserve(operation, form, limits, impatient);
  await reservation.done();
}

async function refusal(promise: Promise<unknown>): Promise<SmscError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SmscError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Whether a promise is settled once everything that needs no time has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  const turn = new Promise((resolve) => {
    setImmediate(resolve, open);
  });
  return (await Promise.race([promise, turn])) !== open;
}

describe('the ledger', () => {
  it('keeps its rows when another account of the database lives a day ahead', async () => {
    const { clock, database, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);
    const ahead = manualClock(clock.now() + 26 * hour);

    await ask(createLedger({ database, clock: ahead, scope: 'smsc.kz eva', callMs }), 'balance.get', {}, oneAny);

    expect((await refusal(ledger.reserve('balance.get', {}, oneAny, impatient))).code).toBe('limited');
  });

  it('lets as many requests pass as the provider allows, and the next one when the first is old enough', async () => {
    const { clock, ledger } = await setting();
    for (let request = 0; request < 3; request += 1) {
      await ask(ledger, 'senders.get', { get: '1' }, threeIdentical);
      await clock.advance(1_000);
    }

    const fourth = ledger.reserve('senders.get', { get: '1' }, threeIdentical, patient);
    await clock.asleep();

    expect(clock.sleepers()).toEqual([minute + marginMs - 3_000]);
    await clock.advance(minute + marginMs - 3_001);
    expect(await isSettled(fourth)).toBe(false);
    await clock.advance(1);
    await fourth;
  });

  it('tells who asks that it must wait, and when the wait is over', async () => {
    const { clock, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);
    const told: (number | undefined)[] = [];
    const onWait = (limited: SmscError | undefined): void => {
      told.push(limited?.retryAt);
    };

    const waiting = ledger.reserve('balance.get', {}, oneAny, { ...patient, onWait });
    await clock.asleep();
    await clock.advance(minute + marginMs);
    await waiting;

    expect(told).toEqual([noon + minute + marginMs, undefined]);
  });

  it('counts a request from its end, as nobody knows when the provider got it', async () => {
    const { clock, ledger } = await setting();
    const slow = await ledger.reserve('balance.get', {}, oneAny, patient);
    await clock.advance(10_000);
    await slow.done();

    const next = await refusal(ledger.reserve('balance.get', {}, oneAny, impatient));

    expect(next.retryAt).toBe(noon + 10_000 + minute + marginMs);
  });

  it('counts a request whose process died as late as it can have arrived', async () => {
    const { clock, ledger } = await setting();
    await ledger.reserve('balance.get', {}, oneAny, patient);
    await clock.advance(callMs + minute + marginMs - 1);

    const early = await refusal(ledger.reserve('balance.get', {}, oneAny, impatient));
    await clock.advance(1);

    expect(early.code).toBe('limited');
    await ask(ledger, 'balance.get', {}, oneAny);
  });

  it('counts equal requests together, however their fields are ordered, and others apart', async () => {
    const { ledger } = await setting();
    const limits: readonly Limit[] = [{ requests: 1, perMs: minute, of: 'identical' }];
    await ask(ledger, 'messages.get', { phone: '79991234567', cnt: '10' }, limits);

    const same = await refusal(ledger.reserve('messages.get', { cnt: '10', phone: '79991234567' }, limits, impatient));

    expect(same).toMatchObject({ code: 'limited', operation: 'messages.get', retryAt: noon + minute + marginMs });
    await ask(ledger, 'messages.get', { phone: '79991234567', cnt: '11' }, limits);
    await ask(ledger, 'incoming.get', { phone: '79991234567', cnt: '10' }, limits);
  });

  it('keeps several limits at once, for all requests, for equal ones and by a field', async () => {
    const { clock, ledger } = await setting();
    const limits: readonly Limit[] = [
      { requests: 4, perMs: minute, of: 'any' },
      { requests: 2, perMs: hour, of: { field: 'user' } },
      { requests: 1, perMs: minute, of: 'identical' },
    ];
    const add = (user: string, sum: string): Promise<void> => ask(ledger, 'subclients.pay', { user, sum }, limits);
    await add('ann', '1');
    await add('ann', '2');
    await add('bob', '1');

    const annAgain = await refusal(add('ann', '3'));
    const bobTheSame = await refusal(add('bob', '1'));
    await add('bob', '2');
    const carl = await refusal(add('carl', '1'));

    expect(annAgain.retryAt).toBe(noon + hour + marginMs);
    expect(bobTheSame.retryAt).toBe(noon + minute + marginMs);
    expect(carl.retryAt).toBe(noon + minute + marginMs);
    await clock.advance(minute + marginMs);
    await add('carl', '1');
    expect((await refusal(add('bob', '3'))).retryAt).toBe(noon + hour + marginMs);
  });

  it('fails at once when the wait is known to be too long, without waiting', async () => {
    const { clock, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);

    const error = await refusal(ledger.reserve('balance.get', {}, oneAny, { maxWaitMs: minute }));

    expect(error).toMatchObject({ code: 'limited', retryAt: noon + minute + marginMs });
    expect(clock.sleepers()).toEqual([]);
    await clock.advance(marginMs);
    const inTime = ledger.reserve('balance.get', {}, oneAny, { maxWaitMs: minute });
    await clock.advance(minute);
    await inTime;
  });

  it('gives up when the wait turns out to be too long', async () => {
    const { clock, ledger } = await setting();
    const slow = await ledger.reserve('balance.get', {}, oneAny, patient);
    const waiting = refusal(ledger.reserve('balance.get', {}, oneAny, { maxWaitMs: minute + marginMs }));
    await clock.asleep();

    await clock.advance(5_000);
    await slow.done();
    await clock.advance(minute + marginMs);

    expect(await waiting).toMatchObject({ code: 'limited', retryAt: noon + 5_000 + minute + marginMs });
  });

  it('serves those who wait for the same in the order in which they came', async () => {
    const { clock, ledger } = await setting();
    const served: string[] = [];
    const wait = async (name: string): Promise<void> => {
      const reservation = await ledger.reserve('balance.get', {}, oneAny, patient);
      served.push(name);
      await reservation.done();
    };
    const all = [wait('first'), wait('second'), wait('third')];
    await clock.asleep(2);
    await clock.advance(minute + marginMs - 1);
    clock.step(1);

    const late = wait('late');
    await clock.advance(3 * (minute + marginMs));

    await Promise.all([...all, late]);
    expect(served).toEqual(['first', 'second', 'third', 'late']);
  });

  it('reckons with those who wait already when it fails at once', async () => {
    const { clock, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);
    const waiting = [1, 2].map(() => ledger.reserve('balance.get', {}, oneAny, patient));
    await clock.asleep(2);

    const error = await refusal(ledger.reserve('balance.get', {}, oneAny, { maxWaitMs: 2 * minute }));

    expect(error.retryAt).toBe(noon + 3 * (minute + marginMs));
    const settled = Promise.all(waiting);
    await clock.advance(4 * minute + callMs);
    await settled;
  });

  it('lets nobody wait for somebody who waits for another limit', async () => {
    const { clock, ledger } = await setting();
    const limits: readonly Limit[] = [
      { requests: 3, perMs: minute, of: 'any' },
      { requests: 1, perMs: minute, of: 'identical' },
    ];
    await ask(ledger, 'operators.get', { phone: '1' }, limits);
    const waiting = ledger.reserve('operators.get', { phone: '1' }, limits, patient);
    await clock.asleep();

    await ask(ledger, 'operators.get', { phone: '2' }, limits);
    await ask(ledger, 'balance.get', {}, oneAny);

    expect(await isSettled(waiting)).toBe(false);
    await clock.advance(minute + marginMs);
    await waiting;
  });

  it('lets those behind go on when somebody gives up', async () => {
    const { clock, ledger } = await setting();
    const stop = new AbortController();
    await ask(ledger, 'balance.get', {}, oneAny);
    const first = refusal(ledger.reserve('balance.get', {}, oneAny, { ...patient, signal: stop.signal }));
    await clock.asleep();
    const second = ledger.reserve('balance.get', {}, oneAny, patient);
    await clock.asleep(2);

    stop.abort(new Error('no longer wanted'));

    expect(await first).toMatchObject({ code: 'cancelled', operation: 'balance.get' });
    await clock.advance(minute + marginMs);
    await second;
  });

  it('counts nothing for a request that was never sent, and serves the next one at once', async () => {
    const { clock, database, ledger } = await setting();
    const unsent = await ledger.reserve('balance.get', {}, oneAny, patient);
    const next = ledger.reserve('balance.get', {}, oneAny, patient);
    await clock.asleep();

    await unsent.unused();
    await unsent.done();

    await next;
    expect(clock.now()).toBe(noon);
    expect(await database.query('SELECT request FROM request_ledger')).toEqual([{ request: 'any' }]);
  });

  it('takes no place for a request that was called off before', async () => {
    const { database, ledger } = await setting();

    const error = await refusal(
      ledger.reserve('balance.get', {}, oneAny, { ...patient, signal: AbortSignal.abort(new Error('off')) }),
    );

    expect(error.code).toBe('cancelled');
    expect(await database.query('SELECT id FROM request_ledger')).toEqual([]);
    await ask(ledger, 'balance.get', {}, oneAny);
  });

  it('gives the place back when a request is called off while it gets it', async () => {
    const { database, ledger } = await setting();
    const stop = new AbortController();
    const waiting = refusal(ledger.reserve('balance.get', {}, oneAny, { ...patient, signal: stop.signal }));

    stop.abort(new Error('off'));

    expect((await waiting).code).toBe('cancelled');
    expect(await database.query('SELECT id FROM request_ledger')).toEqual([]);
  });

  it('is not held up by rows from the time before the clock was set back', async () => {
    const { clock, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);
    clock.step(-hour);

    const blocked = await refusal(ledger.reserve('balance.get', {}, oneAny, impatient));
    const next = ledger.reserve('balance.get', {}, oneAny, { maxWaitMs: callMs + minute + marginMs });
    await clock.advance(callMs + minute + marginMs);

    expect(blocked.code).toBe('limited');
    await next;
  });

  it('keeps no form and forgets requests after an hour', async () => {
    const { clock, database, ledger } = await setting();
    const limits: readonly Limit[] = [...threeIdentical, { requests: 5, perMs: minute, of: { field: 'phones' } }];
    await ask(ledger, 'sending.send', { phones: '79991234567', mes: 'secret text' }, limits);
    const before = await database.query('SELECT * FROM request_ledger');

    await clock.advance(hour + 10_000);
    await ask(ledger, 'balance.get', {}, oneAny);

    expect(before).toHaveLength(3);
    expect(JSON.stringify(before)).not.toMatch(/7999|secret/);
    expect(await database.query('SELECT operation FROM request_ledger')).toEqual([{ operation: 'balance.get' }]);
  });

  it('keeps the limits of another login apart', async () => {
    const { clock, database, ledger } = await setting();
    await ask(ledger, 'balance.get', {}, oneAny);

    await ask(createLedger({ database, clock, scope: 'smsc.kz alex', callMs }), 'balance.get', {}, oneAny);

    expect((await refusal(ledger.reserve('balance.get', {}, oneAny, impatient))).code).toBe('limited');
  });

  it('keeps the limits over a restart', async () => {
    const clock = manualClock();
    const folder = await temporaryFolder();
    const before = await openDatabase({ dataDir: folder, clock: systemClock });
    await ask(createLedger({ database: before, clock, scope, callMs }), 'balance.get', {}, oneAny);
    await before.close();

    const ledger = createLedger({ database: await opened(folder), clock, scope, callMs });

    const error = await refusal(ledger.reserve('balance.get', {}, oneAny, impatient));
    expect(error.retryAt).toBe(noon + minute + marginMs);
  });

  it('fails with the error of the storage when that fails', async () => {
    const { database, ledger } = await setting();
    const reservation = await ledger.reserve('balance.get', {}, oneAny, patient);
    await database.close();

    expect(await failureCode(ledger.reserve('senders.get', {}, threeIdentical, patient))).toBe('unavailable');
    expect(await failureCode(reservation.done())).toBe('unavailable');
  });
});

describe('requests at once', () => {
  it('are never more than the provider takes, and the next one starts as soon as one ends', async () => {
    const { clock, ledger } = await setting();
    const running: Reservation[] = [];
    for (let request = 0; request < 14; request += 1) {
      running.push(await ledger.reserve(`operation-${request}`, {}, [], impatient));
    }
    const refused = await refusal(ledger.reserve('balance.get', {}, [], impatient));
    const waiting = [1, 2, 3].map((number) => ledger.reserve(`waiting-${number}`, {}, [], patient));
    await clock.asleep(3);

    await running[0]?.done();
    await running[0]?.done();
    await waiting[0];
    const stillWaiting = await Promise.all(waiting.slice(1).map(isSettled));
    await Promise.all([running[1]?.done(), running[2]?.done()]);

    expect(refused.code).toBe('limited');
    expect(stillWaiting).toEqual([false, false]);
    await Promise.all(waiting);
    expect(clock.now()).toBe(noon);
  });

  it('start in the order in which they came, also when one comes just as another ends', async () => {
    const { clock, ledger } = await setting({ maxInFlight: 1 });
    const running = await ledger.reserve('balance.get', {}, [], impatient);
    const first = ledger.reserve('senders.get', {}, [], patient);
    await clock.asleep();

    const ended = running.done();
    const second = ledger.reserve('prices.get', {}, [], patient);
    await ended;

    expect(await isSettled(first)).toBe(true);
    expect(await isSettled(second)).toBe(false);
    await (await first).done();
    await second;
  });

  it('are counted without those whose process died once they must be over', async () => {
    const { clock, ledger } = await setting({ maxInFlight: 1 });
    await ledger.reserve('balance.get', {}, [], impatient);

    const next = ledger.reserve('senders.get', {}, [], patient);
    await clock.advance(callMs + marginMs - 1_000);
    const early = await isSettled(next);
    await clock.advance(2_000);

    expect(early).toBe(false);
    await next;
  });

  it('are counted over several processes, and the end of one is noticed within a second', async () => {
    const clock = manualClock();
    const folder = await temporaryFolder();
    const options = { clock, scope, callMs, maxInFlight: 1 };
    const one = createLedger({ ...options, database: await opened(folder) });
    const other = createLedger({ ...options, database: await opened(folder) });
    const running = await one.reserve('balance.get', {}, [], impatient);

    const waiting = other.reserve('balance.get', {}, [], patient);
    await clock.asleep();
    await running.done();
    const before = await isSettled(waiting);
    await clock.advance(1_000);

    expect(before).toBe(false);
    expect(await isSettled(waiting)).toBe(true);
  });

  it('do not keep a request waiting that waits for a limit first', async () => {
    const { clock, ledger } = await setting({ maxInFlight: 1 });
    await ask(ledger, 'balance.get', {}, oneAny);
    const running = await ledger.reserve('senders.get', {}, [], impatient);
    const limited = ledger.reserve('balance.get', {}, oneAny, patient);
    await clock.asleep();

    const next = ledger.reserve('prices.get', {}, [], patient);
    await clock.asleep(2);
    await running.done();

    const reservation = await next;
    expect(await isSettled(limited)).toBe(false);
    await reservation.done();
    await clock.advance(minute + marginMs);
    await limited;
  });
});

describe('the ledger on PostgreSQL', () => {
  const server = postgresForSuite();

  it('keeps the limits for two processes that ask at the same time', async () => {
    const databaseUrl = await server.database();
    const both = await Promise.all(
      [1, 2].map(() => openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock })),
    );
    const clock = manualClock();
    const ledgers = both.map((database) => createLedger({ database, clock, scope, callMs, maxInFlight: 5 }));
    onTestFinished(async () => {
      await Promise.all(both.map((database) => database.close()));
    });

    const count = async (operation: string, limits: readonly Limit[]): Promise<number> => {
      const asked = Array.from({ length: 10 }, () => ledgers)
        .flat()
        .map((ledger) => ledger.reserve(operation, {}, limits, impatient));
      const outcomes = await Promise.allSettled(asked);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(new Set(refused.map(({ reason }) => (reason as SmscError).code))).toEqual(new Set(['limited']));
      return outcomes.length - refused.length;
    };

    expect(await count('senders.get', threeIdentical)).toBe(3);
    expect(await count('balance.get', [])).toBe(2);
  });
});

/** What the provider sees, judged without the ledger: when each request arrived, and how many were open at once. */
interface Provider {
  readonly arrivals: { readonly operation: string; readonly form: Form; readonly at: number }[];
  mostAtOnce: number;
}

interface Request {
  readonly startsAfter: number;
  readonly operation: string;
  readonly form: Form;
  readonly arrivesAfter: number;
  readonly answeredAfter: number;
  readonly crashes: boolean;
}

const limitsOf: Readonly<Record<string, readonly Limit[]>> = {
  history: [
    { requests: 3, perMs: minute, of: 'identical' },
    { requests: 8, perMs: hour, of: 'any' },
  ],
  operator: [
    { requests: 3, perMs: minute, of: 'identical' },
    { requests: 6, perMs: minute, of: 'any' },
  ],
  change: [{ requests: 2, perMs: minute, of: { field: 'user' } }],
  mailing: [{ requests: 1, perMs: minute, of: 'identical' }],
};

const requests: fc.Arbitrary<readonly Request[]> = fc.array(
  fc.record({
    startsAfter: fc.integer({ min: 0, max: 3 * minute }),
    operation: fc.constantFrom(...Object.keys(limitsOf)),
    form: fc.record({ user: fc.constantFrom('a', 'b'), cnt: fc.constantFrom('1', '2') }),
    arrivesAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: callMs })),
    answeredAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: callMs })),
    crashes: fc.boolean(),
  }),
  { minLength: 5, maxLength: 40 },
);

async function send(request: Request, ledger: Ledger, clock: Clock, provider: Provider, open: Set<Request>) {
  await clock.sleep(request.startsAfter);
  const limits = limitsOf[request.operation] ?? [];
  const reservation = await ledger.reserve(request.operation, request.form, limits, patient);
  open.add(request);
  provider.mostAtOnce = Math.max(provider.mostAtOnce, open.size);
  await clock.sleep(request.arrivesAfter);
  provider.arrivals.push({ operation: request.operation, form: request.form, at: clock.now() });
  await clock.sleep(Math.min(request.answeredAfter, callMs - request.arrivesAfter));
  open.delete(request);
  if (!request.crashes) await reservation.done();
}

function brokenLimits({ arrivals }: Provider): readonly string[] {
  return arrivals.flatMap((last) =>
    (limitsOf[last.operation] ?? [])
      .filter((limit) => {
        const sameKey = arrivals.filter((other) => other.operation === last.operation && isCounted(limit, other, last));
        return (
          sameKey.filter((other) => other.at <= last.at && other.at > last.at - limit.perMs).length > limit.requests
        );
      })
      .map((limit) => `${last.operation}: more than ${limit.requests} in ${limit.perMs} ms at ${last.at}`),
  );
}

function isCounted({ of }: Limit, one: { readonly form: Form }, other: { readonly form: Form }): boolean {
  if (of === 'any') return true;
  if (of === 'identical') return one.form.user === other.form.user && one.form.cnt === other.form.cnt;
  return one.form[of.field] === other.form[of.field];
}

describe('any mixture of requests', () => {
  it('never breaks a limit of the provider and is served in the end', async () => {
    const folder = await temporaryFolder();
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 1, max: 5 }), async (all, maxInFlight) => {
        runs += 1;
        const database = await openDatabase({ dataDir: join(folder, String(runs)), clock: systemClock });
        const clock = manualClock();
        const ledgers = [1, 2].map(() => createLedger({ database, clock, scope, callMs, maxInFlight }));
        const provider: Provider = { arrivals: [], mostAtOnce: 0 };
        const open = new Set<Request>();
        const sending = all.map((request, index) => send(request, ledgers[index % 2] as Ledger, clock, provider, open));

        for (let hours = 0; hours < 12 && provider.arrivals.length < all.length; hours += 0.25) {
          await clock.advance(0.25 * hour);
        }

        expect(provider.arrivals).toHaveLength(all.length);
        await clock.advance(callMs);
        await Promise.all(sending);
        expect(brokenLimits(provider)).toEqual([]);
        expect(provider.mostAtOnce).toBeLessThanOrEqual(maxInFlight);
        await database.close();
      }),
      { numRuns: 30 },
    );
  });
});
