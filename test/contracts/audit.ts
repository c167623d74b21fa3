import { beforeEach, describe, expect, it } from 'vitest';
import { type Audit, type AuditQuery, createAudit } from '../../src/bot/audit/audit.ts';
import type { AuditEntry } from '../../src/bot/audit/audit-entry.ts';
import { mostOfStranger } from '../../src/bot/audit/strangers.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { type ManualClock, manualClock, noon } from '../support/clock.ts';

const ann = { platform: 'test', id: 'ann' };
const boris = { platform: 'test', id: 'boris' };

function entry(line: string, more: Partial<AuditEntry> = {}): AuditEntry {
  const place = { platform: 'test', id: 'g', kind: 'group' } as const;
  return { by: ann, in: place, command: 'sender delete', line, outcome: 'done', ...more };
}

async function linesOf(audit: Audit, query: AuditQuery): Promise<readonly string[]> {
  return (await audit.list(query)).map(({ line }) => line);
}

/** What the audit log promises on every driver. `open` gives an empty database with the newest schema. */
export function auditContract(name: string, open: () => Promise<Database>): void {
  describe(`the audit log on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let audit: Audit;

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      audit = createAudit(database, 'alex', clock);
      return () => database.close();
    });

    it('is whole when it is empty', async () => {
      expect(await audit.verify()).toEqual({ ok: true, end: { number: 0, hash: '' } });
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    it('gives back what was noted, the newest first', async () => {
      await audit.note(entry('/sender delete one'));
      await clock.advance(1000);
      const cost = { amount: '12.50', currency: 'RUB' };
      const sent = entry('/send 7999•••45•67', { command: 'send', outcome: 'begun', cost, reference: 'abc234' });
      await audit.note(sent);

      expect(await audit.list({ limit: 10 })).toEqual([
        { ...sent, number: 2, at: Temporal.Instant.fromEpochMilliseconds(noon + 1000) },
        { ...entry('/sender delete one'), number: 1, at: Temporal.Instant.fromEpochMilliseconds(noon) },
      ]);
    });

    it('keeps what is typed with characters that no database keeps, and all that comes after', async () => {
      await audit.note(entry('/mailing add \0 \ud83d'));
      await audit.note(entry('/sender delete two'));

      expect(await linesOf(audit, { limit: 10 })).toEqual(['/sender delete two', '/mailing add � �']);
      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 2 } });
    });

    it('has the time at which something was noted, also when the database came back later', async () => {
      let isBroken = true;
      const transaction: Database['transaction'] = async (...given) => {
        if (isBroken) throw new StorageError('unavailable', 'the disk is full');
        return database.transaction(...given);
      };
      const waiting = createAudit({ ...database, transaction }, 'alex', clock);
      await expect(waiting.note(entry('early'))).rejects.toThrow('the disk is full');
      await clock.advance(60_000);
      await expect(waiting.note(entry('later'))).rejects.toThrow('the disk is full');
      await clock.advance(60_000);
      isBroken = false;
      await waiting.note(entry('last'));

      const listed = await waiting.list({ limit: 9 });
      expect(listed.map(({ number, line, at }) => [number, line, at.epochMilliseconds - noon])).toEqual([
        [3, 'last', 120_000],
        [2, 'later', 60_000],
        [1, 'early', 0],
      ]);
      expect(await waiting.verify()).toMatchObject({ ok: true, end: { number: 3 } });
    });

    it('is asked by person, by time and page by page', async () => {
      for (const [index, by] of [ann, boris, ann, ann].entries()) {
        await audit.note(entry(`line ${index + 1}`, { by }));
        await clock.advance(1000);
      }
      expect(await linesOf(audit, { by: ann, limit: 2 })).toEqual(['line 4', 'line 3']);
      expect(await linesOf(audit, { by: ann, before: 3, limit: 2 })).toEqual(['line 1']);
      expect(await linesOf(audit, { since: Temporal.Instant.fromEpochMilliseconds(noon + 2000), limit: 9 })).toEqual([
        'line 4',
        'line 3',
      ]);
      expect(await linesOf(audit, { by: { ...boris, platform: 'other' }, limit: 9 })).toEqual([]);
    });

    it('numbers what is noted at one time without a gap, in its order', async () => {
      await Promise.all(Array.from({ length: 50 }, (_entry, index) => audit.note(entry(`line ${index + 1}`))));

      const listed = await audit.list({ limit: 100 });
      expect(listed.map(({ number, line }) => [number, line]).toReversed()).toEqual(
        Array.from({ length: 50 }, (_entry, index) => [index + 1, `line ${index + 1}`]),
      );
      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 50 } });
    });

    it('numbers what two processes note at one time without a gap', async () => {
      const other = createAudit(database, 'alex', clock);
      await Promise.all(
        Array.from({ length: 20 }, async (_entry, index) => {
          await audit.note(entry(`one ${index}`));
          await other.note(entry(`other ${index}`));
        }),
      );

      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 40 } });
    });

    it('is added to by many transactions at one time', async () => {
      await audit.note(entry('first'));
      const line = (index: number): Promise<void> =>
        database.transaction((queries) => audit.append(queries, [entry(`line ${index}`)]));

      await Promise.all(Array.from({ length: 30 }, (_entry, index) => line(index)));

      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 31 } });
    });

    it('keeps nothing of what its caller undoes', async () => {
      const undone = database.transaction(async (queries) => {
        await audit.append(queries, [entry('undone')]);
        throw new Error('undone');
      });

      await expect(undone).rejects.toThrow('undone');
      expect(await audit.list({ limit: 1 })).toEqual([]);
      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 0 } });
    });

    it('adds so many entries of a stranger within an hour, says so behind the last, and as many an hour later', async () => {
      const flood = (): Promise<unknown> =>
        Promise.all(Array.from({ length: 100 }, () => audit.note(entry('/balance', { outcome: 'stranger' }))));
      await flood();
      await flood();
      await audit.note(entry('/balance', { outcome: 'stranger', by: boris }));

      const lines = await linesOf(audit, { by: ann, limit: 1000 });
      expect(lines).toHaveLength(mostOfStranger);
      expect(lines.slice(0, 2)).toEqual(['/balance (what follows within the hour is not noted)', '/balance']);
      expect(await linesOf(audit, { by: boris, limit: 1000 })).toEqual(['/balance']);
      await clock.advance(3_600_000);
      await flood();
      expect(await linesOf(audit, { by: ann, limit: 1000 })).toHaveLength(2 * mostOfStranger);
      expect(await audit.verify()).toMatchObject({ ok: true, end: { number: 2 * mostOfStranger + 1 } });
    });

    it('counts nothing against a stranger that they did with a role, nor what was noted before the clock was set back', async () => {
      for (let each = 0; each < mostOfStranger; each += 1) await audit.note(entry('with a role'));
      await audit.note(entry('revoked', { outcome: 'stranger' }));
      expect(await linesOf(audit, { limit: 1 })).toEqual(['revoked']);

      for (let each = 0; each < mostOfStranger; each += 1) await audit.note(entry('later', { outcome: 'stranger' }));
      clock.step(-86_400_000);
      await audit.note(entry('set back', { outcome: 'stranger' }));
      expect(await linesOf(audit, { limit: 1 })).toEqual(['set back']);
    });

    it('is one log for each account', async () => {
      await audit.note(entry('of alex'));
      const other = createAudit(database, 'bella', clock);
      await other.note(entry('of bella'));

      expect(await other.list({ limit: 9 })).toMatchObject([{ number: 1, line: 'of bella' }]);
      expect(await audit.list({ limit: 9 })).toMatchObject([{ number: 1, line: 'of alex' }]);
    });

    const tampering: readonly (readonly [what: string, sql: string, verdict: object])[] = [
      ['changed', "UPDATE audit SET line = 'another' WHERE number = 2", { number: 2, problem: 'changed' }],
      [
        'given to somebody else',
        "UPDATE audit SET person = 'boris' WHERE number = 3",
        { number: 3, problem: 'changed' },
      ],
      ['taken out of the middle', 'DELETE FROM audit WHERE number = 2', { number: 2, problem: 'missing' }],
      ['cut off the end', 'DELETE FROM audit WHERE number = 4', { number: 4, problem: 'missing' }],
      ['cut off the beginning', 'DELETE FROM audit WHERE number = 1', { number: 1, problem: 'missing' }],
      [
        'put in behind the end',
        `INSERT INTO audit SELECT account, 5, at, platform, person, conversation, conversation_kind, command, line,
        outcome, cost, currency, reference, hash FROM audit WHERE number = 4`,
        { number: 5, problem: 'added' },
      ],
    ];

    it.each(tampering)('finds an entry that was %s', async (_what, sql, verdict) => {
      for (const line of ['one', 'two', 'three', 'four']) await audit.note(entry(line));

      await database.query(sql);

      expect(await audit.verify()).toEqual({ ok: false, ...verdict });
    });
  });
}
