import { type Amount, amountsOf } from './amounts.ts';
import { drawAxis } from './axis.ts';
import type { Fonts } from './font/fonts.ts';
import { forDays, type Layout, mostOverDays, plotHeight } from './layout.ts';
import { colours, innerWidth, labelSize, margin } from './look.ts';
import { type Box, letters, type Mark, polyline, rect } from './svg/elements.ts';
import { fitLine } from './svg/fit.ts';
import { isNear, within } from './svg/room.ts';

/** The room above the columns for the amount of the highest. */
const forAmounts = 64;
const widest = 150;
/** The part of its share of the width that a column fills. */
const filled = 0.72;
/** An amount above zero is seen, however small. */
const lowest = 4;
/** Of so few all amounts are told that there is room for; of more the largest and the last. */
const fewEnough = 8;
const gap = 16;

interface Column {
  readonly amount: Amount;
  readonly box: Box;
}

/** Amounts over days. Days of which nothing is known are shaded. */
export const columns: Layout = (block, top, fonts) => {
  const bars = block.bars.slice(-mostOverDays);
  const base = top + plotHeight - forDays;
  const height = base - top - forAmounts;
  const share = innerWidth / Math.max(1, bars.length);
  const width = Math.min(widest, share * filled);
  const all = amountsOf(bars).map((amount, index): Column => {
    const middle = margin + (index + 0.5) * share;
    const high = amount.share <= 0 ? 0 : Math.max(lowest, amount.share * height);
    return { amount, box: { x: middle - width / 2, y: base - high, width, height: high } };
  });
  const ticks = all.map(({ amount, box }) => ({ x: box.x + box.width / 2, label: amount.label }));
  const axis = { y: base + forDays - 14, from: margin, to: margin + innerWidth };
  return {
    marks: [
      ...(all.some(({ box }) => box.height > 0) ? [guideAt(base - height), guideAt(base - height / 2)] : []),
      ...unknownStretches(all, { y: base - height, height }, share),
      ...all.filter(({ box }) => box.height > 0).map(({ box }) => rect(box, colours.first, 'bar', 4)),
      baseline(base),
      ...drawAmounts(all, fonts),
      ...drawAxis(ticks, axis, fonts),
    ],
    bottom: base + forDays,
  };
};

function guideAt(y: number): Mark {
  const ends = [
    { x: margin, y },
    { x: margin + innerWidth, y },
  ];
  return polyline(ends, { stroke: colours.guide, width: 2 }, 'guide');
}

function baseline(y: number): Mark {
  const ends = [
    { x: margin, y },
    { x: margin + innerWidth, y },
  ];
  return polyline(ends, { stroke: colours.ink, width: 3 }, 'base');
}

/** One shade over days in a row that are not known. */
function unknownStretches(
  all: readonly Column[],
  { y, height }: Pick<Box, 'y' | 'height'>,
  share: number,
): readonly Mark[] {
  return all.flatMap(({ amount }, index): readonly Mark[] => {
    if (amount.isKnown || all[index - 1]?.amount.isKnown === false) return [];
    const next = all.findIndex((other, place) => place > index && other.amount.isKnown);
    const length = ((next < 0 ? all.length : next) - index) * share;
    const box = { x: margin + index * share, y, width: length, height };
    const middle = { x: box.x + length / 2, y: y + height / 2 };
    const mark = letters('…', middle, { size: labelSize, fill: colours.label, weight: 'bold', anchor: 'middle' });
    return [rect(box, colours.track, 'unknown'), ...(length > labelSize ? [mark] : [])];
  });
}

/** Amounts above their columns, the most telling first, as long as none covers another or a column. */
function drawAmounts(all: readonly Column[], { measure }: Fonts): readonly Mark[] {
  const known = all.filter(({ amount }) => amount.isKnown);
  const byHeight = known.toSorted((one, other) => other.box.height - one.box.height);
  const [highest] = byHeight;
  const last = known.at(-1);
  const told = known.length <= fewEnough ? [highest, last, ...byHeight] : [highest, last];
  const placed: Box[] = [];
  return [...new Set(told)].flatMap((column): readonly Mark[] => {
    if (column === undefined) return [];
    const text = fitLine(column.amount.shown, innerWidth, labelSize, measure.bold);
    const length = measure.bold(text) * labelSize;
    const x = within(column.box.x + column.box.width / 2 - length / 2, length, margin, margin + innerWidth);
    const box = { x, y: column.box.y - labelSize - 18, width: length, height: labelSize + 10 };
    const isFree =
      placed.every((other) => !isNear(box, other, gap)) &&
      all.every((other) => other === column || !isNear(box, other.box));
    if (!isFree) return [];
    placed.push(box);
    const style = { size: labelSize, fill: colours.ink, weight: 'bold', halo: colours.paper } as const;
    return [letters(text, { x, y: column.box.y - 18 }, style)];
  });
}
