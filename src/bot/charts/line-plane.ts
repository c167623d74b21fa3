import type { LineAhead } from '../reply.ts';
import { innerWidth, margin } from './look.ts';
import type { Point } from './svg/elements.ts';

/** Room for the zero beside its line. */
export const gutter = 40;
/** Room above the highest and below the lowest point for their amounts. */
const forAmounts = 72;
/** The dot at the end of the line stays within the picture. */
const forDot = 16;

/** Where levels lie in the picture. */
export interface Plane {
  readonly points: readonly Point[];
  /** The line on which the level is zero. */
  readonly zero: number;
  /** The end of the way ahead. */
  readonly heading?: Heading;
}

interface Heading extends Point {
  /** Whether the way is drawn to its end. */
  readonly isReached: boolean;
}

export interface Levels {
  /** Shares of the level that is furthest from zero. */
  readonly past: readonly number[];
  readonly ahead?: { readonly steps: number; readonly share: number } | undefined;
}

/** Zero is always in the picture: a level that looks low is low. */
export function planeOf({ past, ahead }: Levels, top: number, floor: number): Plane {
  const all = [0, ...past, ...(ahead === undefined ? [] : [ahead.share])];
  const highest = Math.max(...all);
  const lowest = Math.min(...all);
  const span = highest - lowest || 1;
  const base = lowest < 0 ? floor - forAmounts : floor;
  const yOf = (share: number): number => base - ((share - lowest) / span) * (base - top - forAmounts);
  const drawn = ahead === undefined ? 0 : drawnSteps(past.length, ahead);
  const step = (innerWidth - gutter - forDot) / Math.max(1, past.length - 1 + drawn);
  const points = past.map((share, index) => ({ x: margin + gutter + index * step, y: yOf(share) }));
  const last = points.at(-1);
  if (last === undefined || ahead === undefined || drawn === 0) return { points, zero: yOf(0) };
  const y = last.y + (drawn / ahead.steps) * (yOf(ahead.share) - last.y);
  return { points, zero: yOf(0), heading: { x: last.x + drawn * step, y, isReached: drawn === ahead.steps } };
}

/** A long way ahead is drawn in part, so that at least a third of the picture is what has been. */
function drawnSteps(known: number, { steps }: Pick<LineAhead, 'steps'>): number {
  if (!(steps > 0)) return 0;
  return Math.min(steps, 2 * Math.max(1, known - 1));
}
