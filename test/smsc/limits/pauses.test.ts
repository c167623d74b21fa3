import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { SmscError, type SmscErrorCode } from '../../../src/smsc/error.ts';
import { createPauses, type Pauses } from '../../../src/smsc/limits/pauses.ts';
import { hour, minute } from '../../../src/smsc/operation.ts';
import type { Database } from '../../../src/storage/database.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { failureCode } from '../../contracts/database.ts';
import { type ManualClock, manualClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';

const callMs = 20_000;
const scope = 'smsc.ru alex';

interface Setting {
  readonly clock: ManualClock;
  readonly database: Database;
  readonly pauses: Pauses;
  /** As after a restart: nothing is left but the database. */
  readonly restarted: () => Pauses;
}

async function setting(): Promise<Setting> {
  const clock = manualClock();
  const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
  onTestFinished(() => database.close());
  const restarted = (): Pauses => createPauses({ database, clock, scope, callMs });
  return { clock, database, pauses: restarted(), restarted };
}

async function ask(pauses: Pauses, operation: string, outcome: 'ok' | SmscErrorCode): Promise<void> {
  const admission = await pauses.admit(operation);
  await admission.report(outcome);
}

async function refusal(pauses: Pauses, operation = 'balance.get'): Promise<SmscError> {
  try {
    await pauses.admit(operation);
  } catch (error) {
    if (error instanceof SmscError) return error;
    throw error;
  }
  throw new Error('it was admitted');
}

/** How long the pause is that a caller meets now, in milliseconds. */
async function pauseLeft({ clock, pauses }: Setting, operation = 'balance.get'): Promise<number> {
  const { retryAt = 0 } = await refusal(pauses, operation);
  return retryAt - clock.now();
}

const kinds = [
  { refusal: 'too-many-requests', code: 'limited', firstMs: 20_000, longestMs: 5 * minute },
  { refusal: 'no-access', code: 'no-access', firstMs: minute, longestMs: hour },
  { refusal: 'blocked', code: 'blocked', firstMs: minute, longestMs: hour },
] as const;

describe.each(kinds)('a pause after $refusal', ({ refusal: kind, code, firstMs, longestMs }) => {
  it('refuses at once and says until when', async () => {
    const { clock, pauses } = await setting();
    await ask(pauses, 'balance.get', 'ok');
    await ask(pauses, 'balance.get', kind);

    const error = await refusal(pauses);

    expect(error).toMatchObject({ code, operation: 'balance.get', retryAt: clock.now() + firstMs });
    expect(clock.sleepers()).toEqual([]);
  });

  it('lets exactly one request try again when it ends', async () => {
    const { clock, pauses } = await setting();
    await ask(pauses, 'balance.get', kind);
    await clock.advance(firstMs);

    const tries = await Promise.allSettled([1, 2, 3].map(() => pauses.admit('balance.get')));

    expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await refusal(pauses)).code).toBe(code);
  });

  it('is over for all when that request is answered, and starts short again', async () => {
    const here = await setting();
    const { clock, pauses } = here;
    await ask(pauses, 'balance.get', kind);
    await clock.advance(firstMs);
    await ask(pauses, 'balance.get', kind);
    await clock.advance(2 * firstMs);

    await ask(pauses, 'balance.get', 'ok');

    await Promise.all([1, 2, 3].map(() => ask(pauses, 'balance.get', 'ok')));
    await ask(pauses, 'balance.get', kind);
    expect(await pauseLeft(here)).toBe(firstMs);
  });

  it('is over as well when the provider answers with a refusal of another kind', async () => {
    const { clock, pauses } = await setting();
    await ask(pauses, 'balance.get', kind);
    await clock.advance(firstMs);

    await ask(pauses, 'balance.get', 'not-found');

    await Promise.all([1, 2].map(() => ask(pauses, 'balance.get', 'ok')));
    expect(clock.sleepers()).toEqual([]);
  });

  it('is twice as long each time, up to a longest', async () => {
    const here = await setting();
    const lengths: number[] = [];
    for (let failures = 1; failures <= 8; failures += 1) {
      await ask(here.pauses, 'balance.get', kind);
      const length = await pauseLeft(here);
      lengths.push(length);
      await here.clock.advance(length);
    }

    expect(lengths.slice(0, 4)).toEqual([1, 2, 4, 8].map((factor) => factor * firstMs));
    expect(lengths.at(-1)).toBe(longestMs);
  });

  it('does not get longer by requests that were on their way when it began', async () => {
    const here = await setting();
    const sent = await Promise.all(Array.from({ length: 14 }, () => here.pauses.admit('balance.get')));

    await Promise.all(sent.map((admission) => admission.report(kind)));

    expect(await pauseLeft(here)).toBe(firstMs);
  });

  it('is not ended by requests that were on their way when it began', async () => {
    const here = await setting();
    const [early, late] = await Promise.all([here.pauses.admit('balance.get'), here.pauses.admit('balance.get')]);
    await early.report(kind);

    await late.report('ok');

    expect(await pauseLeft(here)).toBe(firstMs);
  });

  it.each(['timeout', 'unreachable', 'bad-parameters'] as const)(
    'lets the next request try when the first one ended with %s',
    async (outcome) => {
      const here = await setting();
      await ask(here.pauses, 'balance.get', kind);
      await here.clock.advance(firstMs);

      await ask(here.pauses, 'balance.get', outcome);
      const next = await here.pauses.admit('balance.get');
      const others = await refusal(here.pauses);
      await next.report(kind);

      expect(others.code).toBe(code);
      expect(await pauseLeft(here)).toBe(2 * firstMs);
    },
  );

  it('lets another request try when the first one is never heard of again', async () => {
    const here = await setting();
    await ask(here.pauses, 'balance.get', kind);
    await here.clock.advance(firstMs);
    await here.pauses.admit('balance.get');

    expect(await pauseLeft(here)).toBe(callMs);
    await here.clock.advance(callMs);
    await ask(here.pauses, 'balance.get', 'ok');
    await ask(here.pauses, 'balance.get', 'ok');
  });

  it('is no longer than usual when the clock is set back, and ends', async () => {
    const here = await setting();
    await ask(here.pauses, 'balance.get', kind);
    here.clock.step(-24 * hour);

    expect(await pauseLeft(here)).toBe(firstMs);
    await here.clock.advance(firstMs);
    await ask(here.pauses, 'balance.get', 'ok');
  });
});

