import type { Tone } from '../../bot/reply.ts';

/** How pieces of text are set off; plain text has none of it. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly tone: (tone: Tone, text: string) => string;
}

const same = (text: string): string => text;

export const plainStyle: Style = { strong: same, code: same, faint: same, tone: (_tone, text) => text };

/** Select Graphic Rendition, ECMA-48 section 8.3.117. */
function rendition(on: number, off: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}

const tones: Readonly<Record<Tone, (text: string) => string>> = {
  good: rendition(32, 39),
  warning: rendition(33, 39),
  bad: rendition(31, 39),
};

export const colourStyle: Style = {
  strong: rendition(1, 22),
  code: rendition(36, 39),
  faint: rendition(2, 22),
  tone: (tone, text) => tones[tone](text),
};

/** What could move the cursor, change colours or turn the reading direction round. */
const controls = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Data from outside as one harmless line: line breaks become spaces, other control characters a visible mark. */
export function harmless(data: string): string {
  return data.replaceAll(/\r\n|[\r\n\t]/g, ' ').replaceAll(controls, '\ufffd');
}
