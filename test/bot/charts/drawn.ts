import type { Fonts } from '../../../src/bot/charts/font/fonts.ts';
import type { MeasureText } from '../../../src/bot/charts/font/glyph-widths.ts';
import type { Box } from '../../../src/bot/charts/svg/elements.ts';

export interface DrawnText extends Box {
  readonly text: string;
  readonly size: number;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** The texts of a drawing with the room that they take. */
export function textsOf(svg: string, { measure }: Fonts): readonly DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, given = '', content = '']) => {
    const text = content.replaceAll(/&([^;]+);/g, (_, name: string) => entities[name] ?? '?');
    const size = numberIn(given, 'font-size');
    const widthOf: MeasureText = given.includes('font-weight') ? measure.bold : measure.regular;
    const width = widthOf(text) * size;
    const x = numberIn(given, 'x') - (given.includes('"end"') ? width : given.includes('"middle"') ? width / 2 : 0);
    return { text, size, x, y: numberIn(given, 'y') - size * 0.76, width, height: size * 0.76 };
  });
}

/** The rectangles of a drawing that go by a name. */
export function rectsOf(svg: string, name: string): readonly Box[] {
  return [...svg.matchAll(new RegExp(`<rect class="${name}" ([^>]*)/>`, 'g'))].map(([, given = '']) => ({
    x: numberIn(given, 'x'),
    y: numberIn(given, 'y'),
    width: numberIn(given, 'width'),
    height: numberIn(given, 'height'),
  }));
}

/** The points of a line that goes by a name. */
export function pointsOf(svg: string, name: string): readonly (readonly [x: number, y: number])[] {
  const [, points = ''] = new RegExp(`<polyline class="${name}" points="([^"]*)"`).exec(svg) ?? [];
  return points.split(' ').map((point) => {
    const [x = '', y = ''] = point.split(',');
    return [Number(x), Number(y)];
  });
}

/** Pairs of texts of which one covers the other. */
export function coveringPairs(texts: readonly DrawnText[]): readonly (readonly [string, string])[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => one.width > 0 && other.width > 0 && isOver(one, other))
      .map((other) => [one.text, other.text] as const),
  );
}

function isOver(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function numberIn(given: string, name: string): number {
  return Number(new RegExp(`(?:^| )${name}="(-?[\\d.]+)"`).exec(given)?.[1]);
}
