import { cutBefore } from '../../../lib/cut-before.ts';
import { type Line, lengthOf, marksIn, partOf, textOf } from './line.ts';

export interface Room {
  /** UTF-16 units. */
  readonly units: number;
  readonly entities: number;
}

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
