import type { SqlRow } from '../../storage/database.ts';
import type { AuditOutcome, AuditRecord } from './audit-entry.ts';

/** A row of the log, without the account. */
export type AuditRow = SqlRow & {
  readonly number: number;
  readonly at: number;
  readonly platform: string;
  readonly person: string;
  readonly conversation: string;
  readonly conversation_kind: 'private' | 'group';
  readonly command: string;
  readonly line: string;
  readonly outcome: AuditOutcome;
  readonly cost: string;
  readonly currency: string;
  readonly reference: string;
  readonly hash: string;
};

/** In the order in which they are hashed: a change of it breaks every log that was kept. */
export const hashedColumns = [
  'number',
  'at',
  'platform',
  'person',
  'conversation',
  'conversation_kind',
  'command',
  'line',
  'outcome',
  'cost',
  'currency',
  'reference',
] as const satisfies readonly (keyof AuditRow)[];

export type UnhashedRow = Pick<AuditRow, (typeof hashedColumns)[number]>;

export function rowOf(record: AuditRecord): UnhashedRow {
  const { number, at, by, in: place, command, line, outcome, cost, reference = '' } = record;
  return {
    number,
    at: at.epochMilliseconds,
    platform: by.platform,
    person: storable(by.id),
    conversation: storable(place.id),
    conversation_kind: place.kind,
    command,
    line: storable(line),
    outcome,
    cost: cost?.amount ?? '',
    currency: cost?.currency ?? '',
    reference,
  };
}

/** A text without what no database keeps: one entry that cannot be written would keep back all that come after it. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

export function recordOf(row: AuditRow): AuditRecord {
  const { number, at, platform, person, command, line, outcome, cost: amount, currency, reference } = row;
  return {
    number,
    at: Temporal.Instant.fromEpochMilliseconds(at),
    by: { platform, id: person },
    in: { platform, id: row.conversation, kind: row.conversation_kind },
    command,
    line,
    outcome,
    ...(amount !== '' && { cost: { amount, currency } }),
    ...(reference !== '' && { reference }),
  };
}
