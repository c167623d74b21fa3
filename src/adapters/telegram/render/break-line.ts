import { type Line, lengthOf, marksIn, partOf, textOf } from './line.ts';

export interface Room {
  /** UTF-16 units. */
  readonly units: number;
  readonly entities: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A character as people see it is rarely longer. */
const longestCharacter = 64;

/** A line in pieces that have room, broken at spaces, or between characters where there is no space. */
export function breakLine(line: Line, room: Room): Line[] {
  if (lengthOf(line) <= room.units && marksIn(line) <= room.entities) return [line];
  const text = textOf(line);
  const pieces: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const limit = farthest(line, start, room);
    const end = limit >= text.length ? text.length : cutBefore(text, start, limit);
    pieces.push(partOf(line, start, end));
    start = end;
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** The last place at which a piece may end that begins at `start`. */
function farthest(line: Line, start: number, room: Room): number {
  let place = 0;
  let entities = 0;
  for (const { text, mark } of line) {
    const end = place + text.length;
    if (mark !== undefined && end > start) {
      entities += 1;
      if (entities > room.entities) return Math.min(place, start + room.units);
    }
    place = end;
  }
  return start + room.units;
}

function cutBefore(text: string, start: number, limit: number): number {
  const space = text.lastIndexOf(' ', limit);
  if (space > start && text.slice(start, space).trim() !== '') return space;
  const near = text.slice(start, limit + longestCharacter);
  const whole = segmenter.segment(near).containing(limit - start)?.index ?? 0;
  if (whole > 0) return start + whole;
  // One character that fills a message by itself, such as a letter under thousands of accents.
  const isWithinPair = (text.codePointAt(limit - 1) ?? 0) > 0xffff;
  return isWithinPair ? limit - 1 : limit;
}
