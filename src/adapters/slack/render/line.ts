import { isBlank } from '../../../lib/blank.ts';
import { cutBefore } from '../../../lib/cut-before.ts';
import { harmless } from '../../../lib/harmless.ts';

/** Text that looks one way. */
export interface Run {
  readonly text: string;
  readonly style?: 'bold' | 'code' | undefined;
}

/** Runs beside each other; in a table, cells. No run is empty. */
export type Line = readonly Run[];

/** What Slack takes as one text. */
const longestText = 3000;
/** Pieces of a broken line are not made shorter than this: it has room everywhere. */
const shortest = 64;

/** A line of data, empty where there is nothing to be seen. */
export function lineOf(...runs: readonly Run[]): Line {
  const line = joined(runs.map(({ text, style }) => ({ text: harmless(text), style })));
  return isBlank(textOf(line)) ? [] : line;
}

/** A line in a fixed pitch, whose beginning stays. */
export function fixedLine(text: string): Line {
  return joined([{ text: harmless(text).trimEnd() }]);
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Joins what looks the same, as far as Slack takes it as one text. */
export function joined(runs: readonly Run[]): Line {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.style === run.style && last.text.length + run.text.length <= longestText) {
      result[result.length - 1] = { text: last.text + run.text, style: run.style };
    } else {
      result.push(run);
    }
  }
  return result;
}

/** A line in pieces that have room, broken at spaces, or between characters where there is no space. */
export function breakLine(line: Line, hasRoom: (piece: Line) => boolean): Line[] {
  const text = textOf(line);
  if (text.length <= longestText && hasRoom(line)) return [line];
  const pieces: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfPiece(line, start, hasRoom);
    pieces.push(partOf(line, start, end));
    start = end;
    while (text[start] === ' ') start += 1;
  }
  return pieces;
}

function endOfPiece(line: Line, start: number, hasRoom: (piece: Line) => boolean): number {
  const text = textOf(line);
  for (let most = longestText; ; most = Math.floor(most / 2)) {
    const limit = start + most;
    const end = limit >= text.length ? text.length : cutBefore(text, start, limit);
    if (most <= shortest || hasRoom(partOf(line, start, end))) return end;
  }
}

/** A part of a line, by the place of its beginning and the place after its end. */
function partOf(line: Line, from: number, to: number): Line {
  let place = 0;
  const runs = line.map(({ text, style }) => {
    const start = place;
    place += text.length;
    return { text: text.slice(Math.max(0, from - start), Math.max(0, to - start)), style };
  });
  return joined(runs);
}
