import type { BarsBlock, Block, Field, Item, NoteBlock, Span, TableBlock, TextBlock } from '../../../bot/reply.ts';
import { barLines } from '../../../lib/bar-lines.ts';
import { harmlessLines } from '../../../lib/harmless.ts';
import { narrow } from '../../../lib/phone-table.ts';
import { toneMarks } from '../../tone-marks.ts';
import { fixedLine, isUnseen, type Line, lengthOf, lineOf, type Run, telegramText } from './line.ts';
import type { Part, Section } from './part.ts';
import { tableLines } from './table.ts';

const separator = ' · ';
const longestBar = 12;
/** Longer texts are folded. */
const shownLines = 3;
const shownUnits = 200;
/** Items longer than this fill several lines of a phone and stand apart from each other. */
const longestItem = 60;

/** Blocks as parts of messages. Files and pictures are not among them. */
export function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const [first, ...others] = partsOfBlock(block);
    if (first === undefined) continue;
    parts.push({ ...first, isApart: before !== undefined && isApart(before, block) }, ...others);
    before = block;
  }
  return parts;
}

function isFixed({ kind }: Block): boolean {
  return kind === 'table' || kind === 'bars' || kind === 'quote';
}

/** Text in a fixed pitch has room around it by itself. */
function isApart(before: Block, block: Block): boolean {
  return before.kind !== block.kind && !isFixed(before) && !isFixed(block);
}

function partsOfBlock(block: Block): Part[] {
  switch (block.kind) {
    case 'text':
      return partOf(plain([spansLine(block)]));
    case 'fields':
      return fieldParts(block.fields);
    case 'table':
      return tableParts(block);
    case 'items':
      return itemParts(block.items);
    case 'bars':
      return block.picture === undefined ? barParts(block) : [];
    case 'quote':
      return partOf(fixed(harmlessLines(block.text).map(telegramText)));
    case 'note':
      return partOf(plain([noteLine(block)]));
    case 'file':
      return [];
  }
}

function partOf(...sections: readonly Section[]): Part[] {
  const shown = sections.filter(({ lines }) => lines.some((line) => line.length > 0));
  return shown.length === 0 ? [] : [{ sections: shown, isApart: false }];
}

function plain(lines: readonly Line[]): Section {
  return { kind: 'plain', lines: lines.filter((line) => line.length > 0) };
}

function fixed(lines: readonly string[], head = 0): Section {
  return { kind: 'pre', lines: lines.map(fixedLine), head };
}

function spansLine({ spans }: TextBlock): Line {
  return lineOf(...spans.map(runOf));
}

function runOf(span: Span): Run {
  if (typeof span === 'string') return { text: span };
  return { text: span.text, mark: span.style === 'strong' ? 'bold' : 'code' };
}

/** What a heading is over stands apart from what is before it. */
function fieldParts(fields: readonly Field[]): Part[] {
  const groups: Field[][] = [];
  for (const field of fields) {
    const group = groups.at(-1);
    if (group === undefined || field.heads) groups.push([field]);
    else group.push(field);
  }
  const parts = groups.flatMap((group) => partOf(plain(group.map(fieldLine))));
  return parts.map((part, index) => ({ ...part, isApart: index > 0 }));
}

function fieldLine({ label, value, tone, typed }: Field): Line {
  const shown = tone === undefined ? value : `${toneMarks[tone]} ${value}`;
  if (isUnseen(label)) return lineOf({ text: shown });
  if (typed) return lineOf({ text: label, mark: 'code' }, { text: isUnseen(shown) ? '' : ` – ${shown}` });
  if (isUnseen(shown)) return lineOf({ text: label, mark: 'bold' });
  return lineOf({ text: `${label}:`, mark: 'bold' }, { text: ` ${shown}` });
}

function tableParts(table: TableBlock): Part[] {
  const lines = tableLines(table);
  const head = lines.findIndex(({ isHead }) => !isHead);
  return partOf(
    fixed(
      lines.map(({ text }) => text),
      Math.max(0, head),
    ),
  );
}

function itemParts(list: readonly Item[]): Part[] {
  const parts = list.flatMap((item) => partOf(plain([itemLine(item)]), ...quoted(item.text)));
  const isLong = parts.some(({ sections }) =>
    sections.some(({ kind, lines }) => kind !== 'plain' || lines.some((line) => lengthOf(line) > longestItem)),
  );
  return parts.map((part, index) => ({ ...part, isApart: isLong && index > 0 }));
}

function itemLine({ title, facts }: Item): Line {
  const pieces: readonly Run[] = [{ text: title, mark: 'bold' }, ...facts.map((text) => ({ text }))];
  return lineOf(
    ...pieces
      .filter(({ text }) => !isUnseen(text))
      .flatMap((piece, index) => (index === 0 ? [piece] : [{ text: separator }, piece])),
  );
}

/** Empty lines in a row become one. */
function quoted(text = ''): Section[] {
  const lines = harmlessLines(text).map((line) => lineOf({ text: line }));
  const shown = lines.filter((line, index) => line.length > 0 || (lines[index - 1]?.length ?? 0) > 0);
  if (!shown.some((line) => line.length > 0)) return [];
  const units = shown.reduce((sum, line) => sum + lengthOf(line), 0);
  const isLong = shown.length > shownLines || units > shownUnits;
  return [{ kind: isLong ? 'expandable_blockquote' : 'blockquote', lines: shown }];
}

function barParts({ bars }: BarsBlock): Part[] {
  const shown = bars.map((bar) => ({ ...bar, label: telegramText(bar.label), shown: telegramText(bar.shown) }));
  const lines = barLines(shown, { width: narrow, longest: longestBar });
  if (lines !== undefined) return partOf(fixed(lines.map(([label, rest]) => label + rest)));
  return partOf(plain(bars.map((bar) => fieldLine({ label: bar.label, value: bar.shown }))));
}

function noteLine({ text, tone }: NoteBlock): Line {
  if (isUnseen(text)) return [];
  return tone === undefined
    ? lineOf({ text, mark: 'italic' })
    : lineOf({ text: `${toneMarks[tone]} ${text}`, mark: 'bold' });
}