describe.each(kinds)('the one try after $refusal', ({ refusal: kind, firstMs }) => {
  it('is not waited for any longer when the clock is set back', async () => {
    const here = await setting();
    await ask(here.pauses, 'balance.get', kind);
    await here.clock.advance(firstMs);
    await here.pauses.admit('balance.get');
    here.clock.step(-24 * hour);

    expect(await pauseLeft(here)).toBe(firstMs);
    await here.clock.advance(firstMs);
    await ask(here.pauses, 'balance.get', 'ok');
    await ask(here.pauses, 'balance.get', 'ok');
  });
});

describe('pauses', () => {
  it('stop only the operation that was asked too often', async () => {
    const { pauses } = await setting();
    await ask(pauses, 'balance.get', 'too-many-requests');

    await ask(pauses, 'senders.get', 'ok');

    expect((await refusal(pauses)).code).toBe('limited');
  });

  it.each(['no-access', 'blocked'] as const)('stop every operation after %s', async (kind) => {
    const { clock, pauses } = await setting();
    await ask(pauses, 'balance.get', kind);

    const during = await refusal(pauses, 'senders.get');
    await clock.advance(minute);
    await ask(pauses, 'senders.get', 'ok');

    expect(during).toMatchObject({ code: kind, operation: 'senders.get' });
    await ask(pauses, 'balance.get', 'ok');
  });

  it('are forgotten by a restart after a wrong password and kept after a block', async () => {
    const here = await setting();
    await ask(here.pauses, 'balance.get', 'no-access');
    await ask(here.restarted(), 'balance.get', 'blocked');

    const after = { ...here, pauses: here.restarted() };

    expect((await refusal(after.pauses)).code).toBe('blocked');
    expect(await pauseLeft(after)).toBe(minute);
  });

  it('let one request in all processes try after a block', async () => {
    const { clock, pauses, restarted } = await setting();
    const other = restarted();
    await ask(pauses, 'balance.get', 'blocked');
    await clock.advance(minute);

    const tries = await Promise.allSettled([pauses.admit('balance.get'), other.admit('senders.get')]);

    expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('do not use up the one try for a request that another pause holds back', async () => {
    const { clock, pauses } = await setting();
    const [one, two] = await Promise.all([pauses.admit('balance.get'), pauses.admit('balance.get')]);
    await one.report('no-access');
    await clock.advance(1);
    await two.report('blocked');
    await clock.advance(minute - 1);

    const during = await refusal(pauses);
    await clock.advance(1);
    await ask(pauses, 'senders.get', 'ok');

    expect(during.code).toBe('blocked');
    await Promise.all([1, 2].map(() => ask(pauses, 'balance.get', 'ok')));
  });

  it('keep accounts apart', async () => {
    const { clock, database, pauses } = await setting();
    await ask(pauses, 'balance.get', 'blocked');

    await ask(createPauses({ database, clock, scope: 'smsc.kz alex', callMs }), 'balance.get', 'ok');

    expect((await refusal(pauses)).code).toBe('blocked');
  });

  it('fail with the error of the storage when that fails', async () => {
    const { database, pauses } = await setting();
    const admission = await pauses.admit('balance.get');
    await database.close();

    expect(await failureCode(pauses.admit('balance.get'))).toBe('unavailable');
    expect(await failureCode(admission.report('blocked'))).toBe('unavailable');
  });
});
