import type { BarsBlock } from '../reply.ts';
import { amountsOf } from './amounts.ts';
import { drawAxis } from './axis.ts';
import type { Fonts } from './font/fonts.ts';
import { forDays, type Layout, mostOverDays, plotHeight } from './layout.ts';
import { placeBeside } from './line-labels.ts';
import { gutter, planeOf } from './line-plane.ts';
import { colours, innerWidth, labelSize, margin } from './look.ts';
import { dot, letters, type Mark, type Point, polygon, polyline } from './svg/elements.ts';

const thickness = 7;

/** A level over time, and dashed where it is heading. */
export const line: Layout = (block, top, fonts) => {
  const floor = top + plotHeight - forDays;
  const bars = block.bars.slice(-mostOverDays);
  const ahead = aheadOf(block);
  const levels = amountsOf([...bars, ...(ahead === undefined ? [] : [{ ...ahead, shown: '' }])]);
  const past = levels.slice(0, bars.length).map(({ share }) => share);
  const share = levels.at(-1)?.share ?? 0;
  const { points, zero, heading } = planeOf({ past, ahead: ahead && { ...ahead, share } }, top, floor);
  const last = points.at(-1);
  const placed = points.map((point, index) => ({ point, bar: bars[index] }));
  const shown = placed.map(({ point, bar }) => ({ point, text: bar?.shown ?? '' }));
  const ticks = placed.map(({ point, bar }) => ({ x: point.x, label: bar?.label ?? '' }));
  const special = heading &&
    ahead && {
      x: heading.x,
      label: heading.isReached ? ahead.label : `→ ${ahead.label}`,
      fill: colours.secondInk,
    };
  const axis = { y: floor + forDays - 14, from: margin, to: margin + innerWidth, ...(special && { special }) };
  return {
    marks: [
      ...area(points, zero),
      ...zeroLine(zero, fonts),
      ...(last && heading
        ? [polyline([last, heading], { stroke: colours.second, width: thickness, dashes: '18 18' }, 'ahead')]
        : []),
      polyline(points, { stroke: colours.first, width: thickness }, 'line'),
      ...(last === undefined ? [] : [dot(last, 13, colours.first)]),
      ...placeBeside(shown, heading === undefined ? points : [...points, heading], { top, floor }, fonts),
      ...drawAxis(ticks, axis, fonts),
    ],
    bottom: floor + forDays,
  };
};

function aheadOf({ picture }: BarsBlock) {
  const { ahead } = picture ?? {};
  return ahead !== undefined && Number.isFinite(ahead.steps) ? ahead : undefined;
}

/** Shades what is between the line and zero. */
function area(points: readonly Point[], zero: number): readonly Mark[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [polygon([{ x: first.x, y: zero }, ...points, { x: last.x, y: zero }], colours.shade)];
}

function zeroLine(y: number, { measure }: Fonts): readonly Mark[] {
  const ends = [
    { x: margin + gutter, y },
    { x: margin + innerWidth, y },
  ];
  const beside = { x: margin + gutter - 12 - measure.regular('0') * labelSize, y: y + labelSize * 0.36 };
  return [
    polyline(ends, { stroke: colours.ink, width: 3 }, 'zero'),
    letters('0', beside, { size: labelSize, fill: colours.label }),
  ];
}
