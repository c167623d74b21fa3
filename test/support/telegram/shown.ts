import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import { detectEntities } from './detect.ts';
import type { Kept, Room } from './state.ts';

/** A message as a phone shows it now. */
export interface Shown {
  readonly id: number;
  readonly byBot: boolean;
  /** The sender's first name; the chat's title for a post of a channel. */
  readonly from: string;
  /** The text or the caption. */
  readonly text: string;
  /** The entities that were given, as Telegram keeps them. */
  readonly entities: readonly MessageEntity[];
  /** What Telegram makes clickable by itself: links, mentions, commands, … */
  readonly detected: readonly MessageEntity[];
  readonly kind: 'text' | 'photo' | 'document' | 'other';
  readonly file: ShownFile | undefined;
  /** The labels of the inline keyboard, row by row. */
  readonly keyboard: readonly (readonly string[])[];
  readonly buttons: readonly InlineKeyboardButton[];
  readonly edits: number;
  readonly replyTo: number | undefined;
  readonly topic: number | undefined;
  /** Sent without a sound. */
  readonly silent: boolean;
  /** Asks the person for a reply. */
  readonly forceReply: boolean;
  /** Whether a link in it would be shown with a preview. */
  readonly preview: boolean;
  /** Further fields of the message: sticker, migrate_to_chat_id, … */
  readonly extra: Readonly<Record<string, unknown>>;
}

export interface ShownFile {
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly bytes: Buffer;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export function shown(room: Room, kept: Kept): Shown {
  const detected = detectEntities(kept);
  const rows = kept.inline?.inline_keyboard ?? [];
  const clickable =
    kept.entities.some(({ type }) => type === 'text_link') || detected.some(({ type }) => type === 'url');
  return {
    id: kept.id,
    byBot: kept.byBot,
    from: kept.from?.first_name ?? room.title,
    text: kept.text,
    entities: kept.entities,
    detected,
    kind: kept.media?.kind ?? (kept.text === '' ? 'other' : 'text'),
    file: fileOf(kept),
    keyboard: rows.map((row) => row.map(({ text }) => text)),
    buttons: rows.flat(),
    edits: kept.edits,
    replyTo: kept.replyTo,
    topic: kept.thread,
    silent: kept.silent,
    forceReply: kept.personal === 'force_reply',
    preview: clickable && !kept.previewOff && kept.media === undefined,
    extra: kept.extra,
  };
}

function fileOf({ media }: Kept): ShownFile | undefined {
  if (media === undefined) return undefined;
  const { name, mime, size, bytes = Buffer.alloc(0), sides } = media.file;
  return { name, mime, size, bytes, width: sides?.width, height: sides?.height };
}
