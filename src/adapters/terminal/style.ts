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
