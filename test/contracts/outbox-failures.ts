import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Claim } from '../../src/bot/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../src/bot/outbox/outbox.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { channel, group, idsOf, mailing, note, toldTo } from './outbox.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const lease = { most: 10, leaseMs: minute };

const wants = (): number => 4;

/** What the outbox does with what cannot be told yet, on every driver; and what it tells of it all. */
export function outboxFailures(name: string, open: () => Promise<Database>): void {
  describe(`what cannot be told yet on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let outbox: Outbox;

    beforeEach(async () => {
      database = await open();
      onTestFinished(() => database.close());
      clock = manualClock();
      outbox = createOutbox(database, 'alex', clock);
    });

    async function put(id: string, to = group, held?: { until: number; reason: string }): Promise<string> {
      const happening = { change: note(id), at: clock.now() };
      return database.transaction((queries) => outbox.put(queries, happening, [toldTo(to, 'message', held)]));
    }

    async function claimed(to = group, most = 10): Promise<Claim> {
      const claim = await outbox.claim(to, { most, leaseMs: minute });
      if (claim === undefined) throw new Error('there was nothing to claim');
      return claim;
    }

    it('is tried again after 5 s, 15 s, … 6 h, given up after five days, and then the next has its turn', async () => {
      await put('1');
      await clock.advance(hour);
      await put('2');
      const pauses: number[] = [];
      for (;;) {
        const after = await outbox.failed(await claimed(group, 1), { reason: 'chat_timeout' });
        if (after === undefined) throw new Error('the claim was lost');
        const pauseMs = after.retryAt - clock.now();
        pauses.push(pauseMs / 1000);
        await clock.advance(pauseMs - 1);
        expect(await outbox.claim(group, lease)).toBeUndefined();
        await clock.advance(1);
        if (after.dead.length > 0) break;
      }

      expect(pauses.slice(0, 10)).toEqual([5, 15, 45, 135, 405, 1215, 3645, 10_935, 21_600, 21_600]);
      expect(pauses.at(-1)).toBe(5);
      expect(
        (await outbox.deadLetters(9)).map((each) => [each.to, each.reason, idsOf({ deliveries: [each] })]),
      ).toEqual([[group, 'chat_timeout', ['1']]]);
      expect(idsOf(await claimed())).toEqual(['2']);
    });

    it('never keeps another conversation waiting', async () => {
      await put('1');
      await put('2', channel);
      await outbox.failed(await claimed(), { reason: 'x' });

      expect(await outbox.due(9)).toEqual([channel]);
      expect(idsOf(await claimed(channel))).toEqual(['2']);
    });

    it('waits as long as the platform asks, and that is no failure in the schedule', async () => {
      await put('1');
      for (let time = 0; time < 5; time += 1) {
        expect(await outbox.failed(await claimed(), { reason: '429' }, 30_000)).toMatchObject({
          retryAt: clock.now() + 30_000,
        });
        await clock.advance(30_000);
      }

      expect(await outbox.failed(await claimed(), { reason: '500' })).toMatchObject({ retryAt: clock.now() + 5000 });
    });

    it('is put together anew when nothing of it was shown, and stays as it is and marked when it may have been', async () => {
      await put('1');
      await outbox.failed(await claimed(), { reason: '500' });
      await put('2');
      await clock.advance(5000);

      const both = await claimed();
      expect([idsOf(both), both.isRepeat]).toEqual([['1', '2'], false]);
      await outbox.failed(both, { reason: 'reset', mayBeShown: true });
      await put('3');
      await clock.advance(hour);

      const again = await claimed();
      expect([again.id, idsOf(again), again.isRepeat]).toEqual([both.id, ['1', '2'], true]);
      expect(again.deliveries.map(({ attempts }) => attempts)).toEqual([2, 1]);
    });

    it('goes on where it stopped when a part of it was posted, without a mark', async () => {
      await put('1');
      const claim = await claimed();
      await outbox.step(claim, '57');
      await outbox.failed(claim, { reason: '500' });
      await put('2');
      await clock.advance(5000);

      expect(await claimed()).toMatchObject({
        id: claim.id,
        isRepeat: false,
        posted: ['57'],
        deliveries: [{ number: 1 }],
      });
    });

    it('is given up at once when no platform will take it', async () => {
      await put('1');
      await put('2');

      expect(await outbox.bury(await claimed(group, 1), 'too long')).toBe(true);

      expect(await outbox.missed(group, 0, 9)).toMatchObject([{ number: 1, reason: 'too long', diedAt: clock.now() }]);
      expect(idsOf(await claimed())).toEqual(['2']);
    });

    it('is dropped when nobody wants it, alone or with all of its claim, and is not missed', async () => {
      await put('1');
      await put('2');
      await put('3');
      const claim = await claimed();
      const [first] = claim.deliveries;

      expect(await outbox.drop(claim, 'unsubscribed', [first?.number ?? 0])).toBe(true);
      const [gone, left] = await Promise.all(claim.deliveries.map(({ event }) => outbox.trace(event)));
      expect(gone?.fates).toMatchObject([{ state: 'dropped', reason: 'unsubscribed', doneAt: clock.now() }]);
      expect(left?.fates).toMatchObject([{ state: 'claimed' }]);
      expect(await outbox.drop(claim, 'unsubscribed')).toBe(true);
      expect(await outbox.drop(claim, 'unsubscribed')).toBe(false);

      expect(await outbox.backlog()).toEqual({ count: 0, paused: 0, held: 0 });
      expect([await outbox.replay(group, 0), await outbox.deadLetters(9)]).toEqual([0, []]);
    });

    it('waits while its conversation is paused, and is told at once when that is over', async () => {
      await put('1');
      await outbox.failed(await claimed(), { reason: 'blocked' });
      await outbox.pause(group, 'blocked');
      await outbox.pause(group, 'kicked');
      const since = clock.now();
      await clock.advance(6 * day);
      await put('2');

      expect([await outbox.claim(group, lease), await outbox.due(9)]).toEqual([undefined, []]);
      expect(await outbox.paused()).toEqual([{ to: group, since, reason: 'kicked' }]);
      expect(await outbox.backlog()).toEqual({ count: 0, paused: 2, held: 0 });
      expect([await outbox.resume(group), await outbox.resume(group)]).toEqual([true, false]);
      expect(idsOf(await claimed())).toEqual(['1', '2']);
    });

    it('is held until its time, or until the reason is over', async () => {
      const until = clock.now() + hour;
      await put('1', group, { until, reason: 'quiet hours' });
      await put('2', group, { until, reason: 'mute #2' });
      await put('3', group, { until, reason: 'mute #3' });
      expect(await outbox.backlog()).toEqual({ count: 0, paused: 0, held: 3 });
      expect(await outbox.release({ to: channel, reason: 'mute #2' })).toBe(0);

      expect(await outbox.release({ to: group, reason: 'mute #2' })).toBe(1);
      const early = await claimed();
      await outbox.sent(early);
      await clock.advance(hour);
      expect(await outbox.release()).toBe(2);

      expect(early.deliveries).toMatchObject([{ number: 2, held: 'mute #2' }]);
      expect((await claimed()).deliveries).toMatchObject([{ number: 1, held: 'quiet hours' }]);
    });

    it('can be told after all when it was missed', async () => {
      await put('1');
      await outbox.bury(await claimed(), 'x');
      await clock.advance(hour);
      await put('2');
      await outbox.bury(await claimed(), 'x');
      const since = clock.now();

      expect(idsOf({ deliveries: await outbox.missed(group, since, 9) })).toEqual(['2']);
      expect(idsOf({ deliveries: await outbox.missed(group, 0, 9) })).toEqual(['1', '2']);
      expect(await outbox.missed(channel, 0, 9)).toEqual([]);
      expect(await outbox.replay(group, since, 5)).toBe(0);
      expect(await outbox.replay(group, since, 4)).toBe(1);
      expect(idsOf(await claimed())).toEqual(['2']);
      expect(await outbox.replay(group, since)).toBe(0);
    });

    it('can be told after all when nobody was to tell it, once and only there', async () => {
      await put('1', channel);
      await clock.advance(hour);
      await put('2', channel);
      await put('3', group);

      expect(await outbox.tellUntold(group, clock.now(), wants)).toBe(1);
      expect(await outbox.tellUntold(group, 0, () => undefined)).toBe(0);
      expect(await outbox.tellUntold(group, 0, wants)).toBe(1);
      expect(await outbox.tellUntold(group, 0, wants)).toBe(0);
      expect(idsOf(await claimed())).toEqual(['3', '2', '1']);
      expect(idsOf(await claimed(channel))).toEqual(['1', '2']);
    });

    it('can be told after all in the order of their numbers, when one look has seen several', async () => {
      for (const id of ['10', '9', '8', '11', '100']) await put(id, channel);

      await outbox.tellUntold(group, 0, wants);

      expect(idsOf(await claimed())).toEqual(['8', '9', '10', '11', '100']);
    });

    it('goes on behind what needed no message as behind what was posted, and traces the messages alone', async () => {
      const event = await put('1');
      const claim = await claimed();
      await outbox.step(claim, 'm1');
      await outbox.step(claim);
      await outbox.failed(claim, { reason: 'x' });
      await clock.advance(5000);

      const again = await claimed();

      expect(again.posted).toEqual(['m1', undefined]);
      await outbox.sent(again, 'm3');
      expect((await outbox.trace(event))?.fates[0]?.posted).toEqual(['m1', 'm3']);
    });

    it('is traced from the event to every conversation', async () => {
      const at = clock.now();
      const held = { until: at + hour, reason: 'quiet hours' };
      const deliveries = [toldTo(group), toldTo(channel, 'card'), toldTo({ ...group, id: '-2' }, 'message', held)];
      const event = await database.transaction((queries) => outbox.put(queries, { change: mailing, at }, deliveries));
      await outbox.failed(await claimed(), { reason: '500' });
      await clock.advance(5000);
      await outbox.sent(await claimed(), '57');
      await outbox.pause(channel, 'kicked');

      const base = { subscription: 4, kind: 'message', attempts: 0, isRepeat: false, posted: [] };
      expect(await outbox.trace(event)).toEqual({
        event,
        change: mailing,
        at,
        fates: [
          {
            ...base,
            number: 1,
            to: group,
            state: 'sent',
            dueAt: at,
            attempts: 1,
            reason: '500',
            doneAt: at + 5000,
            posted: ['57'],
          },
          {
            ...base,
            number: 2,
            to: channel,
            kind: 'card',
            state: 'waiting',
            dueAt: at,
            paused: { since: at + 5000, reason: 'kicked' },
          },
          { ...base, number: 3, to: { ...group, id: '-2' }, state: 'held', held: 'quiet hours', dueAt: at + hour },
        ],
      });
      expect(await outbox.trace('e-nothing')).toBeUndefined();
    });

    it('is counted with its age, and due in the order in which it came', async () => {
      await put('1', channel);
      const at = clock.now();
      await clock.advance(minute);
      await put('2');
      await put('3', channel);

      expect(await outbox.backlog()).toEqual({ count: 3, oldestAt: at, paused: 0, held: 0 });
      expect([await outbox.due(9), await outbox.due(1)]).toEqual([[channel, group], [channel]]);
    });

    it('is forgotten after 30 days, and what is younger is not', async () => {
      const old = await put('1');
      await outbox.sent(await claimed(), '57');
      await put('2');
      await claimed();
      await clock.advance(day);
      const young = await put('3');
      await clock.advance(29 * day + 1);

      expect(await outbox.prune()).toBe(false);

      expect([await outbox.trace(old), (await outbox.trace(young))?.event]).toEqual([undefined, young]);
      expect(await database.query('SELECT posted FROM post')).toEqual([]);
      expect(await claimed()).toMatchObject({ isRepeat: false, deliveries: [{ event: young }] });
    });
  });
}
