import type { InlineKeyboardMarkup } from 'grammy/types';
import { ownMessage, writableRoom } from '../access.ts';
import { readMarkup } from '../keyboard.ts';
import { messageOf } from '../messages.ts';
import { type Arguments, argumentsOf } from '../parameters.ts';
import { bad } from '../refusal.ts';
import { isRecord } from '../request.ts';
import type { Kept, Media, World } from '../state.ts';
import { sameStyled } from '../text.ts';
import { readCaption, readMedia, readPreviewOff, readText } from './content.ts';
import type { Method } from './method.ts';

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const editMessageText: Method = (args, world) => {
  const styled = readText(world, args, 'MESSAGE_TOO_LONG');
  return edit(world, args, (kept) => {
    if (kept.media !== undefined) throw bad('there is no text in the message to edit');
    return { ...styled, previewOff: readPreviewOff(args) };
  });
};

export const editMessageCaption: Method = (args, world) => {
  const styled = readCaption(world, args, 'MEDIA_CAPTION_TOO_LONG');
  return edit(world, args, (kept) => {
    if (kept.media === undefined) throw bad('there is no caption in the message to edit');
    return styled;
  });
};

export const editMessageMedia: Method = (args, world) =>
  edit(world, args, () => {
    const given = args.json('media', 'input media');
    if (!isRecord(given)) throw bad("can't parse InputMedia: expected an Object");
    const inner = argumentsOf({ fields: given, files: args.files });
    const type = inner.text('type') ?? '';
    if (type !== 'photo' && type !== 'document') throw bad(`can't parse InputMedia: type "${type}" is unsupported`);
    const media = readMedia(world, inner, type, inner.text('media'));
    if (media === undefined) throw bad("can't parse InputMedia: media not found");
    return { ...readCaption(world, inner, 'MEDIA_CAPTION_TOO_LONG'), media };
  });

export const editMessageReplyMarkup: Method = (args, world) => edit(world, args, () => ({}));

type Change = Partial<Pick<Kept, 'text' | 'entities' | 'media' | 'previewOff'>>;

/** Changes the bot's own message; without a keyboard in the call its keyboard goes, as it does on Telegram. */
function edit(world: World, args: Arguments, changeOf: (kept: Kept) => Change): unknown {
  const markup = readMarkup(args.json('reply_markup', 'reply keyboard markup'));
  if (markup.personal !== undefined) throw bad('inline keyboard expected');
  const room = writableRoom(world, args);
  const kept = ownMessage(room, args);
  const {
    text = kept.text,
    entities = kept.entities,
    media = kept.media,
    previewOff = kept.previewOff,
  } = changeOf(kept);
  const same = sameStyled(kept, { text, entities }) && sameMedia(kept.media, media);
  if (same && sameKeyboard(kept.inline, markup.inline)) throw bad(notModified);
  world.flood.count(room);
  Object.assign(kept, { text, entities, media, previewOff, inline: markup.inline, editedMs: world.clock.now() });
  kept.edits += 1;
  return messageOf(world, room, kept);
}

function sameMedia(a: Media | undefined, b: Media | undefined): boolean {
  if (a?.file.bytes === undefined || b?.file.bytes === undefined) return a === b;
  return a.kind === b.kind && a.file.name === b.file.name && a.file.bytes.equals(b.file.bytes);
}

function sameKeyboard(a: InlineKeyboardMarkup | undefined, b: InlineKeyboardMarkup | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
