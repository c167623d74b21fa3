import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import type { Claim, Delivery, DeliveryKind, NewDelivery } from '../../src/bot/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../src/bot/outbox/outbox.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { createLeases, DeposedError, guard } from '../../src/storage/lease.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

export const mailing: Change = {
  topic: 'mailing',
  kind: 'appeared',
  object: '7',
  id: '7',
  isDecisive: false,
  isLoud: false,
};

/** An SMS that came in. */
export function note(id: string): Change {
  const message = { id, from: '79991234567', text: "Привет; it's 5 o'clock 🔑\0" };
  return { topic: 'inbox', kind: 'arrived', object: '79991234567', isDecisive: false, isLoud: true, message };
}

export const group: Conversation = { platform: 'telegram', id: '-100', kind: 'group' };
export const channel: Conversation = { platform: 'slack', id: 'C01', thread: '17.1', kind: 'group' };

export function toldTo(to: Conversation, kind: DeliveryKind = 'message', held?: NewDelivery['held']): NewDelivery {
  return { subscription: 4, to, kind, ...(held === undefined ? {} : { held }) };
}

/** The ids of the SMS that a claim tells of. */
export function idsOf(claim: { readonly deliveries: readonly Delivery[] } | undefined): readonly unknown[] | undefined {
  return claim?.deliveries.map(({ change }) => (change.topic === 'inbox' ? change.message?.id : change.object));
}

const minute = 60_000;
const lease = { most: 10, leaseMs: minute };

