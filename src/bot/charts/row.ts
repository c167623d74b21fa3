import type { Fonts } from './font/fonts.ts';
import { colours, innerWidth, labelSize, margin } from './look.ts';
import { letters, type Mark, rect } from './svg/elements.ts';
import { fitLine } from './svg/fit.ts';

export interface Row {
  readonly label: string;
  readonly shown: string;
  /** How much of the width its bar takes, from 0 to 1. */
  readonly share: number;
  readonly fill: string;
}

const barHeight = 34;
/** From the top of a row to the line its words stand on, and on to its bar. */
const toWords = 36;
const toBar = 54;
const between = 34;
export const rowHeight = toBar + barHeight + between;
/** An amount above zero is seen, however small. */
const narrowest = 4;
const gap = 24;

/** Where the last of some rows ends. */
export function endOfRows(top: number, count: number): number {
  return top + count * rowHeight - between;
}

/** A label and an amount in words, and below them the bar over the whole width. */
export function drawRow({ label, shown, share, fill }: Row, top: number, { measure }: Fonts): readonly Mark[] {
  const amount = fitLine(shown, innerWidth * 0.6, labelSize, measure.bold);
  const room = innerWidth - measure.bold(amount) * labelSize - gap;
  const name = fitLine(label, room, labelSize, measure.regular);
  const words = top + toWords;
  const end = { x: margin + innerWidth, y: words };
  const bar = { x: margin, y: top + toBar, width: innerWidth, height: barHeight };
  const length = share <= 0 ? 0 : Math.min(innerWidth, Math.max(narrowest, share * innerWidth));
  return [
    letters(name, { x: margin, y: words }, { size: labelSize, fill: colours.label }),
    letters(amount, end, { size: labelSize, fill: colours.ink, weight: 'bold', anchor: 'end' }),
    rect(bar, colours.track, 'track'),
    ...(length === 0 ? [] : [rect({ ...bar, width: length }, fill, 'bar')]),
  ];
}
