import { amountsOf } from './amounts.ts';
import type { Layout } from './layout.ts';
import { colours } from './look.ts';
import { drawRow, endOfRows, rowHeight } from './row.ts';

const most = 6;
/** A part that is so many times the whole is no part of it. */
const mostTold = 10;
const fills = [colours.first, colours.third, colours.second] as const;

/** The first amount is the whole; of each other one it is told how much of the whole it is. */
export const progress: Layout = ({ bars }, top, fonts) => {
  const [whole, ...parts] = amountsOf(bars).slice(0, most);
  if (whole === undefined) return { marks: [], bottom: top };
  const shownParts = parts.map((part, index) => {
    const share = whole.share <= 0 ? 0 : Math.max(0, part.share / whole.share);
    const shown = whole.share <= 0 ? part.shown : `${part.shown} · ${percent(share)}`;
    return { ...part, share, shown, fill: fills[index % fills.length] ?? colours.first };
  });
  const all = [{ ...whole, share: whole.share > 0 ? 1 : 0, fill: colours.whole }, ...shownParts];
  const marks = all.flatMap((row, index) => drawRow(row, top + index * rowHeight, fonts));
  return { marks, bottom: endOfRows(top, all.length) };
};

/** Rounded down, so that nothing is called complete before it is; written alike in both languages. */
function percent(share: number): string {
  if (share >= mostTold) return `>${mostTold * 100}\u202f%`;
  const whole = Math.floor(share * 100 + 1e-9);
  return whole === 0 && share > 0 ? '<1\u202f%' : `${whole}\u202f%`;
}
