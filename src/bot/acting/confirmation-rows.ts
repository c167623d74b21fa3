import type { SqlRow, SqlValue } from '../../storage/database.ts';
import { fromJson, toJson } from '../../storage/json.ts';
import type { Person } from '../access/subject.ts';
import type { Language } from '../language.ts';
import type { Confirmation, ConfirmationState, Question } from './confirmation.ts';

/** A row of the table, without the account. */
export type ConfirmationRow = SqlRow & {
  readonly id: string;
  readonly state: ConfirmationState;
  readonly command: string;
  readonly line: string;
  readonly payload: string;
  readonly quote: string;
  readonly typed: string;
  readonly cost: string;
  readonly currency: string;
  readonly language: Language;
  readonly platform: string;
  readonly conversation: string;
  readonly thread: string;
  readonly conversation_kind: 'private' | 'group';
  readonly person: string;
  readonly expires_at: number;
  readonly posted: string | null;
  readonly needs_approval: number;
  readonly approved_by: string;
  readonly approved_at: number | null;
  readonly moved_by: string;
};

const what = 'a confirmation';

export const columns = `id, state, command, line, payload, quote, typed, cost, currency, language, platform,
  conversation, thread, conversation_kind, person, expires_at, posted, needs_approval, approved_by, approved_at, moved_by`;

/** The values of a new row, by column. */
export function valuesOf(question: Question): Readonly<Record<string, SqlValue>> {
  const { command, line, payload, quote, typed = '', cost, needsApproval, by, in: place, language, movedBy } = question;
  return {
    command,
    line,
    payload: toJson(payload, what),
    quote,
    typed,
    cost: cost?.amount ?? '',
    currency: cost?.currency ?? '',
    language,
    platform: place.platform,
    conversation: place.id,
    thread: place.thread ?? '',
    conversation_kind: place.kind,
    person: by.id,
    needs_approval: needsApproval ? 1 : 0,
    asked_by: movedBy,
    moved_by: movedBy,
  };
}

export function confirmationOf(row: ConfirmationRow): Confirmation {
  const { id, state, command, line, quote, typed, cost: amount, currency, language, platform, thread } = row;
  const { expires_at: expiresAt, posted, approved_by: approvedBy, approved_at: approvedAt, moved_by: movedBy } = row;
  return {
    id,
    state,
    command,
    line,
    payload: row.payload === '' ? undefined : fromJson(row.payload, what),
    quote,
    ...(typed !== '' && { typed }),
    ...(amount !== '' && { cost: { amount, currency } }),
    needsApproval: row.needs_approval === 1,
    by: { platform, id: row.person },
    in: { platform, id: row.conversation, kind: row.conversation_kind, ...(thread !== '' && { thread }) },
    language,
    expiresAt: Temporal.Instant.fromEpochMilliseconds(expiresAt),
    ...(posted !== null && { posted }),
    ...(approvedAt !== null && {
      approval: { by: personOf(approvedBy), at: Temporal.Instant.fromEpochMilliseconds(approvedAt) },
    }),
    movedBy,
  };
}

/** Who is kept as `PLATFORM:ID`. */
function personOf(name: string): Person {
  const colon = name.indexOf(':');
  return { platform: name.slice(0, colon), id: name.slice(colon + 1) };
}
