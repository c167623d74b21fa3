import type { TableBlock } from '../../../bot/reply.ts';
import { isBlank } from '../../../lib/blank.ts';
import { harmless } from '../../../lib/harmless.ts';
import { phoneTable } from '../../../lib/phone-table.ts';
import { sizeOf } from './cost.ts';
import { fixedLine } from './line.ts';
import type { Section } from './part.ts';

/** What one table block takes, with the headings, and so that it fits into a message with room for what goes with it. */
const most = { rows: 100, columns: 20, json: 7000, text: 2500 };
/** In place of an empty cell, which Slack refuses. */
const nothing = '–';

/**
 * A table as Slack's own where that is allowed and it is not too large, in a fixed pitch otherwise.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks/table-block
 */
export function tableSection(table: TableBlock, isAllowed: boolean): Section {
  const columns = table.columns.map((column) => ({ ...column, title: harmless(column.title) }));
  const rows = table.rows.map((row) => columns.map((_column, index) => harmless(row[index] ?? '')));
  const native = nativeTable({ columns, rows });
  const size = sizeOf([native]);
  const isFitting =
    native.lines.length <= most.rows &&
    columns.length > 0 &&
    columns.length <= most.columns &&
    size.json <= most.json &&
    size.text <= most.text;
  if (isAllowed && isFitting) return native;
  const lines = phoneTable({ columns, rows });
  const head = Math.max(
    0,
    lines.findIndex(({ isHead }) => !isHead),
  );
  return { kind: 'pre', lines: lines.map(({ text }) => fixedLine(text)), head };
}

function nativeTable({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): Section {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) =>
    row.map((cell) => ({ text: isBlank(cell) ? nothing : cell.trim() })),
  );
  return {
    kind: 'table',
    lines,
    head: 1,
    columns: columns.map(({ align = 'left' }) => ({ align, is_wrapped: true })),
  };
}
