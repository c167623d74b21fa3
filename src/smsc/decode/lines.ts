import type { Row } from '../operation.ts';

/** Fields read off one end of a line, and where they end or begin. */
export interface Cut {
  readonly fields: Row;
  readonly at: number;
}

/** How a record with an open field is read off a text: around it, from both ends. */
export interface AroundOpen {
  readonly open: string;
  /** The fields before the open one, at the start of a line. */
  readonly head: (line: string) => Cut | undefined;
  /** The fields after the open one, at the end of a line. */
  readonly tail: (line: string) => Cut | undefined;
}

/** Reads records of one line each. A line break at the end is allowed. */
export function eachLine(text: string, read: (line: string) => Row | undefined): readonly Row[] | undefined {
  const rows: Row[] = [];
  for (const line of linesOf(text)) {
    const row = read(withoutReturn(line));
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return rows;
}

/**
 * Reads records whose open field may hold anything, line breaks too. One record ends and the next begins where a line
 * ends as a record does and the following line begins as one. A text that imitates both cannot be told from records;
 * XML and JSON do not have this weakness.
 */
export function eachAroundOpen(text: string, form: AroundOpen): readonly Row[] | undefined {
  const rows: Row[] = [];
  const lines = linesOf(text);
  let head = form.head(lines[0] ?? '');
  let recordStart = 0;
  let lineStart = 0;
  for (const [index, line] of lines.entries()) {
    const following = lines[index + 1];
    const nextStart = lineStart + line.length + 1;
    const tail = form.tail(withoutReturn(line));
    const nextHead = tail === undefined || following === undefined ? undefined : form.head(following);
    if (tail !== undefined && (following === undefined || nextHead !== undefined)) {
      const from = recordStart + (head?.at ?? 0);
      const to = lineStart + tail.at;
      if (head === undefined || from > to) return undefined;
      rows.push({ ...head.fields, [form.open]: text.slice(from, to), ...tail.fields });
      head = nextHead;
      recordStart = nextStart;
    }
    lineStart = nextStart;
  }
  return recordStart === lineStart ? rows : undefined;
}

/** An empty text has no lines, and a line break at the end begins none. */
function linesOf(text: string): readonly string[] {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
  return text === '' ? [] : whole.split('\n');
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
