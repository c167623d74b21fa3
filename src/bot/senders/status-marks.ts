import { nameOf, type senderStatuses, type templateStatuses } from '../../smsc/codes.ts';
import { type Mark, marks } from '../marks.ts';

type Named<Table> = Table[keyof Table] & string;

/** What stands before a status at an operator. */
const statusMarks: Readonly<Record<Named<typeof senderStatuses> | Named<typeof templateStatuses>, Mark>> = {
  accepted: marks.good,
  sent: marks.underWay,
  waiting: marks.waiting,
  'no-money': marks.attention,
  'documents-needed': marks.attention,
  paused: marks.stopped,
  rejected: marks.bad,
  'not-found': marks.none,
};

type StatusTable = Readonly<Record<number, keyof typeof statusMarks>>;

/** The mark of a status; a question mark for a code that the page does not name. */
export function markOf(table: StatusTable, code: number): Mark {
  const name = nameOf(table, code);
  return name === undefined ? marks.unknown : statusMarks[name];
}

/** How many statuses have each mark, such as `✓ 6  → 1  ✗ 1`; empty without any. */
export function countMarks(table: StatusTable, codes: readonly number[]): string {
  const found = codes.map((code) => markOf(table, code));
  const counts = Object.values(marks).map((mark) => [mark, found.filter((other) => other === mark).length] as const);
  return counts
    .filter(([, count]) => count > 0)
    .map(([mark, count]) => `${mark} ${count}`)
    .join('  ');
}
