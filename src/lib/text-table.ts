import { displayWidth, padTo, wrap } from './display-width.ts';

export interface TextTable {
  readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** Lines of a table: `isHead` tells the line of headings, which may be set off. */
export interface TextTableLine {
  readonly text: string;
  readonly isHead: boolean;
}

const gap = '  ';
/** The last column is never made narrower than this; where it would be, each row is written as lines of its own. */
const narrowest = 16;

/**
 * A table in a fixed pitch. Where it is too wide its last column is wrapped, and where that does not help each row
 * becomes a few lines: its first cell, and under it the others with their headings.
 *
 * @param width - how many columns of letters there are; endless for a file or a pipe
 */
export function textTable({ columns, rows }: TextTable, width = Number.POSITIVE_INFINITY): TextTableLine[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, column) => sum + column + gap.length, 0);
  const last = widths.at(-1) ?? 0;
  if (before + Math.min(last, narrowest) > width) return stacked({ columns, rows }, width);
  return aligned({ columns, rows }, widths, width - before);
}

function aligned({ columns, rows }: TextTable, widths: readonly number[], room: number): TextTableLine[] {
  const end = columns.length - 1;
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => padTo(cell, widths[index] ?? 0, columns[index]?.align))
      .join(gap)
      .trimEnd();
  const body = rows.flatMap((row) => {
    const cells = columns.map((_column, index) => row[index] ?? '');
    const [head = '', ...more] = wrap(cells[end] ?? '', room);
    return [
      line([...cells.slice(0, end), head]),
      ...more.map((part) => line([...cells.slice(0, end).map(() => ''), part])),
    ];
  });
  const head = { text: line(columns.map(({ title }) => title)), isHead: true };
  return [head, ...body.map((text) => ({ text, isHead: false }))];
}

function stacked({ columns, rows }: TextTable, width: number): TextTableLine[] {
  return rows.flatMap((row) => {
    const [first = '', ...others] = columns.map((_column, index) => row[index] ?? '');
    const lines = others.flatMap((cell, index) => {
      if (cell === '') return [];
      const labelled = columns.length === 2 ? cell : `${columns[index + 1]?.title ?? ''}: ${cell}`;
      return wrap(labelled, width - gap.length).map((part) => gap + part);
    });
    return [...wrap(first, width), ...lines].map((text) => ({ text, isHead: false }));
  });
}
