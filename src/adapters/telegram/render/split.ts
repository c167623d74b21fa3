import type { MessageEntity } from 'grammy/types';
import { isBlank } from '../../../lib/blank.ts';
import { breakLine, type Room } from './break-line.ts';
import { type Line, lengthOf, lineOf, marksIn, textOf } from './line.ts';
import type { Part, Section } from './part.ts';

export interface RenderedMessage {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** What one message takes. */
const most: Room = { units: 4096, entities: 100 };
/** Headings longer than this are not repeated. */
const longestHead = 400;
/** Where a line was broken, what stands at the two edges may have become risky. */
const spareMarks = 2;

interface Stretch {
  readonly kind: Section['kind'];
  readonly isApart: boolean;
  readonly lines: Line[];
}

interface Draft {
  readonly stretches: Stretch[];
  units: number;
  entities: number;
}

/**
 * Messages with all the parts: a part that does not fit any more begins a message, and one that fits into none is
 * divided between lines, and a line that fits into none between words. None of the messages is blank.
 */
export function messagesOf(parts: readonly Part[]): RenderedMessage[] {
  const drafts: Draft[] = [];
  let draft = emptyDraft();

  function turn(): void {
    drafts.push(draft);
    draft = emptyDraft();
  }

  function add(section: Section, isApart: boolean): void {
    const head = repeatedHead(section);
    const heading = head.reduce((sum, line) => sum + lengthOf(line) + 1, 0);
    const room = { units: most.units - heading, entities: most.entities - containers(section) - spareMarks };
    let stretch: Stretch | undefined;
    // Headings never stand alone at the end of a message.
    const beginning = sizeOf([{ ...section, lines: section.lines.slice(0, head.length + 1) }]);
    if (draft.units + gapBefore(draft, isApart) + beginning.units > most.units && draft.stretches.length > 0) turn();
    for (const [number, line] of section.lines.entries()) {
      for (const [index, piece] of inPieces(line, room, section).entries()) {
        const isFirst = stretch === undefined && number === 0;
        const entities = marksIn(piece) + (stretch === undefined ? containers(section) : 0);
        const units = lengthOf(piece) + gapBefore(draft, isApart && isFirst);
        // The rest of a broken line goes to the next message: there is no line break in the data.
        if (index > 0 || draft.units + units > most.units || draft.entities + entities > most.entities) {
          if (draft.stretches.length > 0) turn();
          stretch = undefined;
        }
        if (stretch === undefined) {
          stretch = { kind: section.kind, isApart: isApart && isFirst, lines: [] };
          if (number >= head.length) for (const again of head) addLine(draft, stretch, again);
        }
        addLine(draft, stretch, piece);
      }
    }
  }

  for (const { sections, isApart } of parts) {
    const size = sizeOf(sections);
    const isRoom =
      draft.units + gapBefore(draft, isApart) + size.units <= most.units &&
      draft.entities + size.entities <= most.entities;
    if (!isRoom && size.units <= most.units && size.entities <= most.entities) turn();
    for (const [index, section] of sections.entries()) add(section, isApart && index === 0);
  }
  turn();
  return drafts.map(write).filter(({ text }) => !isBlank(text));
}

function emptyDraft(): Draft {
  return { stretches: [], units: 0, entities: 0 };
}

/** A piece may begin with a command that was within a word before. */
function inPieces(line: Line, room: Room, { kind }: Section): readonly Line[] {
  const pieces = breakLine(line, room);
  return pieces.length === 1 || kind === 'pre' ? pieces : pieces.map((piece) => lineOf(...piece));
}

function containers({ kind }: Pick<Section, 'kind'>): number {
  return kind === 'plain' ? 0 : 1;
}

function repeatedHead({ lines, head = 0 }: Section): readonly Line[] {
  const first = lines.slice(0, head);
  return first.reduce((sum, line) => sum + lengthOf(line), 0) <= longestHead ? first : [];
}

function gapBefore(draft: Draft, isApart: boolean): number {
  if (draft.stretches.length === 0) return 0;
  return isApart ? 2 : 1;
}

function addLine(draft: Draft, stretch: Stretch, line: Line): void {
  const isNew = stretch.lines.length === 0;
  draft.units += lengthOf(line) + gapBefore(draft, isNew && stretch.isApart);
  draft.entities += marksIn(line) + (isNew ? containers(stretch) : 0);
  if (isNew) draft.stretches.push(stretch);
  stretch.lines.push(line);
}

function sizeOf(sections: readonly Section[]): Room {
  const lines = sections.flatMap((section) => section.lines);
  return {
    units: lines.reduce((sum, line) => sum + lengthOf(line) + 1, -1),
    entities:
      lines.reduce((sum, line) => sum + marksIn(line), 0) + sections.reduce((sum, one) => sum + containers(one), 0),
  };
}

function write({ stretches }: Draft): RenderedMessage {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const { kind, isApart, lines } of stretches) {
    const shown = withoutOuterBlanks(lines);
    if (shown.length === 0) continue;
    if (text !== '') text += isApart ? '\n\n' : '\n';
    const start = text.length;
    const within: MessageEntity[] = [];
    for (const [index, line] of shown.entries()) {
      if (index > 0) text += '\n';
      for (const run of line) {
        if (run.mark !== undefined) within.push({ type: run.mark, offset: text.length, length: run.text.length });
        // Telegram takes spaces off the beginning of an entity, which would push a first line to the left.
        text += kind === 'pre' && text.length === start ? run.text.replace(/^ /, '\u00a0') : run.text;
      }
    }
    if (kind !== 'plain') entities.push({ type: kind, offset: start, length: text.length - start });
    entities.push(...within);
  }
  return { text, entities };
}

function isShown(line: Line): boolean {
  return textOf(line).trim() !== '';
}

function withoutOuterBlanks(lines: readonly Line[]): readonly Line[] {
  return lines.slice(Math.max(0, lines.findIndex(isShown)), lines.findLastIndex(isShown) + 1);
}
