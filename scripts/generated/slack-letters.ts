import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readGlyphWidths } from '../../src/bot/charts/font/glyph-widths.ts';

const require = createRequire(import.meta.url);

/** What the pictures are written with. */
export const fontFiles = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSansMono'].map((name) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
);
const [plainWidth = noFont, boldWidth = noFont, fixedWidth = noFont] = fontFiles.map((path) =>
  readGlyphWidths(readFileSync(path)),
);

function noFont(): number {
  throw new Error('a font is missing');
}

const ink = '#1d1c1d';
export const grey = '#616061';

/** How letters look. */
export interface Look {
  readonly size: number;
  readonly face?: 'bold' | 'fixed';
  readonly colour?: string;
  /** Set off by a frame. */
  readonly isFramed?: true;
}

export interface Run {
  readonly text: string;
  readonly look: Look;
}

export type Line = readonly Run[];

/** A piece of a picture: what is drawn, and how much room it takes below its top. */
export interface Piece {
  readonly svg: string;
  readonly height: number;
}

/** Where a piece may be drawn: its left top corner, and how far it may go to the right. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function widthOf(line: Line): number {
  return line.reduce((sum, { text, look }) => sum + measure(text, look), 0);
}

function measure(text: string, { face, size }: Look): number {
  const width = face === 'bold' ? boldWidth : face === 'fixed' ? fixedWidth : plainWidth;
  return width(shownAs(text)) * size;
}

/** A line break, a word with the spaces around it, or spaces; one that does not break is part of a word. */
const pieces = /\n|[^\S\n\u00a0\u202f]*[\S\u00a0\u202f]+[^\S\n\u00a0\u202f]*|[^\S\n\u00a0\u202f]+/gu;

/** Text in lines that have room: broken at spaces, and inside words that are too long. */
export function linesOf(runs: readonly Run[], room: number): readonly Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  const end = (): void => {
    lines.push(line);
    line = [];
  };
  const put = (run: Run): void => {
    if (line.length > 0 && widthOf(line) + measure(run.text.trimEnd(), run.look) > room) end();
    if (measure(run.text.trimEnd(), run.look) <= room) {
      // A space at the end of a line is not carried over to the next.
      const isCarried = line.length === 0 && lines.length > 0 && run.look.face !== 'fixed';
      line.push(isCarried ? { ...run, text: run.text.trimStart() } : run);
      return;
    }
    for (const letter of run.text) {
      if (widthOf(line) + measure(letter, run.look) > room) end();
      line.push({ ...run, text: letter });
    }
  };
  for (const { text, look } of runs) {
    for (const piece of text.match(pieces) ?? []) {
      if (piece === '\n') end();
      else put({ text: piece, look });
    }
  }
  if (line.length > 0) end();
  return lines;
}

/** Text below a place, broken where it has no more room. */
export function writeText(runs: readonly Run[], at: Place, lineHeight: number): Piece {
  const lines = linesOf(runs, at.width);
  const svg = lines.map((line, index) => writeLine(line, at.x, at.y + (index + 1) * lineHeight - lineHeight * 0.28));
  return { svg: svg.join(''), height: lines.length * lineHeight };
}

/** One line whose letters stand on `y`. */
export function writeLine(line: Line, x: number, y: number): string {
  let at = x;
  return joined(line)
    .map((run) => {
      const width = measure(run.text, run.look);
      const svg = (run.look.isFramed ? frame(run, at, y) : '') + letters(run, at, y);
      at += width;
      return svg;
    })
    .join('');
}

/** Letters that look alike in one piece, as the font moves some of them closer to each other. */
function joined(line: Line): Line {
  return line.reduce<Run[]>((runs, run) => {
    const last = runs.at(-1);
    if (last?.look !== run.look) return [...runs, run];
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }];
  }, []);
}

function frame({ text, look }: Run, x: number, y: number): string {
  const before = measure(text.slice(0, text.length - text.trimStart().length), look);
  const width = measure(text.trim(), look);
  return `<rect x="${round(x + before - 2)}" y="${round(y - look.size)}" width="${round(width + 4)}" height="${round(look.size * 1.35)}" rx="3" fill="#f8f8f8" stroke="#dddddd"/>`;
}

function letters({ text, look: { face, size, colour = ink } }: Run, x: number, y: number): string {
  const family = face === 'fixed' ? 'DejaVu Sans Mono' : 'DejaVu Sans';
  const weight = face === 'bold' ? ' font-weight="bold"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-family="${family}" font-size="${size}"${weight} fill="${colour}">${escape(shownAs(text))}</text>`;
}

/** As much of a text as there is room for. */
export function fitted(text: string, look: Look, room: number): string {
  if (measure(text, look) <= room) return text;
  let kept = text;
  while (kept !== '' && measure(`${kept}…`, look) > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}

export function round(value: number): string {
  return value.toFixed(2);
}

/** The fonts have no emoji. */
function shownAs(text: string): string {
  return text
    .replaceAll('✅', '✔')
    .replaceAll('❌', '✖')
    .replaceAll(/\u2060|\ufe0f/g, '');
}

/** Runs of spaces are kept by drawing them as no-break spaces. */
function escape(text: string): string {
  return text
    .replaceAll(' ', '\u00a0')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('✔', '<tspan fill="#2e9e4f">✔</tspan>')
    .replaceAll('✖', '<tspan fill="#d0312d">✖</tspan>')
    .replaceAll('⚠', '<tspan fill="#c77700">⚠</tspan>');
}
