import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { type MeasureText, readGlyphWidths } from '../../src/bot/charts/font/glyph-widths.ts';
import type { Shown } from '../../test/support/telegram/shown.ts';
import { smallPng } from './small-png.ts';

/** As wide as a small phone. */
const screen = 360;
const margin = 8;
const padding = 10;
const mostInner = screen - 2 * margin - 2 * padding - 8;
const size = 15;
const lineHeight = 20;
const codeSize = 12.5;
const codeHeight = 17;
const keyHeight = 34;
const scale = 1.5;

const require = createRequire(import.meta.url);
const files = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSansMono', 'DejaVuSansMono-Bold'].map((name) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
);
const [plain, bold, mono] = files.map((file) => readGlyphWidths(readFileSync(file)));

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly pre: boolean;
  readonly quote: boolean;
}

interface Run {
  readonly text: string;
  readonly style: Style;
}

type Line = readonly Run[];

/** A conversation as a phone shows it, as a PNG picture; the same messages always give the same bytes. */
export function telegramPicture(messages: readonly Shown[]): Uint8Array {
  const parts: string[] = [];
  let y = margin;
  for (const message of messages) {
    const { svg, height } = bubble(message, y);
    parts.push(svg);
    y += height + margin;
  }
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${screen}" height="${y}">`,
    `<rect width="${screen}" height="${y}" fill="#d5e3ee"/>`,
    ...parts,
    '</svg>',
  ].join('');
  const font = { loadSystemFonts: false, fontFiles: files, defaultFontFamily: 'DejaVu Sans' };
  const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale }, logLevel: 'off' }).render();
  return smallPng(image.pixels, image.width, image.height);
}

function bubble(message: Shown, top: number): { readonly svg: string; readonly height: number } {
  const { byBot, file, kind, keyboard } = message;
  const lines = linesOf(message);
  const picture = kind === 'photo' && file?.width !== undefined ? file : undefined;
  const isDocument = kind === 'document' && file !== undefined;
  const widest = Math.max(60, ...lines.map((line) => widthOf(line) + (line[0]?.style.quote ? 8 : 0)));
  const inner = picture || isDocument || keyboard.length > 0 ? mostInner : Math.min(mostInner, Math.ceil(widest));
  const width = inner + 2 * padding;
  const x = byBot ? margin : screen - margin - width;
  const svg: string[] = [];
  let y = top + padding;
  if (picture?.width !== undefined && picture.height !== undefined) {
    const height = Math.round((width * picture.height) / picture.width);
    const data = picture.bytes.toString('base64');
    svg.push(
      `<image x="${x}" y="${top}" width="${width}" height="${height}" xlink:href="data:image/png;base64,${data}"/>`,
    );
    y = top + height + 6;
  }
  if (isDocument) {
    svg.push(`<circle cx="${x + padding + 18}" cy="${y + 18}" r="18" fill="#4a90d9"/>`);
    svg.push(
      `<path d="M${x + padding + 18} ${y + 10}v15m-6 -6l6 6l6 -6" fill="none" stroke="#ffffff" stroke-width="2.2"/>`,
    );
    svg.push(text(x + padding + 46, y + 23, clip(file.name, 34), { bold: true }));
    y += 46;
  }
  let wasCode = false;
  for (const line of lines) {
    const style = line[0]?.style;
    if (wasCode !== (style?.pre === true)) y += 5;
    wasCode = style?.pre === true;
    const height = style?.pre ? codeHeight : lineHeight;
    if (style?.pre) {
      svg.push(`<rect x="${x + 4}" y="${y - 1}" width="${width - 8}" height="${height + 1}" fill="#eef2f5"/>`);
    }
    if (style?.quote) {
      svg.push(`<rect x="${x + 4}" y="${y}" width="${width - 8}" height="${height}" fill="#eaf3fb"/>`);
      svg.push(`<rect x="${x + 4}" y="${y}" width="3" height="${height}" fill="#4a90d9"/>`);
    }
    let at = x + padding + (style?.quote ? 6 : 0);
    for (const run of joined(line)) {
      svg.push(text(at, y + height - 5, run.text, run.style));
      at += runWidth(run);
    }
    y += height;
  }
  y += padding - 4;
  const shape = `<rect x="${x}" y="${top}" width="${width}" height="${y - top}" rx="12" fill="${byBot ? '#ffffff' : '#e2f7cb'}"/>`;
  for (const row of keyboard) {
    y += 4;
    const each = (width - 4 * (row.length - 1)) / row.length;
    for (const [index, label] of row.entries()) {
      const left = x + index * (each + 4);
      svg.push(`<rect x="${left}" y="${y}" width="${each}" height="${keyHeight}" rx="8" fill="#7c9cb5"/>`);
      const shown = fitted(label, each - 8);
      const from = left + (each - measure(plain)(shown) * 14) / 2;
      svg.push(
        `<text x="${round(from)}" y="${y + 22}" font-family="DejaVu Sans" font-size="14" fill="#fff">${escape(shown)}</text>`,
      );
    }
    y += keyHeight;
  }
  return { svg: shape + svg.join(''), height: y - top };
}

