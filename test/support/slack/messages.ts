import type { Args } from './arguments.ts';
import { messageBlocks } from './checks/message.ts';
import { filePayload } from './files.ts';
import { Refusal } from './refusal.ts';
import { type Json, type Kept, keep, type Manners, nextTs, type Room, type World } from './state.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage */
const mostText = 40_000;

export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly manners: Manners;
}

/** What a message says, checked; refuses what is empty or too long. */
export function contentOf(world: World, args: Args): Content {
  const text = args.text('text') ?? '';
  if (text.length > mostText) throw new Refusal('msg_too_long');
  const given = args.json('blocks');
  const blocks = given === undefined || given === '' ? [] : messageBlocks(world, given);
  if (blocks.length === 0 && text.trim() === '') throw new Refusal('no_text');
  const manners = {
    parse: args.text('parse'),
    linkNames: args.flag('link_names', false),
    unfurlLinks: args.flag('unfurl_links', true),
    unfurlMedia: args.flag('unfurl_media', true),
    mrkdwn: args.flag('mrkdwn', true),
  };
  return { text, blocks, manners };
}

/** Posts as the bot. */
export function postAsBot(
  world: World,
  room: Room,
  content: Content,
  more: Partial<Pick<Kept, 'thread' | 'only' | 'files'>> = {},
): Kept {
  const kept = keep(world, room, { user: world.bot.userId, byBot: true, ...content, ...more });
  look(world, kept);
  return kept;
}

/** Puts other content into a message in its place; the flags for unfolding links stay. */
export function replaceContent(world: World, kept: Kept, { text, blocks, manners }: Content): void {
  kept.text = text;
  kept.blocks = blocks;
  kept.manners = { ...manners, unfurlLinks: kept.manners.unfurlLinks, unfurlMedia: kept.manners.unfurlMedia };
  kept.editedTs = nextTs(world);
  look(world, kept);
}

export function remove(room: Room, kept: Kept): void {
  room.messages.splice(room.messages.indexOf(kept), 1);
}

function look(world: World, { text, blocks, manners, only }: Kept): void {
  world.traces.look({ text, blocks, manners, canUnfurl: only === undefined });
}

/** A message as the Web API and payloads show it. */
export function messagePayload(world: World, kept: Kept): Json {
  const { team, bot } = world;
  return {
    type: 'message',
    user: kept.user,
    ...(kept.byBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    ts: kept.ts,
    text: kept.text,
    team: team.id,
    ...(kept.thread === undefined ? {} : { thread_ts: kept.thread }),
    ...(kept.blocks.length === 0 ? {} : { blocks: kept.blocks }),
    ...(kept.files.length === 0 ? {} : { files: kept.files.map((file) => filePayload(world, file)) }),
    ...(kept.editedTs === undefined ? {} : { edited: { user: kept.user, ts: kept.editedTs } }),
  };
}