/** What the outbox promises on every driver. `open` gives a database with the newest schema and an empty outbox. */
export function outboxContract(name: string, open: () => Promise<Database>): void {
  describe(`the outbox on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let outbox: Outbox;

    beforeEach(async () => {
      database = await open();
      onTestFinished(() => database.close());
      clock = manualClock();
      outbox = createOutbox(database, 'alex', clock);
    });

    /** Puts one SMS after the other for a conversation. */
    async function put(ids: readonly string[], to = group, kind: DeliveryKind = 'message'): Promise<readonly string[]> {
      const events = ids.map((id) => ({ change: note(id), at: clock.now(), deliveries: [toldTo(to, kind)] }));
      return database.transaction((queries) => outbox.putAll(queries, events));
    }

    async function claimed(to = group, most = 10): Promise<Claim> {
      const claim = await outbox.claim(to, { most, leaseMs: minute });
      if (claim === undefined) throw new Error('there was nothing to claim');
      return claim;
    }

    describe('putting and claiming', () => {
      it('gives a conversation what was put for it, whole and in order', async () => {
        const change = note('1');
        const event = await database.transaction((queries) =>
          outbox.put(queries, { change, at: 1_795_000_000_000 }, [toldTo(group), toldTo(channel, 'card')]),
        );

        expect(event).toMatch(/^e-[a-z2-9]{6}$/);
        const told = { event, change, subscription: 4, at: 1_795_000_000_000, attempts: 0 };
        const [one, two] = [await claimed(group), await claimed(channel)];
        expect(one).toMatchObject({ to: group, isRepeat: false, posted: [] });
        expect(one.deliveries).toEqual([{ ...told, number: 1, kind: 'message' }]);
        expect(two.deliveries).toEqual([{ ...told, number: 2, kind: 'card' }]);
        expect(two.to).toEqual(channel);
      });

      it('gives no more than asked for, and the rest afterwards', async () => {
        const ids = Array.from({ length: 57 }, (_, index) => String(index));
        const events = await put(ids);

        const seen: unknown[] = [];
        for (let claim = await outbox.claim(group, lease); claim !== undefined; ) {
          expect(claim.deliveries.length).toBeLessThanOrEqual(10);
          seen.push(...(idsOf(claim) ?? []));
          await outbox.sent(claim, 'x');
          claim = await outbox.claim(group, lease);
        }

        expect(seen).toEqual(ids);
        expect(new Set(events).size).toBe(57);
      });

      it('gives together only what is of one topic and kind, and nothing held with what was not', async () => {
        const held = { until: clock.now() + minute, reason: 'mute #2' };
        const deliveries = [toldTo(group, 'message', held), toldTo(group), toldTo(group), toldTo(group, 'card')];
        const at = clock.now();
        await database.transaction(async (queries) => {
          await outbox.put(queries, { change: note('1'), at }, deliveries);
          await outbox.put(queries, { change: mailing, at }, [toldTo(group, 'card')]);
        });
        await clock.advance(minute);
        await outbox.release();

        const sizes: number[] = [];
        for (let claim = await outbox.claim(group, lease); claim !== undefined; ) {
          sizes.push(claim.deliveries.length);
          await outbox.sent(claim);
          claim = await outbox.claim(group, lease);
        }

        expect(sizes).toEqual([1, 2, 1, 1]);
      });

      it('gives together all that was held for the same reason, whatever it is about', async () => {
        const held = { until: clock.now() + minute, reason: 'quiet' };
        const at = clock.now();
        await database.transaction(async (queries) => {
          await outbox.put(queries, { change: note('1'), at }, [toldTo(group, 'message', held)]);
          await outbox.put(queries, { change: mailing, at }, [toldTo(group, 'card', held)]);
          await outbox.put(queries, { change: note('2'), at }, [toldTo(group, 'message', held)]);
          await outbox.put(queries, { change: note('3'), at }, [
            toldTo(group, 'message', { ...held, reason: 'muted' }),
          ]);
        });
        await clock.advance(minute);
        await outbox.release();

        const claim = await outbox.claim(group, lease);

        expect(claim?.deliveries.map(({ kind, held: reason }) => [kind, reason])).toEqual([
          ['message', 'quiet'],
          ['card', 'quiet'],
          ['message', 'quiet'],
        ]);
      });

      it('keeps nothing of a transaction that is undone', async () => {
        const undone = database.transaction(async (queries) => {
          await outbox.put(queries, { change: mailing, at: clock.now() }, [toldTo(group)]);
          throw new Error('undone');
        });

        await expect(undone).rejects.toThrow('undone');
        expect([await outbox.due(9), await outbox.backlog()]).toEqual([[], { count: 0, paused: 0, held: 0 }]);
        expect(await database.query('SELECT id FROM event')).toEqual([]);
      });

      it('keeps nothing of a leader that was deposed', async () => {
        const leases = createLeases(database, 'alex', clock);
        const old = await leases.takeLease('poller', 'p1', minute);
        if (old === undefined) throw new Error('no lease');
        await leases.release(old);

        const writing = database.transaction(async (queries) => {
          await guard(queries, old);
          await outbox.put(queries, { change: mailing, at: clock.now() }, [toldTo(group)]);
        });

        await expect(writing).rejects.toBeInstanceOf(DeposedError);
        expect(await database.query('SELECT id FROM event')).toEqual([]);
      });

      it('gives each delivery to one of many who claim at once', async () => {
        await put(['1', '2', '3']);
        await put(['4'], channel);
        const claimers = [outbox, createOutbox(database, 'alex', clock), createOutbox(database, 'alex', clock)];

        const claims = await Promise.all(
          claimers.flatMap((each) => [group, channel].map((to) => each.claim(to, { most: 2, leaseMs: minute }))),
        );

        const given = claims.filter((claim) => claim !== undefined).map(idsOf);
        expect(given).toHaveLength(2);
        expect(given).toEqual(expect.arrayContaining([['1', '2'], ['4']]));
      });

      it('keeps accounts and threads apart', async () => {
        await put(['1'], channel);
        const other = createOutbox(database, 'boris', clock);

        const { thread: _, ...bare } = channel;
        expect(await outbox.claim(bare, lease)).toBeUndefined();
        expect(await other.claim(channel, lease)).toBeUndefined();
        expect([await other.due(9), await other.backlog()]).toEqual([[], { count: 0, paused: 0, held: 0 }]);
        expect(await outbox.due(9)).toEqual([channel]);
      });
    });

    describe('when the process dies', () => {
      it('repeats a claim that ran out with the same deliveries, and marks it', async () => {
        await put(['1', '2']);
        const dead = await claimed();
        await put(['3']);
        expect(await outbox.claim(group, lease)).toBeUndefined();

        await clock.advance(minute);
        const repeated = await claimed(group, 1);

        expect(repeated).toEqual({ ...dead, turn: dead.turn + 1, isRepeat: true });
        expect(await outbox.sent(dead, 'late')).toBe(false);
        expect(await outbox.step(dead, 'late')).toBe(false);
        expect(await outbox.failed(dead, { reason: 'late' })).toBeUndefined();
        expect(await outbox.sent(repeated, '57')).toBe(true);
        expect(await claimed()).toMatchObject({ isRepeat: false, posted: [] });
      });

      it('tells a repeated claim which of its messages were posted', async () => {
        await put(['1']);
        const dead = await claimed();
        expect([await outbox.step(dead, '57'), await outbox.step(dead, '58')]).toEqual([true, true]);
        await clock.advance(minute);

        const repeated = await claimed();

        expect(repeated.posted).toEqual(['57', '58']);
        await outbox.sent(repeated, '59');
        for (const posted of ['57', '58', '59']) {
          expect(await outbox.eventsOf(group, posted, 9)).toEqual([dead.deliveries[0]?.event]);
        }
      });

      it('sends nothing twice that was marked as sent, also by one who was late', async () => {
        await put(['1']);
        const claim = await claimed();
        await clock.advance(2 * minute);

        expect(await outbox.sent(claim, '57')).toBe(true);

        expect(await outbox.sent(claim, '57')).toBe(false);
        expect(await outbox.claim(group, lease)).toBeUndefined();
      });

      it('marks what may have been shown also when it is replayed, and only that', async () => {
        await put(['1']);
        await outbox.failed(await claimed(), { reason: 'reset', mayBeShown: true });
        await clock.advance(minute);
        await outbox.bury(await claimed(), 'x');
        await put(['2']);
        await outbox.replay(group, 0);

        const one = await claimed();
        await outbox.sent(one);
        const two = await claimed();

        expect([one, two].map((claim) => [idsOf(claim), claim.isRepeat])).toEqual([
          [['1'], true],
          [['2'], false],
        ]);
      });

      it('gives a claim again although the clock was set back', async () => {
        await put(['1', '2']);
        await outbox.failed(await claimed(group, 1), { reason: 'x' }, 3_600_000);
        clock.step(-2 * 86_400_000);
        const claim = await claimed(group, 1);
        clock.step(-3_600_000);

        expect(await claimed()).toMatchObject({ isRepeat: true, deliveries: claim.deliveries });
      });
    });
  });
}
