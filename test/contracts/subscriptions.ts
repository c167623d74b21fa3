import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { putEvents } from '../../src/bot/outbox/put.ts';
import { createNoticeBook, type NoticeBook } from '../../src/bot/subscriptions/notice-book.ts';
import type { QuietHours } from '../../src/bot/subscriptions/subscription.ts';
import { mostSubscriptions, type NewSubscription } from '../../src/bot/subscriptions/subscriptions.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock, noon } from '../support/clock.ts';

const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const thread: Conversation = { ...team, thread: '7' };
const ann = { platform: 'test', id: 'ann:1' };
const begun = Temporal.Instant.fromEpochMilliseconds(noon);
const hour = 3_600_000;
const common = { object: 'x', isDecisive: false, isLoud: false } as const;

function wanted(about: Partial<NewSubscription> = {}): NewSubscription {
  return { in: team, topic: 'inbox', filters: {}, language: 'en', by: ann, ...about };
}

/** What subscriptions, mutes and quiet hours promise on every driver. `open` gives an empty database with the newest schema. */
export function subscriptionsContract(name: string, open: () => Promise<Database>): void {
  describe(`the subscriptions contract, ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let book: NoticeBook;

    /** Lets the bot have seen changes. */
    async function put(account: string, seen: readonly (readonly [Change, number])[]): Promise<void> {
      const events = seen.map(([change, at]) => ({ change, at, deliveries: [] }));
      await database.transaction((queries) => putEvents(queries, account, events));
    }

    function bookOf(account: string): NoticeBook {
      return createNoticeBook(database, account, async () => ({ title: '', what: '' }), clock);
    }

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      book = bookOf('alex');
      return () => database.close();
    });

    it('counts subscriptions from 1 and gives back what was put in', async () => {
      const filters = { from: '7916*', text: 'код "1" \\ 🔑' };

      const added = await book.subscriptions.add(wanted({ filters, language: 'ru' }));

      const expected = { ...wanted({ filters, language: 'ru' }), number: 1, createdAt: begun, state: 'active' };
      expect(added).toEqual({ kind: 'added', subscription: expected });
      expect(await book.subscriptions.list()).toEqual([expected]);
      expect(await book.subscriptions.get(1)).toEqual(expected);
      expect(await book.subscriptions.get(2)).toBeUndefined();
    });

    it('has an equal subscription once, in whatever order its filters were given', async () => {
      await book.subscriptions.add(wanted({ filters: { from: '7916*', text: 'x' } }));

      const again = await book.subscriptions.add(
        wanted({ filters: { text: 'x', from: '7916*' }, by: { ...ann, id: 'bo' } }),
      );

      expect(again).toMatchObject({ kind: 'known', subscription: { number: 1, by: ann } });
      expect(await book.subscriptions.add(wanted({ filters: { text: 'x' } }))).toMatchObject({ kind: 'added' });
      expect(await book.subscriptions.add(wanted({ in: thread, filters: { text: 'x' } }))).toMatchObject({
        kind: 'added',
      });
    });

    it('makes one of many equal ones that come at once', async () => {
      const added = await Promise.all(Array.from({ length: 6 }, () => book.subscriptions.add(wanted())));

      expect(added.filter(({ kind }) => kind === 'added')).toHaveLength(1);
      expect(await book.subscriptions.list()).toHaveLength(1);
    });

    it('keeps conversations, threads and accounts apart', async () => {
      await book.subscriptions.add(wanted());
      await book.subscriptions.add(wanted({ in: thread }));

      expect((await book.subscriptions.of(team)).map(({ number }) => number)).toEqual([1]);
      expect((await book.subscriptions.of(thread)).map((one) => one.in)).toEqual([thread]);
      expect(await book.subscriptions.end(team, 2)).toBeUndefined();
      expect(await bookOf('boris').subscriptions.list()).toEqual([]);
      expect(await bookOf('boris').subscriptions.end(team, 1)).toBeUndefined();
    });

    it('never gives the number of one that ended to another', async () => {
      await book.subscriptions.add(wanted());

      expect(await book.subscriptions.end(team, 1)).toMatchObject({ number: 1, topic: 'inbox' });
      expect(await book.subscriptions.add(wanted())).toMatchObject({ kind: 'added', subscription: { number: 2 } });
    });

    it('lets no conversation have too many', async () => {
      for (let each = 0; each < mostSubscriptions; each += 1) {
        await book.subscriptions.add(wanted({ filters: { text: `${each}` } }));
      }

      expect(await book.subscriptions.add(wanted())).toEqual({ kind: 'too-many' });
      expect(await book.subscriptions.add(wanted({ in: thread }))).toMatchObject({ kind: 'added' });
    });

    it('pauses, breaks and resumes a subscription, with the reason', async () => {
      await book.subscriptions.add(wanted());
      const state = async () => {
        const { state, reason } = (await book.subscriptions.get(1)) ?? {};
        return [state, reason];
      };

      await book.subscriptions.pause(1, 'the chat was archived');
      expect(await state()).toEqual(['paused', 'the chat was archived']);
      await book.subscriptions.broken(1, 'gone');
      await book.subscriptions.pause(1, 'no');
      expect(await state()).toEqual(['broken', 'gone']);
      await book.subscriptions.resume(1);
      expect(await state()).toEqual(['active', undefined]);
    });

    it('lets a subscription that does not work work again when somebody subscribes once more', async () => {
      await book.subscriptions.add(wanted());
      await book.subscriptions.broken(1, 'gone');

      const again = await book.subscriptions.add(wanted());

      expect(again.kind).toBe('resumed');
      expect('subscription' in again && again.subscription).toEqual(await book.subscriptions.get(1));
      expect(await book.subscriptions.get(1)).toMatchObject({ state: 'active' });
    });

    it('remembers when something was last told, inside a transaction too, and never goes back', async () => {
      await book.subscriptions.add(wanted());
      const later = begun.add({ hours: 1 });

      await database.transaction((queries) => book.subscriptions.fired(1, later, queries));
      await book.subscriptions.fired(1, begun);

      expect((await book.subscriptions.get(1))?.firedAt).toEqual(later);
    });

    it('undoes with the transaction what was done in it', async () => {
      await book.subscriptions.add(wanted());

      const failed = database.transaction(async (queries) => {
        await book.subscriptions.broken(1, 'gone', queries);
        throw new Error('undo');
      });

      await expect(failed).rejects.toThrow('undo');
      expect(await book.subscriptions.get(1)).toMatchObject({ state: 'active' });
    });

    it('ends every mute, at the latest after 30 days', async () => {
      const one = { in: team, topic: 'inbox', filters: {}, by: ann } as const;
      await book.mutes.add(one, 2 * hour);
      const longest = await book.mutes.add({ ...one, topic: 'all' }, 999 * 24 * hour);

      expect(longest.endsAt).toEqual(begun.add({ hours: 30 * 24 }));
      await clock.advance(2 * hour);
      expect(await book.mutes.list()).toEqual([longest]);
      expect(await book.mutes.of(team)).toEqual([longest]);
      await clock.advance(30 * 24 * hour);
      expect(await book.mutes.list()).toEqual([]);
    });

    it('gives an equal mute the new end, and another one a number of its own', async () => {
      const one = { in: team, topic: 'sender', filters: { name: 'x' }, by: ann } as const;
      await book.mutes.add(one, 8 * hour);

      const shorter = await book.mutes.add(one, hour);
      const other = await book.mutes.add({ ...one, filters: {} }, hour);

      expect(shorter).toEqual({ ...one, number: 1, endsAt: begun.add({ hours: 1 }) });
      expect(other.number).toBe(2);
      expect(await book.mutes.of(team)).toEqual([shorter, other]);
    });

    it('ends mutes by number, by topic or all, of the conversation alone', async () => {
      const one = { in: team, topic: 'inbox', filters: {}, by: ann } as const;
      await book.mutes.add(one, hour);
      await book.mutes.add({ ...one, filters: { from: '7*' } }, hour);
      await book.mutes.add({ ...one, topic: 'all' }, hour);
      await book.mutes.add({ ...one, in: thread }, hour);
      const numbers = async (which?: Parameters<NoticeBook['mutes']['end']>[1]) =>
        (await book.mutes.end(team, which)).map(({ number }) => number);

      expect(await numbers(4)).toEqual([]);
      expect(await numbers(2)).toEqual([2]);
      expect(await numbers('all')).toEqual([3]);
      expect(await numbers('mailing')).toEqual([]);
      await book.mutes.add({ ...one, topic: 'health' }, hour);
      expect(await numbers('inbox')).toEqual([1]);
      expect(await numbers()).toEqual([5]);
      expect(await book.mutes.of(thread)).toHaveLength(1);
    });

    it('keeps one time of quiet hours for each conversation', async () => {
      const hours: QuietHours = { in: team, from: 1320, to: 480, zone: 'Europe/Moscow', except: ['health'], by: ann };
      const others: QuietHours = { ...hours, in: thread, from: 0, to: 60, zone: '+03:00', except: [] };

      await book.quiet.set({ ...hours, from: 1, zone: 'UTC', except: [] });
      await book.quiet.set(hours);
      await book.quiet.set(others);

      expect(await book.quiet.of(team)).toEqual(hours);
      expect(await book.quiet.of(thread)).toEqual(others);
      expect(await book.quiet.list()).toHaveLength(2);
      expect(await bookOf('boris').quiet.list()).toEqual([]);
      expect(await book.quiet.end(team)).toEqual(hours);
      expect(await book.quiet.end(team)).toBeUndefined();
      expect(await book.quiet.of(thread)).toEqual(others);
    });

    it('tells what was seen of a topic since a moment, the newest first', async () => {
      const change = { ...common, topic: 'health', kind: 'failing', what: 'provider', since: 5 } as const;
      const sms = { ...common, topic: 'inbox', kind: 'gap' } as const;
      await put('alex', [
        [change, noon - 1],
        [change, noon],
        [sms, noon],
        [change, noon + 5],
      ]);
      await put('boris', [[change, noon]]);

      const past = await book.past.since('health', begun);

      expect(past).toEqual([
        { change, at: noon + 5 },
        { change, at: noon },
      ]);
    });
  });
}
