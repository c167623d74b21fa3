import { isBlank } from '../../../lib/blank.ts';
import { add, type Cost, containerOf, costOf, sizeOf } from './cost.ts';
import { breakLine, type Line, textOf } from './line.ts';
import type { Part, Section } from './part.ts';

/** What one message takes. */
export interface Limits extends Cost {
  readonly blocks: number;
}

/** A section, or what of it stands in one message. */
export interface Stretch extends Section {
  readonly isApart: boolean;
}

/** What stands in one message, in order. */
export type Draft = readonly Stretch[];

interface OpenDraft {
  readonly stretches: (Stretch & { readonly lines: Line[] })[];
  size: Cost;
}

/** Headings longer than this are not repeated. */
const longestHead = 400;
const none: Cost = { json: 0, text: 0 };

/**
 * Drafts of messages with all the parts: a part that does not fit any more begins a message, and one that fits into
 * none is divided between lines, and a line that fits into none between words. None of the drafts is blank.
 */
export function draftsOf(parts: readonly Part[], limits: Limits): Draft[] {
  const drafts: Draft[] = [];
  let draft = emptyDraft();

  function turn(): void {
    if (draft.stretches.length === 0) return;
    drafts.push(draft.stretches);
    draft = emptyDraft();
  }

  function hasRoomFor(size: Cost, blocks: number): boolean {
    return isWithin(add(draft.size, size), limits) && draft.stretches.length + blocks <= limits.blocks;
  }

  function addSection(section: Section, isApart: boolean): void {
    const { kind, lines } = section;
    const head = repeatedHead(section);
    const beginning = sizeOf([{ ...section, lines: head }]);
    const isRoomy = (piece: Line): boolean => isWithin(add(beginning, costOf(piece, kind)), limits);
    // Headings never stand alone at the end of a message.
    if (!hasRoomFor(sizeOf([{ ...section, lines: lines.slice(0, head.length + 1) }]), 1)) turn();
    let stretch: Stretch & { readonly lines: Line[] } = begin(section, isApart);
    for (const [number, line] of lines.entries()) {
      const pieces = kind === 'table' ? [line] : breakLine(line, isRoomy);
      for (const [index, piece] of pieces.entries()) {
        const size = costOf(piece, kind);
        // The rest of a broken line goes to the next message: there is no line break in the data.
        if (stretch.lines.length > 0 && (index > 0 || !hasRoomFor(size, 0))) {
          turn();
          stretch = begin(section, isApart);
          if (number >= head.length) for (const again of head) addLine(stretch, again);
        }
        addLine(stretch, piece);
      }
    }
  }

  function begin(section: Section, isApart: boolean): Stretch & { readonly lines: Line[] } {
    const stretch = { ...section, isApart: isApart && draft.stretches.length > 0, lines: [] };
    draft.stretches.push(stretch);
    draft.size = add(draft.size, containerOf(section));
    return stretch;
  }

  function addLine(stretch: Stretch & { readonly lines: Line[] }, line: Line): void {
    stretch.lines.push(line);
    draft.size = add(draft.size, costOf(line, stretch.kind));
  }

  for (const { sections, isApart } of parts) {
    const size = sizeOf(sections);
    if (!hasRoomFor(size, sections.length) && isWithin(size, limits)) turn();
    for (const [index, section] of sections.entries()) addSection(section, isApart && index === 0);
  }
  turn();
  return drafts.filter((stretches) => stretches.some(({ lines }) => lines.some((line) => !isBlank(textOf(line)))));
}

function emptyDraft(): OpenDraft {
  return { stretches: [], size: none };
}

function isWithin({ json, text }: Cost, limits: Cost): boolean {
  return json <= limits.json && text <= limits.text;
}

function repeatedHead({ lines, head = 0 }: Section): readonly Line[] {
  const first = lines.slice(0, head);
  return first.reduce((sum, line) => sum + textOf(line).length, 0) <= longestHead ? first : [];
}
