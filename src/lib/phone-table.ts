import { cutTo, displayWidth } from './display-width.ts';
import { type TextTable, type TextTableLine, tableWidth, textTable } from './text-table.ts';

/** How many columns of letters a phone shows in a fixed pitch without breaking lines. */
export const narrow = 40;
/** Wider lines are broken on every screen. */
const wide = 60;
/** Columns of figures and single words; broken by a phone, their rows can still be read. */
const shortColumn = 14;
const indent = '  ';

/** A table for a phone: aligned where it is narrow or all its columns are short, wrapped or stacked otherwise. */
export function phoneTable(table: TextTable): TextTableLine[] {
  const width = tableWidth(table);
  const cells = [table.columns.map(({ title }) => title), ...table.rows].flat();
  const isShort = cells.every((cell) => displayWidth(cell) <= shortColumn);
  if (width <= narrow || (width <= wide && isShort)) return textTable(table);
  return textTable(table, narrow).flatMap(({ text, isHead }) => cut(text).map((part) => ({ text: part, isHead })));
}

/** A line without words that are wider than a phone. */
function cut(line: string): string[] {
  const beginning = line.startsWith(indent) ? indent : '';
  const parts: string[] = [];
  let rest = line;
  while (displayWidth(rest) > narrow) {
    const part = cutTo(rest, narrow);
    parts.push(part);
    rest = beginning + rest.slice(part.length);
  }
  return [...parts, rest];
}
