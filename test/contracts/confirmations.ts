import { beforeEach, describe, expect, it } from 'vitest';
import { createApprovalCards } from '../../src/bot/acting/approval-cards.ts';
import type { Question } from '../../src/bot/acting/confirmation.ts';
import { type Confirmations, createConfirmations } from '../../src/bot/acting/confirmations.ts';
import { type Audit, createAudit } from '../../src/bot/audit/audit.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

const ann = { platform: 'test', id: 'ann' };
const boris = { platform: 'other', id: 'boris' };
const minute = 60_000;
const day = 86_400_000;

const question: Question = {
  command: 'send',
  line: '/send 7999•••45•67 (12 characters)',
  payload: { phones: ['79991234567'], text: 'Your order is here' },
  quote: '{"cost":"3.20"}',
  cost: { amount: '3.20', currency: 'RUB' },
  needsApproval: false,
  by: ann,
  in: { platform: 'test', id: 'g', kind: 'group', thread: 't' },
  language: 'ru',
  movedBy: 'line',
};

/** What confirmations promise on every driver. `open` gives an empty database with the newest schema. */
export function confirmationsContract(name: string, open: () => Promise<Database>): void {
  describe(`confirmations on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let audit: Audit;
    let confirmations: Confirmations;

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      audit = createAudit(database, 'alex', clock);
      confirmations = createConfirmations(database, 'alex', audit, clock);
      return () => database.close();
    });

    /** What the audit log says, the oldest first. */
    async function outcomes(): Promise<readonly string[]> {
      return (await audit.list({ limit: 100 })).map(({ outcome }) => outcome).toReversed();
    }

    it('gives back what was asked, with whatever it holds', async () => {
      const asked = await confirmations.ask({ ...question, typed: 'my_shop' });

      expect(asked).toMatchObject({ ...question, typed: 'my_shop', state: 'open' });
      expect(await confirmations.find(asked.id)).toEqual(asked);
      expect(await confirmations.find('nobody')).toBeUndefined();
      expect(await outcomes()).toEqual(['asked']);
    });

    it('finds a question by any part of the message that asks it, in its conversation alone', async () => {
      const asked = await confirmations.ask(question);
      await confirmations.shown(asked, 'm7 m8', ['m7', 'm8']);

      for (const part of ['m7', 'm8']) {
        expect(await confirmations.askedBy(question.in, part)).toEqual({ ...asked, posted: 'm7 m8' });
      }
      expect(await confirmations.askedBy({ ...question.in, id: 'other' }, 'm7')).toBeUndefined();
    });

    it('tells which questions wait in a thread for what is to be typed, the newest first', async () => {
      const typed = { ...question, typed: 'my_shop' };
      const first = await confirmations.ask(typed);
      await clock.advance(minute);
      const second = await confirmations.ask({ ...typed, typed: 'other_shop' });
      await confirmations.ask(question);
      await confirmations.ask({ ...typed, in: { ...question.in, thread: 'other' } });
      const done = await confirmations.ask(typed);
      await confirmations.cancel(done, 'press', ann);

      expect((await confirmations.openIn(question.in)).map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(await confirmations.openIn({ platform: 'test', id: 'g', kind: 'group' })).toEqual([]);
      await clock.advance(4 * minute);
      expect(await confirmations.openIn(question.in)).toEqual([second]);
    });

    it('lets one of fifty who press at one time begin', async () => {
      const asked = await confirmations.ask(question);

      const begun = await Promise.all(
        Array.from({ length: 50 }, (_press, index) => confirmations.begin(asked, `press ${index}`)),
      );

      const first = begun.filter((each) => each !== undefined);
      expect(first).toMatchObject([{ state: 'begun', payload: question.payload }]);
      expect((await confirmations.find(asked.id))?.movedBy).toBe(first[0]?.movedBy);
      expect(await outcomes()).toEqual(['asked', 'begun']);
    });

    it('begins up to five minutes later and not after that', async () => {
      const first = await confirmations.ask(question);
      await clock.advance(5 * minute - 1);
      expect(await confirmations.begin(first, 'p')).toMatchObject({ state: 'begun' });

      const second = await confirmations.ask(question);
      await clock.advance(5 * minute);
      expect(await confirmations.begin(second, 'p')).toBeUndefined();
    });

    it('does not begin when the clock was set back, as nobody knows how old the question is', async () => {
      const asked = await confirmations.ask(question);
      clock.step(-minute);

      expect(await confirmations.begin(asked, 'p')).toBeUndefined();
    });

    it('does not begin what changed since it was read', async () => {
      const asked = await confirmations.ask(question);

      expect(await confirmations.begin({ ...asked, quote: 'another' }, 'p')).toBeUndefined();
      expect(await confirmations.begin({ ...asked, state: 'awaiting' }, 'p', boris)).toBeUndefined();
    });

    it('begins what needs an approval only when somebody approves of what was confirmed', async () => {
      const asked = await confirmations.ask({ ...question, needsApproval: true });
      expect(await confirmations.begin(asked, 'p')).toBeUndefined();
      expect(await confirmations.begin(asked, 'p', boris)).toBeUndefined();

      const awaiting = await confirmations.await(asked, 'press');
      await clock.advance(29 * minute);
      const begun = awaiting && (await confirmations.begin(awaiting, 'p', boris));

      const at = Temporal.Instant.fromEpochMilliseconds(clock.now());
      expect(begun).toMatchObject({ state: 'begun', approval: { by: boris, at } });
      const [last] = await audit.list({ limit: 1 });
      expect(last).toMatchObject({ outcome: 'begun', by: boris, reference: asked.id });
      expect(await outcomes()).toEqual(['asked', 'awaiting', 'begun']);
    });

    it('waits half an hour for an approval', async () => {
      const asked = await confirmations.ask({ ...question, needsApproval: true });
      const awaiting = await confirmations.await(asked, 'press');
      await clock.advance(30 * minute);

      expect(awaiting && (await confirmations.begin(awaiting, 'p', boris))).toBeUndefined();
    });

    it('awaits nothing where no approval is needed', async () => {
      const asked = await confirmations.ask(question);

      expect(await confirmations.await(asked, 'press')).toBeUndefined();
      expect(await confirmations.begin(asked, 'p', boris)).toBeUndefined();
    });

    it('notes what became of it once, and keeps nothing of what it held', async () => {
      const asked = await confirmations.ask(question);
      await confirmations.begin(asked, 'p');

      await confirmations.end(asked.id, 'done', { amount: '3.10', currency: 'RUB' });
      await confirmations.end(asked.id, 'failed');

      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'done', payload: undefined });
      const [last] = await audit.list({ limit: 1 });
      expect(last).toMatchObject({ outcome: 'done', cost: { amount: '3.10', currency: 'RUB' }, reference: asked.id });
      expect(await outcomes()).toEqual(['asked', 'begun', 'done']);
    });

    it('does not end what was never begun', async () => {
      const asked = await confirmations.ask(question);

      await confirmations.end(asked.id, 'done');

      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'open' });
    });

    it('is cancelled once, and never begun after that', async () => {
      const asked = await confirmations.ask(question);

      expect(await confirmations.cancel(asked, 'press', ann)).toBe(true);
      expect(await confirmations.cancel(asked, 'press', ann)).toBe(false);
      expect(await confirmations.begin(asked, 'p')).toBeUndefined();
      expect(await outcomes()).toEqual(['asked', 'cancelled']);
      expect((await audit.list({ limit: 1 }))[0]?.by).toEqual(ann);
    });

    it('is not cancelled when it has moved on since it was read', async () => {
      const asked = await confirmations.ask({ ...question, needsApproval: true });
      const awaiting = await confirmations.await(asked, 'press');

      expect(await confirmations.cancel(asked, 'press', boris)).toBe(false);
      expect(awaiting && (await confirmations.cancel(awaiting, 'press', boris))).toBe(true);
    });

    it('is asked anew in place of an open question only', async () => {
      const asked = await confirmations.ask(question);

      const anew = await confirmations.askAnew(asked.id, { ...question, quote: 'dearer' }, ann);

      expect(anew).toMatchObject({ state: 'open', quote: 'dearer' });
      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'changed' });
      expect(await confirmations.askAnew(asked.id, question, ann)).toBeUndefined();
      expect(await outcomes()).toEqual(['asked', 'changed', 'asked']);
    });

    it('notes what nobody answered when the next question is asked', async () => {
      const asked = await confirmations.ask(question);
      await clock.advance(5 * minute);

      await confirmations.ask(question);

      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'expired', payload: undefined });
      expect(await outcomes()).toEqual(['asked', 'expired', 'asked']);
    });

    it('notes what nobody answered also when no other question is asked', async () => {
      const asked = await confirmations.ask(question);
      await confirmations.sweep();
      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'open' });
      await clock.advance(5 * minute);

      await confirmations.sweep();
      await confirmations.sweep();

      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'expired', payload: undefined });
      expect(await outcomes()).toEqual(['asked', 'expired']);
    });

    it('notes a day later that nobody knows what came of what a process died over', async () => {
      const asked = await confirmations.ask(question);
      await confirmations.begin(asked, 'p');
      await clock.advance(day - minute);
      await confirmations.sweep();
      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'begun', payload: question.payload });

      await clock.advance(2 * minute);
      await confirmations.sweep();

      expect(await confirmations.find(asked.id)).toMatchObject({ state: 'unknown', payload: undefined });
      expect(await outcomes()).toEqual(['asked', 'begun', 'unknown']);
    });

    it('remembers what became of a question and who was asked to approve of it for a month', async () => {
      const cards = createApprovalCards(database, 'alex');
      const asked = await confirmations.ask(question);
      const card = { in: question.in, posted: 'm8', language: 'en' } as const;
      await cards.keep(asked.id, card);
      await confirmations.cancel(asked, 'press', ann);
      await clock.advance(29 * day);
      const other = await confirmations.ask(question);
      await cards.keep(other.id, card);
      expect(await confirmations.find(asked.id)).toBeDefined();
      expect(await cards.of(asked.id)).toEqual([card]);

      await clock.advance(2 * day);
      await confirmations.sweep();

      expect(await confirmations.find(asked.id)).toBeUndefined();
      expect(await cards.of(asked.id)).toEqual([]);
      expect(await cards.of(other.id)).toEqual([card]);
      expect((await audit.list({ limit: 100 })).map(({ reference }) => reference)).toContain(asked.id);
    });

    it('keeps the log whole through all of it', async () => {
      const asked = await confirmations.ask(question);
      await Promise.all([
        confirmations.cancel(asked, 'press', ann),
        confirmations.begin(asked, 'p'),
        confirmations.ask(question),
        confirmations.askAnew(asked.id, question, ann),
      ]);

      expect(await audit.verify()).toMatchObject({ ok: true });
    });
  });
}
