import { isBlank } from '../../../lib/blank.ts';
import { isPlain } from '../../../lib/display-width.ts';
import { harmless } from '../../../lib/harmless.ts';
import { type Piece, riskyPieces } from './risky.ts';

export type Mark = 'bold' | 'italic' | 'code';

/** Text that looks one way. Marks never lie within each other, so one is enough. */
export interface Run {
  readonly text: string;
  readonly mark?: Mark | undefined;
}

/** A line without outer spaces; a run with a mark has none either. */
export type Line = readonly Run[];

/** Marks above and through letters that Telegram takes away; the ring belongs to letters such as å. */
const takenAway = /\u030a|\u0333|\u033f/g;

/** Data from outside as one line of which Telegram changes nothing. */
export function telegramText(data: string): string {
  if (isPlain(data)) return data;
  const line = harmless(data);
  if (line.search(takenAway) === -1) return line;
  return line.replaceAll(/\p{L}\u030a/gu, (letter) => letter.normalize('NFC')).replaceAll(takenAway, '');
}

/** Whether nothing of data can be seen; of a control character its mark can. */
export function isUnseen(data: string): boolean {
  return isBlank(telegramText(data));
}

/** A line of data; what Telegram would make clickable is set in code, whatever mark it had. */
export function lineOf(...runs: readonly Run[]): Line {
  const clean = runs.map(({ text, mark }) => ({ text: telegramText(text), mark }));
  const risky = riskyPieces(textOf(clean));
  let place = 0;
  const cut = clean.flatMap((run) => {
    const start = place;
    place += run.text.length;
    return cutAt(run, start, risky);
  });
  return tidy(cut);
}

/** A line in a fixed pitch, whose beginning stays. */
export function fixedLine(text: string): Line {
  const shown = text.trimEnd();
  return shown === '' ? [] : [{ text: shown }];
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

export function lengthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

export function marksIn(line: Line): number {
  return line.filter(({ mark }) => mark !== undefined).length;
}

/** A part of a line, by the place of its beginning and the place after its end. */
export function partOf(line: Line, from: number, to: number): Line {
  let place = 0;
  const runs = line.map(({ text, mark }) => {
    const start = place;
    place += text.length;
    return { text: text.slice(Math.max(0, from - start), Math.max(0, to - start)), mark };
  });
  return tidy(runs);
}

function cutAt({ text, mark }: Run, start: number, risky: readonly Piece[]): Run[] {
  const end = start + text.length;
  const runs: Run[] = [];
  let place = start;
  for (const piece of risky) {
    const from = Math.max(piece.start, start);
    const to = Math.min(piece.end, end);
    if (from >= to) continue;
    runs.push({ text: text.slice(place - start, from - start), mark });
    runs.push({ text: text.slice(from - start, to - start), mark: 'code' });
    place = to;
  }
  return [...runs, { text: text.slice(place - start), mark }];
}

/** Joins what looks the same, takes marks off spaces at an edge and spaces off the ends of the line. */
function tidy(runs: readonly Run[]): Line {
  const line = joined(joined(runs).flatMap(withoutMarkedSpaces));
  const last = line.length - 1;
  return line
    .map(({ text, mark }, index) => {
      const begun = index === 0 ? text.trimStart() : text;
      return { text: index === last ? begun.trimEnd() : begun, mark };
    })
    .filter(({ text }) => text !== '');
}

function withoutMarkedSpaces({ text, mark }: Run): Run[] {
  const core = text.trim();
  if (mark === undefined || core === '') return [{ text }];
  const start = text.indexOf(core);
  return [{ text: text.slice(0, start) }, { text: core, mark }, { text: text.slice(start + core.length) }];
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.mark === run.mark) {
      result[result.length - 1] = { text: last.text + run.text, mark: run.mark };
    } else {
      result.push(run);
    }
  }
  return result;
}
