import type { Pressable } from './reading.ts';
import type { Human, Json, Kept, OpenView, Room, World } from './state.ts';
import { escaped } from './typed.ts';
import { viewPayload } from './views.ts';

/** Once used to tell that a request is Slack's; the signature has replaced it. */
export const verificationToken = 'fakeverificationtoken';

/**
 * What a slash command sends; over HTTP every field is a text. Only the three characters are escaped in its text,
 * because the app does not ask for more.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function commandPayload(world: World, room: Room, human: Human, command: string, text: string): Json {
  return {
    token: verificationToken,
    team_id: human.team,
    team_domain: domainOf(world, human.team),
    channel_id: room.id,
    channel_name: channelName(room),
    user_id: human.id,
    user_name: human.name,
    command,
    text: escaped(text),
    api_app_id: world.bot.appId,
    is_enterprise_install: 'false',
    response_url: world.responses.issue({ channel: room.id, person: human.id }),
    trigger_id: world.triggers.issue(human.id),
  };
}

/**
 * What a pressed button or a chosen option in a message sends. An ephemeral message is not in it.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function pressPayload(world: World, room: Room, human: Human, kept: Kept, pressed: Pressable): Json {
  const isEphemeral = kept.only !== undefined;
  const thread = kept.thread === undefined ? {} : { thread_ts: kept.thread };
  const origin = { channel: room.id, person: human.id, message: kept.ts, thread: kept.thread };
  return {
    ...interaction(world, human, 'block_actions'),
    container: { type: 'message', message_ts: kept.ts, channel_id: room.id, is_ephemeral: isEphemeral, ...thread },
    channel: { id: room.id, name: channelName(room) },
    ...(!isEphemeral && { message: messageObject(world, kept) }),
    state: { values: {} },
    response_url: world.responses.issue(origin),
    actions: [action(world, pressed)],
  };
}

/** The same in a modal or on a Home tab, where there is no channel and no address to answer at. */
export function viewPressPayload(world: World, human: Human, open: OpenView, pressed: Pressable, values: Json): Json {
  return {
    ...interaction(world, human, 'block_actions'),
    container: { type: 'view', view_id: open.id },
    view: viewObject(world, open, values),
    actions: [action(world, pressed)],
  };
}

/** @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(world: World, human: Human, open: OpenView, values: Json): Json {
  return {
    ...interaction(world, human, 'view_submission'),
    view: viewObject(world, open, values),
    response_urls: [],
  };
}

/** A view as Slack hands it out; `values` is what stands in its inputs. */
export function viewObject(world: World, open: OpenView, values: Json): Json {
  return { ...viewPayload(world, open), state: { values }, app_installed_team_id: world.team.id };
}

function interaction(world: World, human: Human, type: string): Json {
  return {
    type,
    user: { id: human.id, username: human.name, name: human.name, team_id: human.team },
    api_app_id: world.bot.appId,
    token: verificationToken,
    trigger_id: world.triggers.issue(human.id),
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function action(world: World, { element, blockId, option }: Pressable): Json {
  const { type, action_id, text, value, style, placeholder } = element;
  const common = { type, action_id, block_id: blockId, action_ts: stamp(world) };
  if (option !== undefined)
    return { ...common, ...(placeholder !== undefined && { placeholder }), ...chosen(type, option) };
  return { ...common, text, ...(value !== undefined && { value }), ...(style !== undefined && { style }) };
}

function chosen(type: unknown, option: Json): Json {
  const isSeveral = type === 'checkboxes' || type === 'multi_static_select';
  return isSeveral ? { selected_options: [option] } : { selected_option: option };
}

function messageObject(world: World, kept: Kept): Json {
  return {
    type: 'message',
    user: kept.user,
    ...(kept.byBot && { bot_id: world.bot.botId, app_id: world.bot.appId }),
    ts: kept.ts,
    text: kept.text,
    team: world.team.id,
    blocks: kept.blocks,
    ...(kept.thread !== undefined && { thread_ts: kept.thread }),
    ...(kept.editedTs !== undefined && { edited: { user: kept.user, ts: kept.editedTs } }),
  };
}

function channelName({ kind, name }: Room): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}

function domainOf(world: World, team: string): string {
  return team === world.team.id ? world.team.domain : `domain-of-${team.toLowerCase()}`;
}

/** A moment as Slack writes it: seconds with six digits after the point. */
export function stamp(world: World): string {
  return (world.clock.now() / 1000).toFixed(6);
}
