import type { Clock } from '../../lib/clock.ts';
import { createReference } from '../../lib/reference.ts';
import type { Database, Queries, SqlValue } from '../../storage/database.ts';
import { openStore } from '../../storage/store.ts';
import { nameOf, type Person } from '../access/subject.ts';
import type { Audit } from '../audit/audit.ts';
import type { AuditEntry, Cost } from '../audit/audit-entry.ts';
import { messageKey } from '../begun-lines.ts';
import type { Conversation, PostedId } from '../chat.ts';
import { approvalMs, type Confirmation, entryOf, type Question, validMs } from './confirmation.ts';
import { type ConfirmationRow, columns, confirmationOf, valuesOf } from './confirmation-rows.ts';
import { isPending, rememberedMs, sweep } from './sweep.ts';

/** Why a question is not to be answered any more, and by which message of whom. */
interface Closing {
  readonly state: 'cancelled' | 'changed';
  readonly movedBy: string;
  readonly by: Person;
  /** The state that it has to be in; any that is pending when absent. */
  readonly from?: Confirmation['state'];
}

/** How an action ended. */
export type Ending = 'done' | 'failed' | 'unknown';

/**
 * What people are asked to confirm. Each step is kept together with its entry of the audit log, before anything is done
 * or said. A question is answered once: of many who press at one time one is the first. Everything throws StorageError.
 */
export interface Confirmations {
  ask(question: Question): Promise<Confirmation>;
  /**
   * Asks anew in place of a question that is still open; `undefined` when it is not.
   *
   * @param by - who pressed what is shown otherwise now
   */
  askAnew(id: string, question: Question, by: Person): Promise<Confirmation | undefined>;
  /** Notes the message that asks. @param parts - the single messages that it is, as replies to them name them */
  shown(question: Confirmation, posted: PostedId, parts: readonly PostedId[]): Promise<void>;
  find(id: string): Promise<Confirmation | undefined>;
  /** Those that nobody has answered for good, also when their time is over and not noted yet. */
  pending(): Promise<readonly Confirmation[]>;
  /** The newest question of somebody that a message led to. */
  ledTo(message: string, of: Pick<Question, 'by' | 'in'>): Promise<Confirmation | undefined>;
  /** The question that a message of ours asks, or is a part of. @param part - as a reply to it names it */
  askedBy(place: Conversation, part: PostedId): Promise<Confirmation | undefined>;
  /** The questions that wait in a thread for what is to be typed, the newest first; none outside of threads. */
  openIn(place: Conversation): Promise<readonly Confirmation[]>;
  /**
   * Takes the right to do what was asked; of a question that needs an approval, from who approves.
   *
   * @param pressed - the id of the message that confirms it
   * @param approver - who approves of what somebody else confirmed
   * @returns `undefined` when it is no longer to be had, has expired, or has changed since it was read
   */
  begin(confirmation: Confirmation, pressed: string, approver?: Person): Promise<Confirmation | undefined>;
  /** Notes that who asked confirms it, and that somebody else has to approve. @returns as `begin` */
  await(confirmation: Confirmation, pressed: string): Promise<Confirmation | undefined>;
  /** Notes what became of what was begun; a second word about it is not heard. */
  end(id: string, ending: Ending, cost?: Cost): Promise<void>;
  /**
   * Ends a question that nobody has answered for good.
   *
   * @param confirmation - as it was read: when it has moved on since, it stays
   * @param by - who does not want it done
   * @returns `false` when it was not to be had any more
   */
  cancel(confirmation: Confirmation, pressed: string, by: Person): Promise<boolean>;
  /** Ends what is over and forgets what is long over, as each new question does too. */
  sweep(): Promise<void>;
}

