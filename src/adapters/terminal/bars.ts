import type { BarsBlock } from '../../bot/reply.ts';
import { displayWidth, padTo } from '../../lib/display-width.ts';
import { harmless } from './style.ts';

const gap = '  ';
/** The bar of the largest value, in columns, and the least that still tells values apart. */
const longestBar = 30;
const shortestBar = 6;
const partsOfBar = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/**
 * Bars in proportion to each other. Each ends in an eighth of a column, so that small differences show.
 *
 * @returns the label and the rest of each line; `undefined` where there is no room for bars
 */
export function drawBars({ bars }: BarsBlock, width: number): (readonly [label: string, rest: string])[] | undefined {
  const lines = bars.map(({ label, value, shown }) => ({
    label: harmless(label),
    value: Math.max(0, value),
    shown: harmless(shown),
  }));
  const ofLabels = Math.max(0, ...lines.map(({ label }) => displayWidth(label)));
  const ofValues = Math.max(0, ...lines.map(({ shown }) => displayWidth(shown)));
  const room = Math.min(longestBar, width - ofLabels - gap.length - 1 - ofValues);
  if (room < shortestBar) return undefined;
  const most = Math.max(0, ...lines.map(({ value }) => value)) || 1;
  return lines.map(({ label, value, shown }) => {
    const eighths = Math.round((value / most) * room * 8);
    const bar = '█'.repeat(Math.floor(eighths / 8)) + (partsOfBar[eighths % 8] ?? '');
    return [padTo(label, ofLabels), `${gap}${bar}${bar === '' ? '' : ' '}${shown}`];
  });
}
