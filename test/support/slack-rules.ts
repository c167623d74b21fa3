import assert from 'node:assert/strict';
import { z } from 'zod';

/** A message as it is sent. */
export interface SentMessage {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Control characters other than line breaks, halves of characters, and what turns the reading direction round. */
const misbehaving = /[^\P{Cc}\n]|[\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const unseen = /^[\s\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff]*$/u;

function textUpTo(most: number): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !misbehaving.test(text), 'characters that misbehave');
}

function plainUpTo(most: number): z.ZodType<{ text: string }> {
  return z.strictObject({ type: z.literal('plain_text'), text: textUpTo(most), emoji: z.literal(false) });
}

const fixedText = z.strictObject({ type: z.literal('text'), text: textUpTo(3000) });
const styledText = fixedText.extend({
  style: z
    .strictObject({ bold: z.literal(true) })
    .or(z.strictObject({ code: z.literal(true) }))
    .optional(),
});
const option = z.strictObject({ text: plainUpTo(75), value: z.string().min(1).max(150) });
const actionId = z.string().min(1).max(255);
const cell = z.strictObject({
  type: z.literal('raw_text'),
  text: textUpTo(10_000).refine((text) => !unseen.test(text), 'an empty cell'),
});

/** The blocks that this bot writes messages with, as strict as Slack is; nothing else can stand in a message. */
const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(styledText).min(1) }),
          z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(styledText).min(1) }),
          z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(fixedText).min(1) }),
        ]),
      )
      .min(1),
  }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plainUpTo(3000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal('table'),
    rows: z
      .array(z.array(cell).min(1).max(20))
      .min(1)
      .max(100)
      .refine((rows) => new Set(rows.map((row) => row.length)).size === 1, 'rows of different lengths')
      .refine((rows) => rows.flat().reduce((sum, { text }) => sum + text.length, 0) <= 10_000, 'too many characters'),
    column_settings: z.array(z.strictObject({ align: z.enum(['left', 'right']), is_wrapped: z.boolean() })).max(20),
  }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          z.strictObject({
            type: z.literal('button'),
            text: plainUpTo(75),
            action_id: actionId,
            value: z.string().min(1).max(2000),
          }),
          z.strictObject({
            type: z.literal('overflow'),
            action_id: actionId,
            options: z.array(option).min(2).max(5),
          }),
          z.strictObject({
            type: z.literal('static_select'),
            action_id: actionId,
            placeholder: plainUpTo(150),
            options: z.array(option).min(1).max(100),
          }),
        ]),
      )
      .min(1)
      .max(25),
  }),
]);

/** A block of a message, after it was held against the rules. */
export type RuledBlock = z.infer<typeof block>;

/**
 * Holds a message against Slack's rules: what its pages document, what it refuses without a word in them, and what
 * would let its markup in.
 *
 * @returns its blocks, with their types
 */
export function assertSendable({ text, blocks }: SentMessage): readonly RuledBlock[] {
  assert.ok(!unseen.test(text), 'no fallback text');
  assert.ok(text.length <= 4000, `${text.length} characters of fallback text`);
  assert.doesNotMatch(text, misbehaving);
  assert.ok(blocks.length <= 50, `${blocks.length} blocks`);
  const json = JSON.stringify(blocks).length;
  assert.ok(json <= 9600, `${json} characters of blocks`);
  return ruled(blocks);
}

/** Holds a Home tab against Slack's rules. */
export function assertHome(blocks: readonly unknown[]): readonly RuledBlock[] {
  assert.ok(blocks.length <= 100, `${blocks.length} blocks`);
  assert.ok(Buffer.byteLength(JSON.stringify(blocks)) < 250_000);
  const home = ruled(blocks);
  assert.ok(!home.some(({ type }) => type === 'table'), 'a table in a Home tab');
  return home;
}

function ruled(blocks: readonly unknown[]): readonly RuledBlock[] {
  const known = blocks.map((one) => block.parse(one));
  assert.ok(known.length > 0, 'no blocks');
  assert.ok(known.filter(({ type }) => type === 'table').length <= 1, 'more than one table');
  const actions = known.flatMap((one) => (one.type === 'actions' ? one.elements : []));
  const ids = actions.map((element) => element.action_id);
  const values = actions.flatMap((one) =>
    one.type === 'button' ? [one.value] : one.options.map(({ value }) => value),
  );
  assert.equal(new Set(ids).size, ids.length, 'an action_id twice');
  assert.equal(new Set(values).size, values.length, 'a value twice');
  return known;
}

/** What can be read in blocks, without what can be pressed. */
export function readBlocks(blocks: readonly RuledBlock[]): string {
  return blocks.flatMap(textsOf).join('\n');
}

function textsOf(one: RuledBlock): string[] {
  switch (one.type) {
    case 'rich_text':
      return one.elements.map(({ elements }) => elements.map(({ text }) => text).join(''));
    case 'context':
      return one.elements.map(({ text }) => text);
    case 'table':
      return one.rows.map((row) => row.map(({ text }) => text).join(' · '));
    case 'actions':
      return [];
  }
}

/** What Slack makes of a text: mentions, emoji, links, formatting. It has more endings of addresses than stand here. */
const markup: readonly RegExp[] = [
  /<[^\n]*?>|<[!@#]/g,
  /&(?!amp;|lt;|gt;)[^\s;]*;?/g,
  /(?<=^|\n)[ \t]*&gt;/g,
  /@\w+|#[\p{L}\d]+/gu,
  /:[a-z0-9_+'-]+:/gi,
  /[a-z][a-z0-9+.-]*:(?:\/\/|[^\s\u2060/])[^\s]*/gi,
  /[\p{L}\p{N}-]+[.。．｡](?:com|ru|info|me|org|net|example|рф|भारत|shop)(?![\p{L}\p{M}\p{N}])/giu,
  /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g,
  /(?<![\p{L}\p{N}])([*_~`])(?!\s)[^\n]*?(?<!\s)\1(?![\p{L}\p{N}])/gu,
  /```/g,
];

/** The pieces of a fallback text of which Slack would make something else. */
export function active(text: string): string[] {
  return markup.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found));
}

/** What somebody reads in a fallback text. */
export function readFallback(text: string): string {
  const signs: Readonly<Record<string, string>> = { '∗': '*', ˋ: '`', '∼': '~', ˍ: '_' };
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[∗ˋ∼ˍ]/g, (sign) => signs[sign] ?? sign)
    .replaceAll('\u2060', '');
}
