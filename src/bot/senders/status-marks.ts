import { nameOf, type senderStatuses, type templateStatuses } from '../../smsc/codes.ts';

type Named<Table> = Table[keyof Table] & string;

/** What stands before a status at an operator, so that a list can be read without reading. */
const marks: Readonly<Record<Named<typeof senderStatuses> | Named<typeof templateStatuses>, string>> = {
  accepted: '✓',
  sent: '→',
  waiting: '…',
  'no-money': '!',
  'documents-needed': '!',
  paused: '‖',
  rejected: '✗',
  'not-found': '–',
};
const unknownMark = '?';
/** The order in which marks are counted. */
const inOrder = [...new Set([...Object.values(marks), unknownMark])];

type StatusTable = Readonly<Record<number, keyof typeof marks>>;

/** The mark of a status; a question mark for a code that the page does not name. */
export function markOf(table: StatusTable, code: number): string {
  const name = nameOf(table, code);
  return name === undefined ? unknownMark : marks[name];
}

/** How many statuses have each mark, such as `✓ 6  → 1  ✗ 1`; empty without any. */
export function countMarks(table: StatusTable, codes: readonly number[]): string {
  const found = codes.map((code) => markOf(table, code));
  const counts = inOrder.map((mark) => [mark, found.filter((other) => other === mark).length] as const);
  return counts
    .filter(([, count]) => count > 0)
    .map(([mark, count]) => `${mark} ${count}`)
    .join('  ');
}
