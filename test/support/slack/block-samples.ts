import type { Channel, FakeSlack } from './control.ts';
import type { Json } from './state.ts';

export const chars = (count: number): string => 'a'.repeat(count);
export const many = <Item>(count: number, make: (place: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, place) => make(place));
export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const markup = (text: string): Json => ({ type: 'mrkdwn', text });
export const section = (more: Json): Json => ({ type: 'section', ...more });
export const actions = (...elements: readonly Json[]): Json => ({ type: 'actions', elements });
export const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Go'), ...more });
export const option = (text = 'One', value = '1'): Json => ({ text: plain(text), value });
export const menu = (type: string, count: number): Json => ({
  type,
  options: many(count, (at) => option(`${at}`, `${at}`)),
});
export const input = (element: Json, more: Json = {}): Json => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const rich = (...elements: readonly Json[]): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const table = (rows: unknown, more: Json = {}): Json => ({ type: 'table', rows, ...more });
export const cell = (text = 'a'): Json => ({ type: 'raw_text', text });
export const image = (more: Json): Json => ({ type: 'image', alt_text: 'a', ...more });
export const confirm = { title: plain('T'), text: plain('t'), confirm: plain('Y'), deny: plain('N') };
export const url = (length: number): string => `https://example.com/${chars(length - 20)}`;

/** Something that is just taken, something that is not, and where the fault is. */
export type Limit = readonly [name: string, taken: Json, refused: Json, at: string];

export interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly response_metadata?: { readonly messages: readonly string[] };
  readonly [more: string]: unknown;
}

/** Calls a method with JSON and the bot's token. */
export async function callJson(slack: FakeSlack, method: string, given: object): Promise<Answer> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    body: JSON.stringify(given),
  });
  return (await response.json()) as Answer;
}

/** Posts blocks. */
export function postBlocks(slack: FakeSlack, channel: Channel, blocks: unknown): Promise<Answer> {
  return callJson(slack, 'chat.postMessage', { channel: channel.id, text: 'fallback', blocks });
}
