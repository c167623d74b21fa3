import type { types } from '@slack/bolt';
import type { Run } from './line.ts';

/** Slack's element of rich text that holds nothing but text. */
export function elementOf({ text, style }: Run): types.RichTextText {
  return { type: 'text', text, ...(style && { style: { [style]: true } }) };
}

export function cellOf({ text }: Run): types.RawTextElement {
  return { type: 'raw_text', text };
}

/** Text that stays as it is: no markup, and no emoji from names between colons. */
export function plainTextOf(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
