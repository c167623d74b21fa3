import { inCharacters } from '../../../bot/charts/in-characters.ts';
import type { BarsBlock, Block, FieldsBlock, Item, NoteBlock, Span, TextBlock } from '../../../bot/reply.ts';
import { barLines } from '../../../lib/bar-lines.ts';
import { isBlank } from '../../../lib/blank.ts';
import { harmlessLines } from '../../../lib/harmless.ts';
import { narrow } from '../../../lib/phone-table.ts';
import { toneMarks } from '../../tone-marks.ts';
import { fixedLine, type Line, lineOf, type Run, textOf } from './line.ts';
import { type Part, type Section, separator } from './part.ts';
import { tableSection } from './table.ts';

export interface Surface {
  /** Whether amounts that can be drawn are left out here and shown as pictures. */
  readonly pictures: boolean;
  /** Whether Slack's own tables may stand here. */
  readonly tables: boolean;
}

const longestBar = 12;
/** Items longer than this fill several lines of a phone and stand apart from each other. */
const longestItem = 60;

/** Blocks as parts of messages. Files and pictures are not among them. */
export function partsOf(blocks: readonly Block[], surface: Surface): Part[] {
  // Slack refuses a second table, and two tables of one answer should look the same.
  const tables = surface.tables && blocks.filter(({ kind }) => kind === 'table').length === 1;
  const parts: Part[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const [first, ...others] = partsOfBlock(block, { ...surface, tables });
    if (first === undefined) continue;
    parts.push({ ...first, isApart: before !== undefined && isApart(before, block) }, ...others);
    before = block;
  }
  return parts;
}

/** A part that says one thing of ours. */
export function notePart(text: string): Part {
  return { sections: [noteSection({ kind: 'note', text })], isApart: true };
}

function isFixed({ kind }: Block): boolean {
  return kind === 'table' || kind === 'bars' || kind === 'quote';
}

/** Text in a fixed pitch has room around it by itself. */
function isApart(before: Block, block: Block): boolean {
  return before.kind !== block.kind && !isFixed(before) && !isFixed(block);
}

function partsOfBlock(block: Block, { pictures, tables }: Surface): Part[] {
  switch (block.kind) {
    case 'text':
      return partOf(plain([spansLine(block)]));
    case 'fields':
      return partOf(plain(block.fields.map(fieldLine)));
    case 'table':
      return partOf(tableSection(block, tables));
    case 'items':
      return itemParts(block.items);
    case 'bars':
      return pictures && block.picture !== undefined ? [] : partOf(...barSections(block));
    case 'quote':
      return partOf({ kind: 'pre', lines: harmlessLines(block.text).map(fixedLine) });
    case 'note':
      return partOf(noteSection(block));
    case 'file':
      return [];
  }
}

function partOf(...sections: readonly Section[]): Part[] {
  const shown = sections.filter(({ lines }) => lines.some((line) => !isBlank(textOf(line))));
  return shown.length === 0 ? [] : [{ sections: shown.map(withoutOuterBlanks), isApart: false }];
}

function withoutOuterBlanks(section: Section): Section {
  const { kind, lines } = section;
  const isShown = (line: Line): boolean => kind === 'table' || !isBlank(textOf(line));
  return { ...section, lines: lines.slice(lines.findIndex(isShown), lines.findLastIndex(isShown) + 1) };
}

function plain(lines: readonly Line[]): Section {
  return { kind: 'plain', lines: lines.filter((line) => line.length > 0) };
}

function spansLine({ spans }: TextBlock): Line {
  return lineOf(...spans.map(runOf));
}

function runOf(span: Span): Run {
  if (typeof span === 'string') return { text: span };
  return { text: span.text, style: span.style === 'strong' ? 'bold' : 'code' };
}

function fieldLine({ label, value, tone }: FieldsBlock['fields'][number]): Line {
  const shown = tone === undefined ? value : `${toneMarks[tone]} ${value}`;
  if (isBlank(label)) return lineOf({ text: shown });
  if (isBlank(shown)) return lineOf({ text: label, style: 'bold' });
  return lineOf({ text: `${label}:`, style: 'bold' }, { text: ` ${shown}` });
}

function itemParts(list: readonly Item[]): Part[] {
  const parts = list.flatMap((item) => partOf(plain([itemLine(item)]), quoted(item.text)));
  const isLong = parts.some(({ sections }) =>
    sections.some(({ kind, lines }) => kind !== 'plain' || lines.some((line) => textOf(line).length > longestItem)),
  );
  return parts.map((part, index) => ({ ...part, isApart: isLong && index > 0 }));
}

function itemLine({ title, facts }: Item): Line {
  const pieces: readonly Run[] = [{ text: title, style: 'bold' }, ...facts.map((text) => ({ text }))];
  return lineOf(
    ...pieces
      .filter(({ text }) => !isBlank(text))
      .flatMap((piece, index) => (index === 0 ? [piece] : [{ text: separator }, piece])),
  );
}

/** Empty lines in a row become one. */
function quoted(text = ''): Section {
  const lines = harmlessLines(text).map((line) => lineOf({ text: line }));
  return {
    kind: 'quote',
    lines: lines.filter((line, index) => line.length > 0 || (lines[index - 1]?.length ?? 0) > 0),
  };
}

function barSections(block: BarsBlock): Section[] {
  const { heading = '', bars } = inCharacters(block);
  const above = plain([lineOf({ text: heading })]);
  const lines = barLines(bars, { width: narrow, longest: longestBar });
  if (lines === undefined) {
    return [above, plain(bars.map((bar) => fieldLine({ label: bar.label, value: bar.shown })))];
  }
  return [above, { kind: 'pre', lines: lines.map(([label, rest]) => fixedLine(label + rest)) }];
}

function noteSection({ text, tone }: NoteBlock): Section {
  if (isBlank(text)) return plain([]);
  if (tone === undefined) return { kind: 'note', lines: [lineOf({ text })] };
  return plain([lineOf({ text: `${toneMarks[tone]} ${text}`, style: 'bold' })]);
}
