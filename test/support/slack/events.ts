import { randomUUID } from 'node:crypto';
import { filePayload } from './files.ts';
import { stamp, verificationToken, viewObject } from './payloads.ts';
import { directOf, type Human, type Json, type Kept, nextId, type Room, type World } from './state.ts';
import { markedUp, richText } from './typed.ts';

/**
 * What the bot is told of a message, as its subscriptions say: of mentions where it is a member, and of everything in
 * its direct chats. `undefined` when it is told nothing.
 *
 * @param typed - as the person typed it
 */
export function messageEvent(world: World, room: Room, human: Human, kept: Kept, typed: string): Json | undefined {
  if (!room.bot) return undefined;
  const isDirect = room.kind === 'im';
  if (!isDirect && !markedUp(typed, world.bot.userId).includes(`<@${world.bot.userId}>`)) return undefined;
  const isStranger = human.team !== world.team.id;
  const event = {
    type: isDirect ? 'message' : 'app_mention',
    ...(isDirect && kept.files.length > 0 && { subtype: 'file_share' }),
    user: human.id,
    text: kept.text,
    ts: kept.ts,
    client_msg_id: randomUUID(),
    team: human.team,
    ...(isStranger && { user_team: human.team, source_team: human.team }),
    ...(kept.text !== '' && { blocks: richText(typed, world.bot.userId) }),
    ...(kept.files.length > 0 && {
      files: kept.files.map((file) => filePayload(world, file)),
      upload: false,
      display_as_bot: false,
    }),
    ...(kept.thread !== undefined && { thread_ts: kept.thread, parent_user_id: parentOf(room, kept.thread) }),
    channel: room.id,
    event_ts: kept.ts,
    ...(isDirect && { channel_type: 'im' }),
  };
  return callback(world, room, event);
}

/** @see https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpenedEvent(world: World, human: Human): Json {
  const room = directOf(world, human.id);
  const home = world.homes.get(human.id);
  return callback(world, room, {
    type: 'app_home_opened',
    user: human.id,
    channel: room.id,
    tab: 'home',
    ...(home !== undefined && { view: viewObject(world, home, {}) }),
    event_ts: stamp(world),
  });
}

/** The wrapping of every event. https://docs.slack.dev/apis/events-api#callback-field */
function callback(world: World, room: Room, event: Json): Json {
  const members = [...room.members].map((id) => world.people.get(id));
  return {
    token: verificationToken,
    team_id: world.team.id,
    context_team_id: world.team.id,
    context_enterprise_id: null,
    api_app_id: world.bot.appId,
    event,
    type: 'event_callback',
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: members.some((member) => member !== undefined && member.team !== world.team.id),
    event_context: `4-${nextId(world, 'EC')}`,
  };
}

function parentOf(room: Room, thread: string): string | undefined {
  return room.messages.find(({ ts }) => ts === thread)?.user;
}
