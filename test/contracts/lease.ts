import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { createLeases, DeposedError, guard, type Lease, type Leases } from '../../src/storage/lease.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

const ms = 15_000;
const hour = 3_600_000;

async function taken(leases: Leases, holder: string): Promise<Lease> {
  const lease = await leases.takeLease('poller', holder, ms);
  if (lease === undefined) throw new Error('it was not to be had');
  return lease;
}

/** What leases promise on every driver. `open` gives a database with the newest schema and no leases. */
export function leaseContract(name: string, open: () => Promise<Database>): void {
  describe(`leases on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    /** As in three processes. */
    let first: Leases;
    let second: Leases;
    let third: Leases;

    beforeEach(async () => {
      database = await open();
      onTestFinished(() => database.close());
      clock = manualClock();
      [first, second, third] = [0, 1, 2].map(() => createLeases(database, 'alex', clock)) as [Leases, Leases, Leases];
    });

    /** How long it takes one who asks three times in each lease time, in milliseconds. */
    async function waitFor(
      leases: Leases,
      holder: string,
    ): Promise<{ readonly lease: Lease; readonly waited: number }> {
      for (let waited = 0; waited <= 3 * ms; waited += ms / 3) {
        const lease = await leases.takeLease('poller', holder, ms);
        if (lease !== undefined) return { lease, waited };
        await clock.advance(ms / 3);
      }
      throw new Error('it was never to be had');
    }

    it('one of many who ask at once has it, and no other while it is renewed', async () => {
      const all = await Promise.all(
        [first, second, third].map((leases, index) => leases.takeLease('poller', `p${index}`, ms)),
      );

      const [lease, ...others] = all.filter((each) => each !== undefined);
      if (lease === undefined) throw new Error('nobody has it');
      expect(others).toEqual([]);
      expect(lease).toMatchObject({ account: 'alex', name: 'poller', epoch: 1 });
      for (let look = 0; look < 12; look += 1) {
        await clock.advance(ms / 3);
        expect(await first.renew(lease, ms)).toBe(true);
        expect(await createLeases(database, 'alex', clock).takeLease('poller', 'late', ms)).toBeUndefined();
        expect(await third.takeLease('poller', 'other', ms)).toBeUndefined();
      }
    });

    it('its holder keeps the epoch, a new holder has the next one, and so has the old one later', async () => {
      const one = await taken(first, 'p1');
      const again = await taken(first, 'p1');
      await first.release(again);
      const two = await taken(second, 'p2');
      await clock.advance(ms);
      const three = await taken(first, 'p1');

      expect([one, again, two, three].map(({ epoch }) => epoch)).toEqual([1, 1, 2, 3]);
    });

    it('one that is given up is free at once, and who gave it up may write nothing more', async () => {
      const one = await taken(first, 'p1');

      await first.release(one);

      expect(await first.holderOf('poller')).toBeUndefined();
      await expect(database.transaction((queries) => guard(queries, one))).rejects.toBeInstanceOf(DeposedError);
      expect(await taken(second, 'p2')).toMatchObject({ epoch: 2 });
      await first.release(one);
      expect(await second.holderOf('poller')).toMatchObject({ holder: 'p2', epoch: 2 });
    });

    it.each([
      ['stands', 0],
      ['is set forward', hour],
      ['is set back', -hour],
    ])('a silent holder loses it within two lease times, when the clock %s', async (_, step) => {
      await taken(first, 'p1');
      await second.takeLease('poller', 'p2', ms);
      clock.step(step);

      const { lease, waited } = await waitFor(second, 'p2');

      expect(lease.epoch).toBe(2);
      expect(waited).toBeLessThanOrEqual(2 * ms);
    });

    it.each([hour, -hour])('a holder that renews keeps it when the clock is set by %d ms', async (step) => {
      const lease = await taken(first, 'p1');
      for (let look = 0; look < 9; look += 1) {
        expect(await second.takeLease('poller', 'p2', ms)).toBeUndefined();
        await first.renew(lease, ms);
        if (look === 4) clock.step(step);
        await clock.advance(ms / 3);
      }
    });

    it('one that has run out is still renewed while nobody took it', async () => {
      const lease = await taken(first, 'p1');
      await clock.advance(2 * ms);

      expect(await first.renew(lease, ms)).toBe(true);
      await database.transaction((queries) => guard(queries, lease));

      await clock.advance(ms);
      await taken(second, 'p2');
      expect(await first.renew(lease, ms)).toBe(false);
    });

    it('who was deposed writes nothing, though it does not know yet', async () => {
      const old = await taken(first, 'p1');
      await clock.advance(ms);
      await taken(second, 'p2');

      const writing = database.transaction(async (queries) => {
        await queries.query("INSERT INTO last_number (account, space, number) VALUES ('alex', 'x', 1)");
        await guard(queries, old);
      });

      await expect(writing).rejects.toBeInstanceOf(DeposedError);
      expect(await database.query("SELECT * FROM last_number WHERE space = 'x'")).toEqual([]);
    });

    it('a new holder finds all that the old one wrote: nobody takes it in the middle of a transaction', async () => {
      const old = await taken(first, 'p1');
      await clock.advance(ms);
      const begun = Promise.withResolvers<void>();
      const mayEnd = Promise.withResolvers<void>();
      const order: string[] = [];

      const writing = database
        .transaction(async (queries) => {
          await guard(queries, old);
          begun.resolve();
          await mayEnd.promise;
          for (let query = 0; query < 500; query += 1) await queries.query('SELECT epoch FROM lease');
          order.push('written');
        })
        .then(() => order.push('kept'));
      await begun.promise;
      const taking = taken(second, 'p2').finally(() => order.push('taken'));
      mayEnd.resolve();

      expect(await taking).toMatchObject({ epoch: 2 });
      await writing;
      expect(order.indexOf('written')).toBeLessThan(order.indexOf('taken'));
    });

    it('names and accounts are apart from each other', async () => {
      await taken(first, 'p1');

      expect(await second.takeLease('telegram', 'p2', ms)).toMatchObject({ epoch: 1 });
      expect(await createLeases(database, 'boris', clock).takeLease('poller', 'p2', ms)).toMatchObject({ epoch: 1 });
    });
  });
}
