import type { Fonts } from './font/fonts.ts';
import { gutter } from './line-plane.ts';
import { colours, innerWidth, labelSize, margin } from './look.ts';
import { type Box, letters, type Mark, type Point } from './svg/elements.ts';
import { fitLine } from './svg/fit.ts';
import { isNear, within } from './svg/room.ts';

/** An amount and the point it belongs to. */
interface Level {
  readonly text: string;
  readonly point: Point;
}

const away = 26;
const gap = 20;

/**
 * Writes the last, the highest and the lowest level beside their points, as long as none covers another or the line.
 *
 * @param way - all points of the line
 */
export function placeBeside(
  levels: readonly Level[],
  way: readonly Point[],
  { top, floor }: { readonly top: number; readonly floor: number },
  { measure }: Fonts,
): readonly Mark[] {
  const byHeight = levels.toSorted((one, other) => one.point.y - other.point.y);
  const placed: Box[] = [];
  return [...new Set([levels.at(-1), byHeight[0], byHeight.at(-1)])].flatMap((level): readonly Mark[] => {
    if (level === undefined) return [];
    const text = fitLine(level.text, innerWidth / 2, labelSize, measure.bold);
    const size = { width: measure.bold(text) * labelSize, height: labelSize + 6 };
    const box = placesBeside(level.point, size).find(
      (place) =>
        place.y >= top &&
        place.y + place.height <= floor &&
        placed.every((other) => !isNear(place, other, gap)) &&
        !isCrossed(place, way),
    );
    if (box === undefined) return [];
    placed.push(box);
    const style = { size: labelSize, fill: colours.ink, weight: 'bold' } as const;
    return [letters(text, { x: box.x, y: box.y + labelSize - 2 }, style)];
  });
}

/** Above and below, in the middle and to either side; then level with the point. */
function placesBeside({ x, y }: Point, { width, height }: Pick<Box, 'width' | 'height'>): readonly Box[] {
  const corners = [y - away - height, y + away].flatMap((at) =>
    [x - width / 2, x, x - width].map((side) => ({ x: side, y: at })),
  );
  const level = [x - away - width, x + away].map((side) => ({ x: side, y: y - height / 2 }));
  return [...corners, ...level].map((place) => ({
    x: within(place.x, width, margin + gutter, margin + innerWidth),
    y: place.y,
    width,
    height,
  }));
}

/** Whether the line runs through a box. */
function isCrossed(box: Box, way: readonly Point[]): boolean {
  return way.some((to, index) => {
    const from = way[index - 1] ?? to;
    const start = Math.max(from.x, box.x - 8);
    const end = Math.min(to.x, box.x + box.width + 8);
    if (start > end) return false;
    const yAt = (x: number): number =>
      to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
    const [high, low] = [Math.min(yAt(start), yAt(end)), Math.max(yAt(start), yAt(end))];
    return high < box.y + box.height + 8 && low > box.y - 8;
  });
}
