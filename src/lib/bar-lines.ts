import { displayWidth, padTo } from './display-width.ts';
import { harmless } from './harmless.ts';

export interface LabelledBar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
}

export interface BarRoom {
  /** How many columns a line has. */
  readonly width: number;
  /** How many columns the bar of the largest value has at most. */
  readonly longest: number;
}

const gap = '  ';
/** The least columns that still tell values apart. */
const shortestBar = 6;
const partsOfBar = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/**
 * Bars in proportion to each other. Each ends in an eighth of a column, so that small differences show.
 *
 * @returns the label and the rest of each line; `undefined` where there is no room for bars
 */
export function barLines(
  bars: readonly LabelledBar[],
  { width, longest }: BarRoom,
): (readonly [label: string, rest: string])[] | undefined {
  const lines = bars.map(({ label, value, shown }) => ({
    label: harmless(label),
    value: Math.max(0, value),
    shown: harmless(shown),
  }));
  const ofLabels = Math.max(0, ...lines.map(({ label }) => displayWidth(label)));
  const ofValues = Math.max(0, ...lines.map(({ shown }) => displayWidth(shown)));
  const room = Math.min(longest, width - ofLabels - gap.length - 1 - ofValues);
  if (room < shortestBar) return undefined;
  const most = Math.max(0, ...lines.map(({ value }) => value)) || 1;
  return lines.map(({ label, value, shown }) => {
    const eighths = Math.round((value / most) * room * 8);
    const bar = '█'.repeat(Math.floor(eighths / 8)) + (partsOfBar[eighths % 8] ?? '');
    return [padTo(label, ofLabels), `${gap}${bar}${bar === '' ? '' : ' '}${shown}`];
  });
}
