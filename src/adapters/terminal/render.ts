import { inCharacters } from '../../bot/charts/in-characters.ts';
import {
  type BarsBlock,
  type Block,
  type Button,
  type FieldsBlock,
  type Item,
  type NoteBlock,
  type Reply,
  type TableBlock,
  withoutForms,
} from '../../bot/reply.ts';
import { barLines } from '../../lib/bar-lines.ts';
import { displayWidth, longestWord, padTo, wrap } from '../../lib/display-width.ts';
import { harmless, harmlessLines } from '../../lib/harmless.ts';
import { textTable } from '../../lib/text-table.ts';
import { renderSpans } from './spans.ts';
import type { Style } from './style.ts';

export interface Screen {
  readonly style: Style;
  /** How many columns there are; `undefined` for output that is not a screen and never breaks a line. */
  readonly columns: number | undefined;
}

/** A screen whose width is a number, endless for one that never breaks a line. */
interface Sheet {
  readonly style: Style;
  readonly width: number;
}

const gap = '  ';
const separator = ' · ';
/** Values get no less room than this beside their labels. */
const narrowest = 16;
/** The bar of the largest value, in columns. */
const longestBar = 30;

/** A reply as lines of text, without a line break at the end; its summary when there is nothing else. Shows no files. */
export function renderReply(reply: Reply, { style, columns = Number.POSITIVE_INFINITY }: Screen): string {
  const sheet = { style, width: columns };
  const blocks = reply.blocks.map((block, index) => {
    const lines = renderBlock(block, sheet);
    const isApart = index > 0 && (block.kind === 'table' || block.kind === 'bars');
    return (isApart ? ['', ...lines] : lines).join('\n');
  });
  const buttons = withoutForms(reply.buttons).map((button, index) => renderButton(button, index + 1, sheet));
  const shown = [...blocks, ...buttons].filter((part) => part !== '').join('\n');
  return shown === '' ? wrap(harmless(reply.summary), sheet.width).join('\n') : shown;
}

function renderBlock(block: Block, sheet: Sheet): string[] {
  switch (block.kind) {
    case 'text':
      return renderSpans(block.spans, sheet.style, sheet.width);
    case 'fields':
      return renderFields(block.fields, sheet);
    case 'table':
      return renderTable(block, sheet);
    case 'items':
      return block.items.flatMap((item) => renderItem(item, sheet));
    case 'bars':
      return renderBars(block, sheet);
    case 'quote':
      return harmlessLines(block.text).map(indented);
    case 'note':
      return renderNote(block, sheet);
    case 'file':
      return [];
  }
}

/** Values beside their labels where there is room, and below them where there is not. */
function renderFields(fields: FieldsBlock['fields'], { style, width }: Sheet): string[] {
  const shown = fields.map((field) => ({ ...field, label: harmless(field.label), value: harmless(field.value) }));
  const ofLabels = Math.max(0, ...shown.map(({ label, heads }) => (heads ? 0 : displayWidth(label))));
  const ofValues = Math.max(0, ...shown.map(({ value }) => displayWidth(value)));
  const room = width - ofLabels - gap.length;
  return shown.flatMap(({ label, value, tone, typed, heads }, place) => {
    const paint = (line: string): string => (tone === undefined ? line : style.tone(tone, line));
    const paintLabel = typed ? style.code : style.faint;
    if (heads) return [...(place === 0 ? [] : ['']), ...wrap(label, width).map(style.strong)];
    if (value === '') return wrap(label, width).map(paintLabel);
    if (room < Math.min(narrowest, ofValues) || longestWord(value) > room) {
      const under = wrap(value, width - gap.length).map((line) => indented(paint(line)));
      return [...wrap(label, width).map(paintLabel), ...under];
    }
    return wrap(value, room).map((line, index) => {
      const beside = padTo(index === 0 ? label : '', ofLabels);
      return `${index === 0 ? paintLabel(beside) : beside}${gap}${paint(line)}`;
    });
  });
}

function renderTable({ columns, rows }: TableBlock, { style, width }: Sheet): string[] {
  const titles = columns.map((column) => ({ ...column, title: harmless(column.title) }));
  const cells = rows.map((row) => row.map(harmless));
  const lines = textTable({ columns: titles, rows: cells }, width);
  return lines.map(({ text, isHead }) => (isHead ? style.faint(text) : text));
}

/** The title and its facts side by side while there is room, then the text. */
function renderItem({ title, facts, text, tone }: Item, { style, width }: Sheet): string[] {
  const room = width - gap.length;
  const [first = '', ...more] = sideBySide([title, ...facts].map(harmless), room).map((line) =>
    tone === undefined ? line : style.tone(tone, line),
  );
  const body = text === undefined ? [] : harmlessLines(text).flatMap((line) => wrap(line, room));
  return [first, ...[...more, ...body].map(indented)];
}

/** Lines are broken between the pieces rather than within them. */
function sideBySide(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const piece of pieces) {
    const longer: string = line === undefined ? piece : line + separator + piece;
    if (line !== undefined && displayWidth(longer) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = longer;
    }
  }
  return [...lines, line ?? ''].flatMap((whole) => wrap(whole, width));
}

function renderBars(block: BarsBlock, sheet: Sheet): string[] {
  const { heading, bars } = inCharacters(block);
  const above = heading === undefined ? [] : wrap(harmless(heading), sheet.width);
  const lines = barLines(bars, { width: sheet.width, longest: longestBar });
  if (lines !== undefined) return [...above, ...lines.map(([label, rest]) => sheet.style.faint(label) + rest)];
  const fields = bars.map(({ label, shown }) => ({ label, value: shown }));
  return [...above, ...renderFields(fields, sheet)];
}

function renderNote({ text, tone }: NoteBlock, { style, width }: Sheet): string[] {
  const paint = tone === undefined ? style.faint : (line: string) => style.tone(tone, style.strong(line));
  return wrap(harmless(text), width).map(paint);
}

function renderButton({ label }: Button, number: number, { style, width }: Sheet): string {
  const mark = `[${number}]`;
  const indent = ' '.repeat(mark.length + 1);
  const [first = '', ...more] = wrap(harmless(label), width - indent.length);
  return [`${style.code(mark)} ${first}`, ...more.map((line) => indent + line)].join('\n');
}

function indented(line: string): string {
  return line === '' ? '' : gap + line;
}
