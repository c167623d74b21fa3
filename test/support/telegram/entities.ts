import type { MessageEntity } from 'grammy/types';
import { bad, strict } from './refusal.ts';
import { isRecord } from './request.ts';

/** Types that Telegram finds itself; given ones are left out and found anew. */
const foundByTelegram = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
]);
const quotes = new Set(['blockquote', 'expandable_blockquote']);
const styles = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);
const code = new Set(['code', 'pre']);
/** They show something that the text does not say, so that blanks alone keep them. */
const hidden = new Set(['text_link', 'text_mention', 'custom_emoji']);
const known = new Set([...quotes, ...styles, ...code, ...hidden, 'date_time']);

export const isCode = ({ type }: MessageEntity): boolean => code.has(type);
export const isHidden = ({ type }: MessageEntity): boolean => hidden.has(type);
export const endOf = ({ offset, length }: MessageEntity): number => offset + length;

/** Entities as a call gave them, each of a known type and with the fields that its type needs. */
export function parseEntities(given: unknown, isPerson: (id: unknown) => boolean): readonly MessageEntity[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw strict('entities must be an Array');
  return given.flatMap((value: unknown) => {
    if (!isRecord(value)) throw bad("can't parse MessageEntity: expected an Object");
    const { type, offset, length } = value;
    if (typeof type !== 'string') throw bad('can\'t parse MessageEntity: Can\'t find field "type"');
    if (!Number.isInteger(offset)) throw bad('can\'t parse MessageEntity: Field "offset" must be of type Number');
    if (!Number.isInteger(length)) throw bad('can\'t parse MessageEntity: Field "length" must be of type Number');
    if (foundByTelegram.has(type)) return [];
    if (!known.has(type)) throw bad("can't parse MessageEntity: Unsupported type specified");
    if (type === 'text_link' && !isLink(value.url)) throw bad('ENTITY_TEXTURL_INVALID');
    if (type === 'text_mention' && !isPerson(isRecord(value.user) ? value.user.id : undefined)) {
      throw strict('text_mention of a user whom the bot never met');
    }
    return [value as unknown as MessageEntity];
  });
}

/** A link that Telegram takes: of its own scheme, or a web address whose host is an IP or has a dot. */
export function isLink(value: unknown): value is string {
  if (typeof value !== 'string' || value.trim() === '') return false;
  const url = URL.parse(/^[a-z]+:/i.test(value) ? value : `http://${value}`);
  if (url === null) return false;
  if (url.protocol === 'tg:' || url.protocol === 'ton:') return true;
  return ['http:', 'https:', 'ftp:'].includes(url.protocol) && /^\[|\../.test(url.hostname);
}

/** In the order of the text, what contains before what is contained. */
export function sortEntities(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
}

function rank({ type }: MessageEntity): number {
  if (quotes.has(type)) return 0;
  return styles.has(type) ? 1 : 2;
}

/** Refuses entities outside of the text, inside of a character, empty, crossing, or nested as they must not be. */
export function checkEntities(text: string, sorted: readonly MessageEntity[]): void {
  const open: MessageEntity[] = [];
  for (const entity of sorted) {
    checkPlace(text, entity);
    for (let last = open.at(-1); last !== undefined && endOf(last) <= entity.offset; last = open.at(-1)) open.pop();
    const around = open.at(-1);
    if (around !== undefined && endOf(entity) > endOf(around)) throw strict(`${around.type} and ${entity.type} cross`);
    for (const outer of open) checkNesting(outer, entity);
    open.push(entity);
  }
}

function checkPlace(text: string, entity: MessageEntity): void {
  const { offset, length } = entity;
  if (offset < 0 || offset > 1_000_000) throw bad(`receive an entity with incorrect offset ${offset}`);
  if (length < 0 || length > 1_000_000) throw bad(`receive an entity with incorrect length ${length}`);
  if (length === 0) throw strict(`${entity.type} at ${offset} is empty`);
  const end = endOf(entity);
  if (offset > text.length) throw bad(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  if (end > text.length) {
    throw bad(`entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`);
  }
  if (splits(text, offset)) {
    throw bad(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytesTo(text, offset)}`);
  }
  if (splits(text, end)) {
    const at = bytesTo(text, end);
    throw bad(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${at}`);
  }
}

/** Whether the place is between the two halves of one character. */
function splits(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xff_ff;
}

function bytesTo(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at + 1));
}

function checkNesting(outer: MessageEntity, inner: MessageEntity): void {
  if (code.has(outer.type)) throw strict(`${outer.type} cannot contain ${inner.type}`);
  if (code.has(inner.type) && !quotes.has(outer.type)) throw strict(`${inner.type} cannot be inside of ${outer.type}`);
  if (quotes.has(inner.type)) {
    if (quotes.has(outer.type)) throw strict('blockquotes cannot be nested');
    if (!styles.has(outer.type)) throw strict(`${inner.type} cannot be inside of ${outer.type}`);
  }
  if (outer.type === inner.type) throw strict(`${outer.type} inside of itself`);
  if (hidden.has(outer.type) && hidden.has(inner.type)) throw strict(`${inner.type} inside of ${outer.type}`);
}
