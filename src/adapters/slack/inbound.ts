import type { Author, ChatMessage } from '../../bot/chat.ts';
import { attachedFile, type FileReader } from './attached-file.ts';
import { umbrella } from './commands.ts';
import { conversationIn, isDirectChannel } from './conversation.ts';
import { type Press, readPress, readSubmission, type Submission } from './interactions.ts';
import { fieldsOf, listOf, type Payload, textOf } from './payload.ts';
import { postedId } from './posted-id.ts';
import { takeShare } from './share.ts';
import { asTyped, unescaped, withoutCodeMarks } from './spelling.ts';
import { type Addressee, isOurCommand, isOurEvent, isOurInteraction } from './teams.ts';

/** What a delivery means. */
export type Inbound =
  /** Something typed to the bot. */
  | { readonly kind: 'message'; readonly said: Said }
  | { readonly kind: 'press'; readonly press: Press }
  /** A form that was filled in. */
  | { readonly kind: 'submission'; readonly submission: Submission }
  /** Somebody opened their Home tab. */
  | { readonly kind: 'home'; readonly id: string; readonly from: Author }
  /** Nothing that the bot acts upon. */
  | { readonly kind: 'nothing' };

/** A typed line and how it may be answered. */
export interface Said {
  /** Its conversation is a group unless it is known to be the author's direct chat with the bot. */
  readonly message: ChatMessage;
  /** Whether it is that chat; `undefined` when Slack has to be asked. */
  readonly isDirect: boolean | undefined;
  /** Whether the answer is for everybody. */
  readonly isShared: boolean;
  /** Where an answer can be posted for half an hour. */
  readonly responseUrl: string | undefined;
}

const nothing: Inbound = { kind: 'nothing' };

/**
 * Reads what Slack delivered: a slash command, an interaction or an event. Other workspaces, bots, edits and messages of
 * special kinds run nothing. Never throws, whatever the shape.
 *
 * @param delivered - the body of a verified request, or the payload of an envelope
 */
export function readDelivery(delivered: unknown, me: Addressee, fileOf: FileReader): Inbound {
  const payload = fieldsOf(delivered);
  const { type } = payload;
  if (type === 'event_callback') return isOurEvent(payload, me) ? readEvent(payload, me, fileOf) : nothing;
  if (type === 'block_actions' && isOurInteraction(payload, me)) {
    const press = readPress(payload);
    return press === undefined ? nothing : { kind: 'press', press };
  }
  if (type === 'view_submission' && isOurInteraction(payload, me)) {
    const submission = readSubmission(payload);
    return submission === undefined ? nothing : { kind: 'submission', submission };
  }
  return type === undefined && isOurCommand(payload, me) ? readCommand(payload, me) : nothing;
}

/** @see https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
function readCommand(payload: Payload, me: Addressee): Inbound {
  const command = textOf(payload['command'])?.toLowerCase();
  const channel = textOf(payload['channel_id']);
  const person = textOf(payload['user_id']);
  if (command === undefined || channel === undefined || person === undefined) return nothing;
  const rest = withoutCodeMarks(unescaped(textOf(payload['text']) ?? '').trim());
  const { line, isShared } = takeShare(command === umbrella ? rest : `${withoutPrefix(command, me.prefix)} ${rest}`);
  const name = textOf(payload['user_name']);
  return {
    kind: 'message',
    said: {
      message: {
        id: textOf(payload['trigger_id']) ?? '',
        in: conversationIn(channel),
        from: { id: person, ...(name !== undefined && { name }) },
        text: line.trim() || '/help',
        files: [],
      },
      isDirect: isDirectChannel(channel),
      isShared,
      responseUrl: textOf(payload['response_url']),
    },
  };
}

function withoutPrefix(command: string, prefix: string): string {
  return command.startsWith(`/${prefix}`) ? `/${command.slice(1 + prefix.length)}` : command;
}

function readEvent(payload: Payload, me: Addressee, fileOf: FileReader): Inbound {
  const event = fieldsOf(payload['event']);
  const person = textOf(event['user']);
  if (person === undefined || person === me.userId || person === 'USLACKBOT') return nothing;
  const { type, tab, channel_type: channelType } = event;
  if (type === 'app_home_opened') {
    const id = textOf(payload['event_id']) ?? textOf(event['event_ts']) ?? '';
    return tab === 'home' ? { kind: 'home', id, from: { id: person } } : nothing;
  }
  const channel = textOf(event['channel']);
  if (channel === undefined || !isPlain(event)) return nothing;
  // A mention in the direct chat comes as a message too.
  if (type === 'app_mention' && !channel.startsWith('D')) return readMessage(event, { person, channel, me }, fileOf);
  if (type !== 'message' || channelType !== 'im') return nothing;
  return readMessage(event, { person, channel, me, isDirect: true }, fileOf);
}

/** What else a typed message is: one with files, or one of a thread that is shown outside of it too. */
const typedSubtypes: readonly unknown[] = ['file_share', 'thread_broadcast'];

/** Whether a message was typed by a person and stands as it was typed. */
function isPlain({ subtype, bot_id, bot_profile, hidden, edited }: Payload): boolean {
  if (subtype !== undefined && !typedSubtypes.includes(subtype)) return false;
  return bot_id === undefined && bot_profile === undefined && edited === undefined && hidden !== true;
}

interface Circumstances {
  readonly person: string;
  readonly channel: string;
  readonly me: Addressee;
  readonly isDirect?: true;
}

/** @see https://docs.slack.dev/reference/events/app_mention */
function readMessage(event: Payload, { person, channel, me, isDirect }: Circumstances, fileOf: FileReader): Inbound {
  const id = textOf(event['ts']);
  if (id === undefined) return nothing;
  const typed = textOf(event['text']) ?? '';
  const words = withoutMention(typed, me.userId);
  const { line, isShared } = takeShare(withoutCodeMarks(asTyped(words ?? typed).trim()));
  const files = listOf(event['files']).map((file) => fileOf(attachedFile(file)));
  const isEmpty = line === '' && files.length === 0;
  // The bot's name alone asks what it can do.
  const text = isEmpty && words !== undefined ? '/help' : line;
  const place = conversationIn(channel, {
    thread: textOf(event['thread_ts']),
    message: id,
    ...(isDirect && { isDirect }),
  });
  return {
    kind: 'message',
    said: {
      message: {
        id,
        in: place,
        from: { id: person },
        text,
        files,
        // Whose message opened the thread is not told; that of somebody else is none that the bot knows.
        ...(place.thread !== undefined && { repliedTo: postedId({ kind: 'messages', ts: [place.thread] }) }),
        ...(isEmpty && text === '' && { wordless: true as const }),
      },
      isDirect: isDirect ?? false,
      isShared,
      responseUrl: undefined,
    },
  };
}

/** A text without the first mention of the bot; `undefined` when there is none. */
function withoutMention(text: string, userId: string): string | undefined {
  for (const { 0: mention, 1: id, index } of text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)) {
    if (id !== userId) continue;
    const before = text.slice(0, index);
    const after = text.slice(index + mention.length);
    return before.trim() === '' ? after.replace(/^\s*[,:]/, '') : before + after;
  }
  return undefined;
}