/** @param account - whose actions these are */
export function createConfirmations(database: Database, account: string, audit: Audit, clock: Clock): Confirmations {
  const byMessage = openStore<string>(database, { account, space: 'questions by message', clock });

  async function put(queries: Queries, question: Question): Promise<Confirmation> {
    const now = clock.now();
    await sweep(queries, account, audit, now);
    const values = { ...valuesOf(question), asked_at: now, expires_at: now + validMs };
    const names = Object.keys(values);
    for (;;) {
      const [row] = await queries.query<ConfirmationRow>(
        `INSERT INTO confirmation (account, id, state, approved_by, ${names.join(', ')})
        VALUES ($1, $2, 'open', '', ${names.map((_name, index) => `$${index + 3}`).join(', ')})
        ON CONFLICT (account, id) DO NOTHING RETURNING ${columns}`,
        [account, createReference(), ...Object.values(values)],
      );
      if (row === undefined) continue;
      const confirmation = confirmationOf(row);
      await audit.append(queries, [entryOf(confirmation, 'asked')]);
      return confirmation;
    }
  }

  /** Ends a question that nobody has answered for good. */
  async function close(queries: Queries, id: string, { state, movedBy, by, from }: Closing): Promise<boolean> {
    const [row] = await queries.query<ConfirmationRow>(
      `UPDATE confirmation SET state = $3, moved_by = $4, payload = '' WHERE account = $1 AND id = $2 AND ${isPending}
        ${from === undefined ? '' : 'AND state = $5'} RETURNING ${columns}`,
      [account, id, state, movedBy, ...(from === undefined ? [] : [from])],
    );
    if (row === undefined) return false;
    const entry = entryOf(confirmationOf(row), state);
    await audit.append(queries, [{ ...entry, by }]);
    return true;
  }

  /** Moves a question on, if it is still what was read. */
  async function move(
    { id, state, quote }: Confirmation,
    lifeMs: number,
    set: string,
    values: readonly SqlValue[],
    entry: (moved: Confirmation) => AuditEntry,
  ): Promise<Confirmation | undefined> {
    return database.transaction(async (queries) => {
      const now = clock.now();
      // One that would be valid for longer than it can be was asked before the clock was set back.
      const [row] = await queries.query<ConfirmationRow>(
        `UPDATE confirmation SET ${set} WHERE account = $1 AND id = $2 AND state = $3 AND quote = $4
          AND expires_at > $5 AND expires_at <= $6 RETURNING ${columns}`,
        [account, id, state, quote, now, now + lifeMs, ...values],
      );
      if (row === undefined) return undefined;
      const moved = confirmationOf(row);
      await audit.append(queries, [entry(moved)]);
      return moved;
    });
  }

  async function one(where: string, values: readonly (string | number)[]): Promise<Confirmation | undefined> {
    const [row] = await database.query<ConfirmationRow>(
      `SELECT ${columns} FROM confirmation WHERE account = $1 AND ${where}`,
      [account, ...values],
    );
    return row && confirmationOf(row);
  }

  return {
    ask: (question) => database.transaction((queries) => put(queries, question)),
    askAnew: (id, question, by) =>
      database.transaction(async (queries) =>
        (await close(queries, id, { state: 'changed', movedBy: question.movedBy, by }))
          ? put(queries, question)
          : undefined,
      ),
    shown: async ({ id, in: place }, posted, parts) => {
      await database.query('UPDATE confirmation SET posted = $3 WHERE account = $1 AND id = $2', [account, id, posted]);
      for (const part of parts) await byMessage.set(messageKey(place, part), id, rememberedMs);
    },
    find: (id) => one('id = $2', [id]),
    ledTo: (message, { by, in: place }) =>
      one('asked_by = $2 AND person = $3 AND platform = $4 AND conversation = $5 ORDER BY asked_at DESC LIMIT 1', [
        message,
        by.id,
        place.platform,
        place.id,
      ]),
    askedBy: async (place, part) => {
      const id = await byMessage.get(messageKey(place, part));
      return id === undefined ? undefined : one('id = $2', [id]);
    },
    pending: async () => {
      const rows = await database.query<ConfirmationRow>(
        `SELECT ${columns} FROM confirmation WHERE account = $1 AND ${isPending} ORDER BY expires_at`,
        [account],
      );
      return rows.map(confirmationOf);
    },
    openIn: async ({ platform, id, thread }) => {
      if (thread === undefined) return [];
      const rows = await database.query<ConfirmationRow>(
        `SELECT ${columns} FROM confirmation WHERE account = $1 AND platform = $2 AND conversation = $3 AND thread = $4
          AND state = 'open' AND typed <> '' AND expires_at > $5 ORDER BY asked_at DESC`,
        [account, platform, id, thread, clock.now()],
      );
      return rows.map(confirmationOf);
    },
    begin: async (confirmation, pressed, approver) => {
      const { state, needsApproval } = confirmation;
      if (state !== (needsApproval ? 'awaiting' : 'open') || needsApproval !== (approver !== undefined))
        return undefined;
      const set = "state = 'begun', moved_by = $7, begun_at = $8, approved_by = $9, approved_at = $10";
      const now = clock.now();
      const approved = approver === undefined ? ['', null] : [nameOf(approver), now];
      return move(confirmation, needsApproval ? approvalMs : validMs, set, [pressed, now, ...approved], (moved) => ({
        ...entryOf(moved, 'begun'),
        ...(approver && { by: approver }),
      }));
    },
    await: async (confirmation, pressed) => {
      if (confirmation.state !== 'open' || !confirmation.needsApproval) return undefined;
      const set = "state = 'awaiting', moved_by = $7, expires_at = $8";
      const values = [pressed, clock.now() + approvalMs];
      return move(confirmation, validMs, set, values, (moved) => entryOf(moved, 'awaiting'));
    },
    end: (id, ending, cost) =>
      database.transaction(async (queries) => {
        const [row] = await queries.query<ConfirmationRow>(
          `UPDATE confirmation SET state = $3, payload = '' WHERE account = $1 AND id = $2 AND state = 'begun'
          RETURNING ${columns}`,
          [account, id, ending],
        );
        if (row === undefined) return;
        const entry = entryOf(confirmationOf(row), ending);
        await audit.append(queries, [cost === undefined ? entry : { ...entry, cost }]);
      }),
    cancel: ({ id, state: from }, pressed, by) =>
      database.transaction((queries) => close(queries, id, { state: 'cancelled', movedBy: pressed, by, from })),
    sweep: () => database.transaction((queries) => sweep(queries, account, audit, clock.now())),
  };
}
