import { cellOf, elementOf } from './elements.ts';
import { fallbackLine } from './fallback.ts';
import { type Line, textOf } from './line.ts';
import { type Section, separator } from './part.ts';

/** What something takes of a message, in characters: of its blocks as JSON and of its fallback text. Rather too much. */
export interface Cost {
  readonly json: number;
  readonly text: number;
}

/** A line break: a text element alone, or at the end of one that has no style. */
const lineBreak = { alone: 32, joined: 2 };
/** A block and the element in it. */
const container = 110;
const columnSettings = 45;

export function add(one: Cost, other: Cost): Cost {
  return { json: one.json + other.json, text: one.text + other.text };
}

/** What is known of lines: each is held against what is left of a message several times. */
const known = new WeakMap<Line, { readonly kind: Section['kind']; readonly cost: Cost; readonly fallback: string }>();

/** What a line takes; in its fallback text the cells of a table stand side by side. */
export function costOf(line: Line, kind: Section['kind']): Cost {
  return measured(line, kind).cost;
}

/** A line as it stands in the fallback text. */
export function fallbackOfLine(line: Line, kind: Section['kind']): string {
  return measured(line, kind).fallback;
}

function measured(line: Line, kind: Section['kind']) {
  const before = known.get(line);
  if (before?.kind === kind) return before;
  const fallback = fallbackLine(plainText(line, kind));
  const now = { kind, cost: { json: jsonOf(line, kind), text: fallback.length + 1 }, fallback };
  known.set(line, now);
  return now;
}

/** What a section takes for itself, without its lines. */
export function containerOf({ columns = [] }: Pick<Section, 'columns'>): Cost {
  return { json: container + columns.length * columnSettings, text: 0 };
}

export function sizeOf(sections: readonly Section[]): Cost {
  let json = 0;
  let text = 0;
  for (const section of sections) {
    json += containerOf(section).json;
    for (const line of section.lines) {
      const cost = costOf(line, section.kind);
      json += cost.json;
      text += cost.text;
    }
  }
  return { json, text };
}

/** A line as it is read aloud. */
function plainText(line: Line, kind: Section['kind']): string {
  return kind === 'table' ? line.map(({ text }) => text).join(separator) : textOf(line);
}

function jsonOf(line: Line, kind: Section['kind']): number {
  switch (kind) {
    case 'pre':
    case 'note':
      return JSON.stringify(textOf(line)).length;
    case 'table':
      return JSON.stringify(line.map(cellOf)).length + 1;
    case 'plain':
    case 'quote':
      return JSON.stringify(line.map(elementOf)).length + lineBreak[line.at(-1)?.style ? 'alone' : 'joined'];
  }
}
