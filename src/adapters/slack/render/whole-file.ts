import { type FileBlock, file } from '../../../bot/reply.ts';
import { textTable } from '../../../lib/text-table.ts';
import { type Line, textOf } from './line.ts';
import type { Part, Section } from './part.ts';

/** All parts as a file of plain text. */
export function wholeFile(parts: readonly Part[]): FileBlock {
  const lines = parts.flatMap(({ sections, isApart }) => [...(isApart ? [''] : []), ...sections.flatMap(linesOf)]);
  return file('answer.txt', 'text/plain', `${lines.join('\n')}\n`);
}

function linesOf({ kind, lines, columns = [] }: Section): string[] {
  if (kind !== 'table') return lines.map(textOf);
  const [head = [], ...rows] = lines.map(cellsOf);
  const titles = head.map((title, index) => ({
    title,
    align: columns[index]?.align === 'right' ? ('right' as const) : ('left' as const),
  }));
  return textTable({ columns: titles, rows }).map(({ text }) => text);
}

function cellsOf(row: Line): string[] {
  return row.map(({ text }) => text);
}
