import { threadOf, writableRoom } from '../access.ts';
import { readMarkup } from '../keyboard.ts';
import { messageOf } from '../messages.ts';
import type { Arguments } from '../parameters.ts';
import { bad } from '../refusal.ts';
import { isRecord } from '../request.ts';
import { type Kept, keep, type Media, type Room, type World } from '../state.ts';
import { readCaption, readMedia, readPreviewOff, readText } from './content.ts';
import type { Method } from './method.ts';

export const sendMessage: Method = (args, world) => {
  const styled = readText(world, args, 'message is too long');
  return send(world, args, { ...styled, previewOff: readPreviewOff(args) });
};

export const sendDocument: Method = (args, world) => sendMedia(world, args, 'document');

export const sendPhoto: Method = (args, world) => sendMedia(world, args, 'photo');

function sendMedia(world: World, args: Arguments, kind: Media['kind']): unknown {
  const caption = readCaption(world, args, 'message caption is too long');
  // The chat is looked at first, so that a call to a wrong chat leaves no file.
  writableRoom(world, args);
  const media = readMedia(world, args, kind, args.text(kind));
  if (media === undefined) throw bad(`there is no ${kind} in the request`);
  return send(world, args, { ...caption, media });
}

function send(world: World, args: Arguments, content: Partial<Kept>): unknown {
  const markup = readMarkup(args.json('reply_markup', 'reply keyboard markup'));
  const room = writableRoom(world, args);
  const thread = threadOf(room, args);
  const answered = replyTo(room, args);
  world.flood.count(room);
  const kept = keep(world, room, {
    ...content,
    from: world.bot,
    byBot: true,
    thread,
    replyTo: answered,
    silent: args.flag('disable_notification'),
    protected: args.flag('protect_content'),
    inline: markup.inline,
    personal: markup.personal,
  });
  return messageOf(world, room, kept);
}

function replyTo(room: Room, args: Arguments): number | undefined {
  const given = args.json('reply_parameters', 'reply parameters');
  const inner = isRecord(given) ? given : {};
  const id = Number(inner.message_id ?? args.integer('reply_to_message_id') ?? 0);
  if (id === 0) return undefined;
  const chat = inner.chat_id;
  const isHere = chat === undefined || Number(chat) === room.id;
  if (isHere && room.messages.has(id)) return id;
  if (inner.allow_sending_without_reply === true || args.flag('allow_sending_without_reply')) return undefined;
  throw bad('message to be replied not found');
}
