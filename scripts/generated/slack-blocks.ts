import type { types } from '@slack/bolt';
import { drawActions } from './slack-controls.ts';
import { drawInput } from './slack-inputs.ts';
import {
  grey,
  type Look,
  linesOf,
  type Piece,
  type Place,
  type Run,
  round,
  widthOf,
  writeLine,
  writeText,
} from './slack-letters.ts';

const body: Look = { size: 14 };
const strong: Look = { ...body, face: 'bold' };
const bodyHeight = 21;
const code: Look = { size: 12, face: 'fixed', colour: '#c01343', isFramed: true };
const fixed: Look = { size: 12, face: 'fixed' };
const fixedHeight = 17;
const small: Look = { size: 12, colour: grey };
const smallHeight = 17;
const cellPadding = 9;
const line = '#dddddd';

/** What the bot makes messages, forms and Home tabs of. */
export type ShownBlock =
  | types.RichTextBlock
  | types.ContextBlock
  | types.SectionBlock
  | types.TableBlock
  | types.ActionsBlock
  | types.InputBlock;

/** Blocks below each other as Slack shows them. */
export function drawBlocks(blocks: readonly ShownBlock[], place: Place, gap = 8): Piece {
  const drawn: string[] = [];
  let y = place.y;
  for (const [index, block] of blocks.entries()) {
    if (index > 0) y += gap;
    const { svg, height } = drawBlock(block, { ...place, y });
    drawn.push(svg);
    y += height;
  }
  return { svg: drawn.join(''), height: y - place.y };
}

function drawBlock(block: ShownBlock, place: Place): Piece {
  switch (block.type) {
    case 'rich_text':
      return drawRichText(block, place);
    case 'context':
      return writeText([{ text: textsOf(block), look: small }], place, smallHeight);
    case 'section':
      return writeText([{ text: block.text?.text ?? '', look: body }], place, bodyHeight);
    case 'table':
      return drawTable(block, place);
    case 'actions':
      return drawActions(block, place);
    case 'input':
      return drawInput(block, place);
  }
}

function textsOf({ elements }: types.ContextBlock): string {
  return elements.map((element) => (element.type === 'image' ? '' : element.text)).join('  ');
}

function drawRichText({ elements }: types.RichTextBlock, place: Place): Piece {
  const drawn: string[] = [];
  let y = place.y;
  for (const [index, part] of elements.entries()) {
    if (index > 0) y += 4;
    const { svg, height } = drawPart(part, { ...place, y });
    drawn.push(svg);
    y += height;
  }
  return { svg: drawn.join(''), height: y - place.y };
}

function drawPart(part: types.RichTextBlockElement, { x, y, width }: Place): Piece {
  switch (part.type) {
    case 'rich_text_section':
      return writeText(part.elements.map(runOf), { x, y, width }, bodyHeight);
    case 'rich_text_quote': {
      const inner = writeText(part.elements.map(runOf), { x: x + 14, y, width: width - 14 }, bodyHeight);
      const bar = `<rect x="${x}" y="${y}" width="4" height="${inner.height}" rx="2" fill="${line}"/>`;
      return { svg: bar + inner.svg, height: inner.height };
    }
    case 'rich_text_preformatted': {
      const runs = part.elements.map((element) => ({ text: wordsOf(element), look: fixed }));
      const inner = writeText(runs, { x: x + 9, y: y + 8, width: width - 18 }, fixedHeight);
      const height = inner.height + 16;
      const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="4" fill="#f8f8f8" stroke="${line}"/>`;
      return { svg: box + inner.svg, height };
    }
    case 'rich_text_list':
      throw new Error('there is no picture of a list');
  }
}

function runOf(element: types.RichTextElement): Run {
  const style = element.type === 'text' ? element.style : undefined;
  const text = wordsOf(element);
  if (style?.code) return { text, look: code };
  return { text, look: style?.bold ? strong : body };
}

function wordsOf(element: types.RichTextElement): string {
  if (element.type !== 'text') throw new Error(`there is no picture of ${element.type}`);
  return element.text;
}

function drawTable({ rows, column_settings: settings = [] }: types.TableBlock, { x, y: top, width }: Place): Piece {
  const cells = rows.map((row, index) => row.map((cell) => cellRun(cell, index === 0)));
  const widths = columnWidths(cells, width);
  const whole = widths.reduce((sum, each) => sum + each, 0);
  const drawn: string[] = [];
  let y = top;
  for (const [index, row] of cells.entries()) {
    const broken = row.map((run, column) => linesOf([run], (widths[column] ?? 0) - 2 * cellPadding));
    const height = Math.max(...broken.map((lines) => lines.length)) * 18 + 2 * 6;
    if (index === 0) drawn.push(`<rect x="${x}" y="${y}" width="${round(whole)}" height="${height}" fill="#f8f8f8"/>`);
    else drawn.push(`<path d="M${x} ${y + 0.5}h${round(whole)}" stroke="${line}"/>`);
    let left = x;
    for (const [column, lines] of broken.entries()) {
      const room = widths[column] ?? 0;
      for (const [number, words] of lines.entries()) {
        const isRight = settings[column]?.align === 'right';
        const from = isRight ? left + room - cellPadding - widthOf(words) : left + cellPadding;
        drawn.push(writeLine(words, from, y + 6 + number * 18 + 13));
      }
      left += room;
      if (column < broken.length - 1) drawn.push(`<path d="M${round(left)} ${y}v${height}" stroke="${line}"/>`);
    }
    y += height;
  }
  const frame = `<rect x="${x}" y="${top}" width="${round(whole)}" height="${y - top}" rx="4" fill="none" stroke="${line}"/>`;
  return { svg: drawn.join('') + frame, height: y - top };
}

function cellRun(cell: types.TableBlock['rows'][number][number], isHead: boolean): Run {
  if (cell.type !== 'raw_text') throw new Error(`there is no picture of a cell of ${cell.type}`);
  return { text: cell.text, look: isHead ? { size: 13, face: 'bold' } : { size: 13 } };
}

/** As wide as their text is, the widest ones narrower where there is not so much room. */
function columnWidths(rows: readonly (readonly Run[])[], room: number): readonly number[] {
  const natural = (rows[0] ?? []).map(
    (_run, column) => Math.max(...rows.map((row) => widthOf(row.slice(column, column + 1)))) + 2 * cellPadding + 1,
  );
  const widths: number[] = [];
  let left = room;
  const narrowFirst = [...natural.entries()].sort(([, one], [, other]) => one - other);
  for (const [index, [column, width]] of narrowFirst.entries()) {
    widths[column] = Math.min(width, left / (narrowFirst.length - index));
    left -= widths[column];
  }
  return widths;
}
