import type { Bar, BarsBlock } from '../reply.ts';

/** Bars of characters, with what is to stand above them. */
export interface CharacterBars {
  readonly heading?: string;
  readonly bars: readonly Bar[];
}

/** More lines of a level than this push the rest of an answer out of sight. */
const most = 8;

/**
 * What stands for a picture where there are only characters. Of a long `line` it is a few bars, evenly from the first
 * to the last, and the lowest: a level may have gaps without becoming false, amounts of days may not.
 */
export function inCharacters({ bars, picture }: BarsBlock): CharacterBars {
  if (picture?.as !== 'line') return { bars };
  if (bars.length <= most) return { heading: picture.title, bars };
  const chosen = Array.from({ length: most }, (_, index) => Math.round((index * (bars.length - 1)) / (most - 1)));
  const lowest = Math.min(...bars.map(({ value }) => value));
  const shown = (bar: Bar, index: number): boolean => chosen.includes(index) || bar.value === lowest;
  return { heading: picture.title, bars: bars.filter(shown) };
}
