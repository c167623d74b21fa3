import type { BarsBlock, Block, FieldsBlock, NoteBlock, Reply, Span, TableBlock } from '../../bot/reply.ts';
import { displayWidth, padTo, wrap } from '../../lib/display-width.ts';
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
/** A column is never made narrower than this to fit the screen. */
const narrowest = 16;

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
    case 'bars':
      return renderBars(block, screen);
    case 'quote':
      return block.text.split('\n').map((line) => gap + harmless(line));
    case 'note':
      return [renderNote(block, screen.style)];
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
  const titles = columns.map(({ title }) => harmless(title));
  const cells = rows.map((row) => columns.map((_column, index) => harmless(row[index] ?? '')));
  const widths = titles.map((title, index) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + gap.length, 0);
  const room = screenWidth === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowest, screenWidth - before);
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => padTo(cell, widths[index] ?? 0, columns[index]?.align))
      .join(gap)
      .trimEnd();
  const body = cells.flatMap((row) => {
    const [head = '', ...more] = wrap(row[last] ?? '', room);
    return [line([...row.slice(0, last), head]), ...more.map((part) => ' '.repeat(before) + part)];
  });
  return [style.faint(line(titles)), ...body];
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
