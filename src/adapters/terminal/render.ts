import type { BarsBlock, Block, FieldsBlock, Item, NoteBlock, Reply, Span, TableBlock } from '../../bot/reply.ts';
import { displayWidth, padTo, wrap } from '../../lib/display-width.ts';
import { textTable } from '../../lib/text-table.ts';
import { harmless, type Style } from './style.ts';

export interface Screen {
  readonly style: Style;
  /** How many columns there are; `undefined` for output that is not a screen and never breaks a line. */
  readonly columns: number | undefined;
}

const gap = '  ';
/** The bar of the largest value, in columns. */
const longestBar = 30;
const partsOfBar = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A reply as lines of text, without a line break at the end. */
export function renderReply(reply: Reply, screen: Screen): string {
  const blocks = reply.blocks.map((block, index) => {
    const apart =
      index > 0 && (block.kind === 'table' || block.kind === 'bars')
        ? ['', ...renderBlock(block, screen)]
        : renderBlock(block, screen);
    return apart.join('\n');
  });
  const buttons = (reply.buttons ?? []).map((button, index) => {
    const number = screen.style.code(`[${index + 1}]`);
    return `${number} ${harmless(button.label)}`;
  });
  return [...blocks, ...buttons].filter((part) => part !== '').join('\n');
}

function renderBlock(block: Block, screen: Screen): string[] {
  switch (block.kind) {
    case 'text':
      return [block.spans.map((span) => renderSpan(span, screen.style)).join('')];
    case 'fields':
      return renderFields(block, screen.style);
    case 'table':
      return renderTable(block, screen);
    case 'items':
      return block.items.flatMap((item) => renderItem(item, screen));
    case 'bars':
      return renderBars(block, screen);
    case 'quote':
      return block.text.split('\n').map((line) => gap + harmless(line));
    case 'note':
      return [renderNote(block, screen.style)];
    case 'file':
      return [];
  }
}

function renderSpan(span: Span, style: Style): string {
  return typeof span === 'string' ? harmless(span) : style[span.style](harmless(span.text));
}

function renderFields({ fields }: FieldsBlock, style: Style): string[] {
  const labels = fields.map(({ label }) => harmless(label));
  const width = Math.max(0, ...labels.map(displayWidth));
  return fields.map(({ value, tone }, index) => {
    const shown = harmless(value);
    return `${style.faint(padTo(labels[index] ?? '', width))}${gap}${tone === undefined ? shown : style.tone(tone, shown)}`;
  });
}

function renderTable({ columns, rows }: TableBlock, { style, columns: screenWidth }: Screen): string[] {
  const titles = columns.map((column) => ({ ...column, title: harmless(column.title) }));
  const cells = rows.map((row) => row.map(harmless));
  const lines = textTable({ columns: titles, rows: cells }, screenWidth);
  return lines.map(({ text, isHead }) => (isHead ? style.faint(text) : text));
}

/** The title and its facts on one line while there is room, then the text. */
function renderItem({ title, facts, text, tone }: Item, { style, columns }: Screen): string[] {
  const head = [title, ...facts].map(harmless).join(' · ');
  const wide = columns === undefined ? Number.POSITIVE_INFINITY : columns;
  const [first = '', ...more] = wrap(head, wide - gap.length);
  const body =
    text === undefined ? [] : text.split(/\r\n|\r|\n/).flatMap((line) => wrap(harmless(line), wide - gap.length));
  const shown = tone === undefined ? first : style.tone(tone, first);
  return [shown, ...[...more, ...body].map((line) => gap + line)];
}

/** Each bar ends in an eighth of a column, so that small differences show. */
function renderBars({ bars }: BarsBlock, { style }: Screen): string[] {
  const labels = bars.map(({ label }) => harmless(label));
  const width = Math.max(0, ...labels.map(displayWidth));
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return bars.map(({ value, shown }, index) => {
    const eighths = Math.round((value / most) * longestBar * 8);
    const bar = '█'.repeat(Math.floor(eighths / 8)) + (partsOfBar[eighths % 8] ?? '');
    return `${style.faint(padTo(labels[index] ?? '', width))}${gap}${bar}${bar === '' ? '' : ' '}${harmless(shown)}`;
  });
}

function renderNote({ text, tone }: NoteBlock, style: Style): string {
  return tone === undefined ? style.faint(harmless(text)) : style.tone(tone, style.strong(harmless(text)));
}
