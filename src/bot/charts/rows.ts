import { amountsOf } from './amounts.ts';
import type { Layout } from './layout.ts';
import { colours, labelSize, margin } from './look.ts';
import { drawRow, endOfRows, rowHeight } from './row.ts';
import { letters } from './svg/elements.ts';

/** A picture with more is too high for a screen. */
const most = 16;

/** Amounts of a few named things, in proportion to each other. */
export const rows: Layout = ({ bars }, top, fonts) => {
  const amounts = amountsOf(bars);
  const shown = amounts.slice(0, most);
  const marks = shown.flatMap((amount, index) =>
    drawRow({ ...amount, fill: colours.first }, top + index * rowHeight, fonts),
  );
  const end = endOfRows(top, shown.length);
  if (amounts.length === shown.length) return { marks, bottom: end };
  const place = { x: margin, y: end + 2 * labelSize };
  const rest = letters(`… +${amounts.length - shown.length}`, place, { size: labelSize, fill: colours.label });
  return { marks: [...marks, rest], bottom: end + 2 * labelSize };
};
