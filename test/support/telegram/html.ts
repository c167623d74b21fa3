import type { MessageEntity } from 'grammy/types';
import { bad } from './refusal.ts';
import type { Styled } from './text.ts';

const typeOfTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
};
const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Opened {
  readonly tag: string;
  readonly attributes: string;
  readonly offset: number;
}

/** The small HTML of `parse_mode: "HTML"`: tags become entities, and what is not closed or not known is refused. */
export function readHtml(source: string): Styled {
  const open: Opened[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  for (const [piece] of source.matchAll(/<[^>]*>?|&(?:lt|gt|amp|quot|#\d+);|[^<&]+|&/g)) {
    const [, slash, tag, attributes = ''] = /^<(\/?)([a-z-]+)([^>]*)>$/i.exec(piece) ?? [];
    if (!piece.startsWith('<')) text += character(piece);
    else if (tag === undefined) throw bad(`can't parse entities: Unsupported start tag "${piece.slice(1, 20)}"`);
    else if (slash === '/') close(tag.toLowerCase());
    else if (typeOfTag[tag.toLowerCase()] === undefined) {
      throw bad(`can't parse entities: Unsupported start tag "${tag}" at byte offset ${Buffer.byteLength(text)}`);
    } else open.push({ tag: tag.toLowerCase(), attributes, offset: text.length });
  }
  const left = open.at(-1);
  if (left !== undefined)
    throw bad(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };

  function close(tag: string): void {
    const opened = open.pop();
    if (opened?.tag !== tag) throw bad(`can't parse entities: Unexpected end tag "${tag}"`);
    const length = text.length - opened.offset;
    const url = /href\s*=\s*["']([^"']*)/.exec(opened.attributes)?.[1];
    const type = / expandable/.test(opened.attributes) ? 'expandable_blockquote' : typeOfTag[tag];
    const entity = { type, offset: opened.offset, length, ...(url === undefined ? {} : { url }) };
    if (length > 0) entities.push(entity as MessageEntity);
  }
}

function character(piece: string): string {
  const name = /^&(.+);$/.exec(piece)?.[1];
  if (name === undefined) return piece;
  return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (characters[name] ?? piece);
}
