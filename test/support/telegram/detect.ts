import type { MessageEntity } from 'grammy/types';
import { endOf, isCode } from './entities.ts';
import type { Styled } from './text.ts';

/** What Telegram makes clickable by itself, in the order in which it wins over what it overlaps. */
const patterns: readonly (readonly [MessageEntity['type'], RegExp])[] = [
  ['email', /(?<![\p{L}\p{N}._%+-])[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/gu],
  ['url', /(?:https?|ftp|tg|tonsite):\/\/[^\s<>"«»]*[^\s<>"«».,!?;:)]/giu],
  [
    'url',
    /(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|ru|рф|su|info|io|me|dev|app|biz|online|site|shop|by|kz|ua|de|uk|eu|tv|co|cc|xyz)(?![\p{L}\p{N}-])(?:[:/?#][^\s<>"«»]*[^\s<>"«».,!?;:)])?/giu,
  ],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{2,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{Nd}_])#(?=[\p{Nd}_]*\p{L})[\p{L}\p{Nd}_]{1,256}(?!#)/gu],
  ['cashtag', /(?<![$\p{L}\p{Nd}_])\$[A-Z]{1,8}(?![$\p{L}\p{Nd}_])/gu],
  ['phone_number', /(?<![\p{L}\p{N}+])\+\d(?:[ -]?\d){9,14}(?!\d)/gu],
];

/** The entities that Telegram adds itself (links, mentions, commands, …) outside of code and links that were given. */
export function detectEntities({ text, entities }: Styled): readonly MessageEntity[] {
  if (!/[@/#$+.]/.test(text)) return [];
  const taken = entities.filter((entity) => isCode(entity) || entity.type === 'text_link');
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length } as MessageEntity;
      const overlaps = (other: MessageEntity): boolean => other.offset < endOf(entity) && entity.offset < endOf(other);
      if (!taken.some(overlaps) && !found.some(overlaps)) found.push(entity);
    }
  }
  return found.toSorted((a, b) => a.offset - b.offset);
}
