import type { Fonts } from './font/fonts.ts';
import { colours, labelSize } from './look.ts';
import { letters, type Mark } from './svg/elements.ts';
import { fitLine } from './svg/fit.ts';
import { within } from './svg/room.ts';

/** A label and where its middle belongs. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** The line on which labels stand, and the width they must stay in. */
export interface Axis {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** A label of another colour, for which the others make room. */
  readonly special?: Tick & { readonly fill: string };
}

interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const gap = 28;
/** A label is cut off only when it is longer than this or than its share of the width. */
const leastRoom = 260;

/** As many of the labels as there is room for: every one, or every second, third and so on, counted from the last. */
export function drawAxis(ticks: readonly Tick[], { y, from, to, special }: Axis, { measure }: Fonts): readonly Mark[] {
  const room = Math.min(to - from, Math.max(leastRoom, (to - from) / Math.max(1, ticks.length) - gap));
  const all = special === undefined ? ticks : [...ticks, special];
  const short = withoutYear(all.map(({ label }) => label));
  const placed = all.map(({ x }, index): Placed => {
    const text = fitLine(short[index] ?? '', room, labelSize, measure.regular);
    const length = measure.regular(text) * labelSize;
    const start = within(x - length / 2, length, from, to);
    return { text, start, end: start + length };
  });
  const ahead = special === undefined ? undefined : placed.at(-1);
  const shown = thinnedOut(placed.slice(0, ticks.length)).filter((label) => isApart(label, ahead));
  const write = ({ text, start }: Placed, fill: string): Mark =>
    letters(text, { x: start, y }, { size: labelSize, fill });
  return [
    ...shown.map((label) => write(label, colours.label)),
    ...(ahead === undefined || special === undefined ? [] : [write(ahead, special.fill)]),
  ];
}

function thinnedOut(all: readonly Placed[]): readonly Placed[] {
  for (let step = 1; step < all.length; step += 1) {
    const chosen = all.filter((_label, index) => (all.length - 1 - index) % step === 0);
    if (chosen.every((label, index) => isApart(label, chosen[index - 1]))) return chosen;
  }
  return all.slice(-1);
}

function isApart(one: Placed, other: Placed | undefined): boolean {
  return other === undefined || one.start >= other.end + gap || other.start >= one.end + gap;
}

/** Days without the year of the first one, so that more of them fit. Other labels stay as they are. */
function withoutYear(labels: readonly string[]): readonly string[] {
  const parts = labels.map((label) => /^(.*\d.*?)[ .](\d{4})$/.exec(label));
  const year = parts[0]?.[2];
  if (labels.length < 2 || parts.some((part) => part === null)) return labels;
  return parts.map((part, index) => (part?.[2] === year ? (part?.[1] ?? '') : (labels[index] ?? '')));
}
