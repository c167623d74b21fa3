import type { TableBlock } from '../../../bot/reply.ts';
import { phoneTable } from '../../../lib/phone-table.ts';
import type { TextTableLine } from '../../../lib/text-table.ts';
import { telegramText } from './line.ts';

/** A table for a phone. */
export function tableLines({ columns, rows }: TableBlock): TextTableLine[] {
  return phoneTable({
    columns: columns.map((column) => ({ ...column, title: telegramText(column.title) })),
    rows: rows.map((row) => row.map(telegramText)),
  });
}
