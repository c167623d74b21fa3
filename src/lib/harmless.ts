import { isPlain } from './display-width.ts';

/** What could move the cursor, change colours or turn the reading direction round, and halves of characters. */
const controls = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Data from outside as one harmless line: line breaks become spaces, other control characters a visible mark. */
export function harmless(data: string): string {
  if (isPlain(data)) return data;
  return data.replaceAll(/\r\n|[\r\n\t]/g, ' ').replaceAll(controls, '\ufffd');
}

/** The lines of a text that may have several, each of them harmless. */
export function harmlessLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(harmless);
}