/** A line break, a word with the spaces around it, or spaces; one that does not break is part of a word. */
const pieces = /\n|[^\S\n\u00a0\u202f]*[\S\u00a0\u202f]+[^\S\n\u00a0\u202f]*|[^\S\n\u00a0\u202f]+/gu;

/** The text cut into lines as a phone breaks it: at spaces, and inside words that are too long. */
function linesOf({ text: written, entities }: Shown): readonly Line[] {
  // The fonts have no emoji.
  const text = written.replaceAll('✅', '✔').replaceAll('❌', '✖');
  const lines: Run[][] = [];
  let line: Run[] = [];
  let filled = 0;
  const end = (): void => {
    lines.push(line);
    line = [];
    filled = 0;
  };
  const put = (piece: string, style: Style): void => {
    const room = mostInner - (style.quote ? 6 : 0);
    if (filled + runWidth({ text: piece.trimEnd(), style }) > room && filled > 0) {
      // What touches the word before it goes to the next line together with it.
      const touching = /^\s/.test(piece) ? [] : line.splice(line.findLastIndex((run) => /\s$/.test(run.text)) + 1);
      if (line.length > 0) end();
      line.push(...touching);
      filled = widthOf(touching);
      if (piece.trim() === '') return;
    }
    if (runWidth({ text: piece.trimEnd(), style }) > room) {
      for (const letter of piece) {
        const one = { text: letter, style };
        if (filled + runWidth(one) > room) end();
        line.push(one);
        filled += runWidth(one);
      }
      return;
    }
    const run = { text: line.length === 0 && !style.code ? piece.trimStart() : piece, style };
    line.push(run);
    filled += runWidth(run);
  };
  const cuts = new Set([0, text.length, ...entities.flatMap(({ offset, length }) => [offset, offset + length])]);
  const places = [...cuts].sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    const piece = text.slice(place, places[index + 1] ?? text.length);
    const kinds = new Set(
      entities.filter(({ offset, length }) => offset <= place && place < offset + length).map(({ type }) => type),
    );
    const style = {
      bold: kinds.has('bold'),
      italic: kinds.has('italic'),
      code: kinds.has('code') || kinds.has('pre'),
      pre: kinds.has('pre'),
      quote: kinds.has('blockquote') || kinds.has('expandable_blockquote'),
    };
    for (const part of piece.match(pieces) ?? []) {
      if (part === '\n') {
        if (line.length === 0) line.push({ text: '', style });
        end();
      } else put(part, style);
    }
  }
  if (line.length > 0) end();
  return lines;
}

/** Letters of one style in one piece, as the font moves some of them closer to each other. */
function joined(line: Line): Line {
  return line.reduce<Run[]>((runs, run) => {
    const last = runs.at(-1);
    if (last?.style !== run.style) return [...runs, run];
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }];
  }, []);
}

function measure(font: MeasureText | undefined): MeasureText {
  if (font === undefined) throw new Error('a font is missing');
  return font;
}

function runWidth({ text, style }: Run): number {
  if (style.code) return measure(mono)(text) * codeSize;
  return measure(style.bold ? bold : plain)(text) * size;
}

function widthOf(line: Line): number {
  return line.reduce((sum, run) => sum + runWidth(run), 0);
}

function text(x: number, y: number, words: string, style: Partial<Style>): string {
  const family = style.code ? 'DejaVu Sans Mono' : 'DejaVu Sans';
  const weight = style.bold ? ' font-weight="bold"' : '';
  // No oblique letters are loaded; grey is what the bot means by them.
  const colour = style.italic ? '#6b7a87' : style.code && !style.pre ? '#1a6fb5' : '#10181f';
  return `<text x="${round(x)}" y="${round(y)}" font-family="${family}" font-size="${style.code ? codeSize : size}"${weight} fill="${colour}">${escape(words)}</text>`;
}

function fitted(label: string, room: number): string {
  if (measure(plain)(label) * 14 <= room) return label;
  let kept = label;
  while (kept !== '' && measure(plain)(`${kept}…`) * 14 > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}

function clip(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}

function round(value: number): string {
  return value.toFixed(2);
}

/** Runs of spaces are kept by drawing them as no-break spaces. */
function escape(words: string): string {
  return words
    .replaceAll(' ', '\u00a0')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('✔', '<tspan fill="#2e9e4f">✔</tspan>')
    .replaceAll('✖', '<tspan fill="#d0312d">✖</tspan>');
}
