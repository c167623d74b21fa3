import type { Weight } from '../font/fonts.ts';
import { cleanLine, escapeXml } from './clean.ts';

/** A piece of a drawing, as SVG. */
export type Mark = string;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Lettering {
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly anchor?: Anchor;
  /** The colour around the letters, where they stand on lines. */
  readonly halo?: string;
}

/** Which end of a text stands at its place. */
export type Anchor = 'start' | 'middle' | 'end';

interface Stroke {
  readonly stroke: string;
  readonly width: number;
  /** Lengths of dashes and gaps. */
  readonly dashes?: string;
}

/** @param name - tells what is drawn to those who read the drawing */
export function rect({ x, y, width, height }: Box, fill: string, name: string, radius = 0): Mark {
  const corners = radius === 0 ? '' : ` rx="${number(Math.min(radius, width / 2, height / 2))}"`;
  return `<rect class="${name}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${corners} fill="${fill}"/>`;
}

/** One line of text that stands on the line `y`. */
export function letters(content: string, { x, y }: Point, { size, fill, weight, anchor, halo }: Lettering): Mark {
  const bold = weight === 'bold' ? ' font-weight="700"' : '';
  const end = anchor === undefined || anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const around =
    halo === undefined ? '' : ` stroke="${halo}" stroke-width="12" stroke-linejoin="round" paint-order="stroke"`;
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" fill="${fill}"${bold}${end}${around}>${escapeXml(cleanLine(content))}</text>`;
}

export function polyline(points: readonly Point[], { stroke, width, dashes }: Stroke, name: string): Mark {
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<polyline class="${name}" points="${places(points)}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"${dashed}/>`;
}

export function polygon(points: readonly Point[], fill: string): Mark {
  return `<polygon points="${places(points)}" fill="${fill}"/>`;
}

export function dot({ x, y }: Point, radius: number, fill: string): Mark {
  return `<circle cx="${number(x)}" cy="${number(y)}" r="${radius}" fill="${fill}"/>`;
}

/** A whole drawing on its ground. */
export function drawing(size: Pick<Box, 'width' | 'height'>, ground: string, family: string, marks: readonly Mark[]) {
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    rect({ x: 0, y: 0, width, height }, ground, 'ground'),
    `<g font-family="${family}">`,
    ...marks,
    '</g>',
    '</svg>',
  ].join('\n');
}

function places(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
