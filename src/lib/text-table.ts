import { displayWidth, longestWord, padTo, wrap } from './display-width.ts';

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
  const widths = columns.map(({ title }, index) => widest([title, ...cellsOf(rows, index)], displayWidth));
  const before = widths.slice(0, -1).reduce((sum, column) => sum + column + gap.length, 0);
  const last = widths.at(-1) ?? 0;
  const end = columns.length - 1;
  const unbreakable = widest([columns[end]?.title ?? '', ...cellsOf(rows, end)], longestWord);
  const least = Math.max(Math.min(last, narrowest), unbreakable);
  if (columns.length > 1 && before + least > width) return stacked({ columns, rows }, width);
  return aligned({ columns, rows }, [...widths.slice(0, -1), Math.min(last, width - before)]);
}

/** How many columns of letters a table takes where nothing is wrapped. */
export function tableWidth({ columns, rows }: TextTable): number {
  const widths = columns.map(({ title }, index) => widest([title, ...cellsOf(rows, index)], displayWidth));
  return widths.reduce((sum, column) => sum + column + gap.length, -gap.length);
}

function cellsOf(rows: TextTable['rows'], index: number): readonly string[] {
  return rows.map((row) => row[index] ?? '');
}

function widest(texts: readonly string[], measure: (text: string) => number): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0);
}

function aligned({ columns, rows }: TextTable, widths: readonly number[]): TextTableLine[] {
  const end = columns.length - 1;
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => padTo(cell, widths[index] ?? 0, columns[index]?.align))
      .join(gap)
      .trimEnd();
  const linesOf = (row: readonly string[]): string[] => {
    const first = columns.slice(0, -1).map((_column, index) => row[index] ?? '');
    const blank = first.map(() => '');
    return wrap(row[end] ?? '', widths[end] ?? 0).map((part, index) => line([...(index === 0 ? first : blank), part]));
  };
  const head = linesOf(columns.map(({ title }) => title)).map((text) => ({ text, isHead: true }));
  return [...head, ...rows.flatMap(linesOf).map((text) => ({ text, isHead: false }))];
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
