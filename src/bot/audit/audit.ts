import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../lib/clock.ts';
import { mapInSlices } from '../../lib/slices.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Person } from '../access/subject.ts';
import { chainStart, hashOf, type Verdict, verifyChain } from './audit-chain.ts';
import type { AuditEntry, AuditRecord, TimedEntry } from './audit-entry.ts';
import { type AuditRow, hashedColumns, recordOf, rowOf } from './audit-rows.ts';
import { withoutFlood } from './strangers.ts';

export interface AuditQuery {
  readonly by?: Person;
  /** Entries of this instant and later. */
  readonly since?: Temporal.Instant;
  /** Entries before the one with this number. */
  readonly before?: number;
  readonly limit: number;
}

/** Who did what on an account: entries are added, and none is ever changed or taken away. */
export interface Audit {
  /**
   * Adds entries as a part of the caller's transaction, which the account's other entries wait for: what is noted of an
   * action is kept before it is done.
   *
   * @throws StorageError
   */
  append(queries: Queries, entries: readonly AuditEntry[]): Promise<void>;
  /**
   * Adds an entry of something that is over; those of one turn of the event loop together. Of a stranger only so many
   * are added in an hour.
   *
   * @throws StorageError - then it is tried again with the next one, and keeps its time
   */
  note(entry: AuditEntry): Promise<void>;
  /** The newest first. @throws StorageError */
  list(query: AuditQuery): Promise<readonly AuditRecord[]>;
  /** @throws StorageError */
  verify(): Promise<Verdict>;
}

const mostWaiting = 10_000;

/** @param account - whose log it is */
export function createAudit(database: Database, account: string, clock: Clock): Audit {
  let noted: TimedEntry[] = [];
  let noting: Promise<void> | undefined;

  function timed(entry: AuditEntry): TimedEntry {
    return { ...entry, at: Temporal.Instant.fromEpochMilliseconds(clock.now()) };
  }

  async function add(queries: Queries, entries: readonly TimedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    // First the head, by writing it: of two who add at once, one waits for the other and begins anew behind it.
    const [head = chainStart] = await queries.query<{ number: number; hash: string }>(
      `INSERT INTO audit_head (account, number, hash) VALUES ($1, $2, $3)
      ON CONFLICT (account) DO UPDATE SET number = audit_head.number RETURNING number, hash`,
      [account, chainStart.number, chainStart.hash],
    );
    let { number, hash } = head;
    for (const entry of entries) {
      number += 1;
      const row = rowOf({ ...entry, number });
      hash = hashOf(row, hash);
      await queries.query(insert, [account, ...hashedColumns.map((column) => row[column]), hash]);
    }
    await queries.query('UPDATE audit_head SET number = $2, hash = $3 WHERE account = $1', [account, number, hash]);
  }

  async function addNoted(): Promise<void> {
    await nextTurn();
    const entries = noted;
    noted = [];
    noting = undefined;
    try {
      await database.transaction(
        async (queries) => add(queries, await withoutFlood(queries, account, entries, clock.now())),
        { hasty: true },
      );
    } catch (error) {
      // They go with the next ones, as far as there is room for what a long outage leaves; strangers leave none of it.
      const waiting = [...entries, ...noted];
      const isRoom = waiting.length <= mostWaiting;
      noted = isRoom ? waiting : waiting.filter(({ outcome }) => outcome !== 'stranger').slice(-mostWaiting);
      throw error;
    }
  }

  return {
    append: (queries, entries) => add(queries, entries.map(timed)),
    note: (entry) => {
      noted.push(timed(entry));
      noting ??= addNoted();
      return noting;
    },
    list: async ({ by, since, before = Number.MAX_SAFE_INTEGER, limit }) => {
      const whose = by === undefined ? '' : ' AND platform = $5 AND person = $6';
      const rows = await database.query<AuditRow>(
        `SELECT ${hashedColumns.join(', ')}, hash FROM audit
        WHERE account = $1 AND number < $2 AND at >= $3${whose} ORDER BY number DESC LIMIT $4`,
        [account, before, since?.epochMilliseconds ?? 0, limit, ...(by === undefined ? [] : [by.platform, by.id])],
      );
      return mapInSlices(rows, recordOf);
    },
    verify: () => verifyChain(database, account),
  };
}

const insert = `INSERT INTO audit (account, ${hashedColumns.join(', ')}, hash)
  VALUES (${Array.from({ length: hashedColumns.length + 2 }, (_column, index) => `$${index + 1}`).join(', ')})`;
