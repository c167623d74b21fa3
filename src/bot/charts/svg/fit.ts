import type { MeasureText } from '../font/glyph-widths.ts';
import { cleanLine } from './clean.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** No line of a chart has room for more, so no more is looked at. */
const mostLooked = 200;

/** The beginning of a text that fits, with an ellipsis when something was cut off. */
export function fitLine(text: string, room: number, size: number, measure: MeasureText): string {
  const line = cleanLine(text.slice(0, mostLooked));
  const isCut = text.length > mostLooked;
  if (!isCut && measure(line) * size <= room) return line;
  const ends: number[] = [];
  for (const { index, segment } of segmenter.segment(line)) ends.push(index + segment.length);
  for (const end of ends.reverse()) {
    const shorter = `${line.slice(0, end).trimEnd()}…`;
    if (measure(shorter) * size <= room) return shorter;
  }
  return '';
}

/** A text on one line or on two, broken where it has a line break or at a space; what does not fit is cut off. */
export function fitTwoLines(text: string, room: number, size: number, measure: MeasureText): readonly string[] {
  const [first = '', second] = text
    .slice(0, mostLooked)
    .split(/\n(.*)/su, 2)
    .map(cleanLine);
  if (first !== '' && second !== undefined && second !== '') {
    return [first, second].map((part) => fitLine(part, room, size, measure));
  }
  const line = cleanLine(text.slice(0, mostLooked));
  if (line === '') return [];
  if (measure(line) * size <= room) return [line];
  const spaces = [...line.matchAll(/ +/g)].map(({ index }) => index);
  const at = spaces.findLast((index) => measure(line.slice(0, index)) * size <= room);
  if (at === undefined) return [fitLine(line, room, size, measure)];
  return [line.slice(0, at), fitLine(cleanLine(text.slice(at)), room, size, measure)];
}
