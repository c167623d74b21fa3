import assert from 'node:assert/strict';
import type { MessageEntity } from 'grammy/types';

/** A message or a caption with its entities. */
export interface SentText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

const kinds = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'];
const quotes = ['blockquote', 'expandable_blockquote'];
const fixed = ['pre', 'code'];
/** Telegram replaces the first ones by spaces and takes the others away, so entities would not be where we see them. */
const altered = /[^\P{Cc}\n]|[\u2028-\u202e]|\u030a|\u0333|\u033f/u;
const unseen = /^[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\u{e0000}-\u{e007f}]*$/u;

/**
 * Holds a text against Telegram's rules, as its pages and its public sources tell them: what it refuses, what it
 * silently drops or moves, and what it cuts off.
 *
 * @param most - UTF-16 units: 4096 for a message, 1024 for a caption
 */
export function assertSendable({ text, entities }: SentText, most = 4096): void {
  assert.ok(text.length <= most, `${text.length} units`);
  assert.ok(text.isWellFormed(), 'half of a character');
  assert.ok(!unseen.test(text), 'nothing to be seen');
  assert.doesNotMatch(text, /^[ \n]|[ \n]$/, 'trimmed by Telegram');
  assert.doesNotMatch(text, altered);
  assert.ok(entities.length <= 100, `${entities.length} entities`);
  for (const [index, entity] of entities.entries()) {
    assertPlaced(text, entity);
    const before = entities[index - 1];
    if (before !== undefined) assertInOrder(before, entity);
    for (const other of entities.slice(0, index)) assertApart(other, entity);
  }
}

function endOf({ offset, length }: MessageEntity): number {
  return offset + length;
}

function assertPlaced(text: string, entity: MessageEntity): void {
  const told = JSON.stringify(entity);
  assert.ok([...kinds, ...quotes, ...fixed].includes(entity.type), told);
  assert.ok(Number.isInteger(entity.offset) && Number.isInteger(entity.length), told);
  assert.ok(entity.offset >= 0 && entity.length > 0 && endOf(entity) <= text.length, told);
  for (const place of [entity.offset, endOf(entity)]) {
    assert.doesNotMatch(text.slice(Math.max(0, place - 1), place + 1), /^[\ud800-\udbff][\udc00-\udfff]$/, told);
  }
  assert.doesNotMatch(text.slice(entity.offset, endOf(entity)), /^[ \n]|[ \n]$/, told);
}

function assertInOrder(before: MessageEntity, entity: MessageEntity): void {
  const isInOrder =
    before.offset < entity.offset || (before.offset === entity.offset && before.length >= entity.length);
  assert.ok(isInOrder, `${JSON.stringify(before)} before ${JSON.stringify(entity)}`);
}

function assertApart(outer: MessageEntity, inner: MessageEntity): void {
  const told = `${JSON.stringify(inner)} within ${JSON.stringify(outer)}`;
  const isSame = outer.type === inner.type;
  if (inner.offset >= endOf(outer)) {
    const isTouching = inner.offset === endOf(outer);
    assert.ok(!(isTouching && isSame), `${told}: Telegram joins them`);
    return;
  }
  assert.ok(endOf(inner) <= endOf(outer), `${told}: neither contains the other`);
  assert.ok(!fixed.includes(outer.type), told);
  assert.ok(!isSame, told);
  if (fixed.includes(inner.type)) assert.ok(quotes.includes(outer.type), told);
  if (quotes.includes(inner.type)) assert.ok(kinds.includes(outer.type), told);
}

/** What Telegram finds in plain text by itself. It has more endings of addresses than are written here. */
const detected: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_])@[a-zA-Z0-9_]{2,32}(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu,
  /(?<![\p{L}\p{Nd}_\u200c])#(?=[\p{Nd}_\u200c]*\p{L})[\p{L}\p{Nd}_\u200c]{1,256}(?![\p{L}\p{Nd}_\u200c]*#)/gu,
  /(?<![$\p{L}\p{Nd}_\u200c])\$(?:1INCH|[A-Z]{1,8})(?![$\p{L}\p{Nd}_\u200c])/gu,
  /(?:tg|ton):\/\/[a-z0-9_-]+(?:[/?#][^\s<>«»"]*)?/giu,
  /(?:https?|ftp):\/\/[^\s<>«»"/?#]+\.[^\s<>«»"/?#.]+(?:[/?#][^\s<>«»"]*)?/giu,
  /(?<![\p{L}\p{N}_/#@.~-])[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*\.(?:com|ru|info|me|org|net)(?![\p{L}\p{N}_-])/giu,
  /(?<![\p{L}\p{N}_/#@.~-])[\p{L}\d-]+\.(?:рф|भारत)(?![\p{L}\p{M}\p{N}_-])/giu,
  /[a-z0-9_.+-]+@(?:[a-z0-9][a-z0-9_-]*\.)+[a-z]{2,8}(?![a-z])/giu,
  /\+\d(?:[ ()-]*\d){7,14}/gu,
  /(?<![\p{L}\p{N}_])\d{11}(?![\p{L}\p{N}_])/gu,
  /(?<![+_\p{L}\d.,-])\d(?:[ -]?\d){12,18}(?![_\p{L}\d-])/gu,
];

/** What may stand at the end of an address without being part of it. */
const notOfAddress = /[.:;,('?!`…]+$/;

/** The pieces of a message that Telegram would make clickable: those not wholly in a fixed pitch. */
export function clickable({ text, entities }: SentText): string[] {
  const covers = entities.filter(({ type }) => fixed.includes(type));
  return detected
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: found, index }) => ({ found: found.replace(notOfAddress, ''), index }))
    .filter(({ found, index }) => {
      return !covers.some((cover) => cover.offset <= index && index + found.length <= endOf(cover));
    })
    .map(({ found }) => found);
}
