import { checkMember, roomOf } from '../access.ts';
import { limits } from '../limits.ts';
import { type Arguments, argumentsOf } from '../parameters.ts';
import { bad } from '../refusal.ts';
import { isRecord } from '../request.ts';
import type { World } from '../state.ts';
import type { Method } from './method.ts';
import { languageOf } from './profile.ts';

export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** The menus that were set, by scope and language; see `menuKey`. */
const menus = new WeakMap<World, Map<string, readonly MenuCommand[]>>();

/** The menus of a server, such as `default`, `default:ru` or `chat_administrators:-100500:en`. */
export function menusOf(world: World): Map<string, readonly MenuCommand[]> {
  const found = menus.get(world) ?? new Map<string, readonly MenuCommand[]>();
  menus.set(world, found);
  return found;
}

export const setMyCommands: Method = (args, world) => {
  const given = args.json('commands', 'commands') ?? [];
  if (!Array.isArray(given)) throw bad('expected an Array of BotCommand');
  if (given.length > limits.commands) throw bad('BOT_COMMANDS_TOO_MUCH');
  menusOf(world).set(menuKey(world, args), given.map(readCommand));
  return true;
};

export const getMyCommands: Method = (args, world) => menusOf(world).get(menuKey(world, args)) ?? [];

export const deleteMyCommands: Method = (args, world) => {
  menusOf(world).delete(menuKey(world, args));
  return true;
};

function unread(words: string): Error {
  return bad(`can't parse BotCommand: ${words}`);
}

function readCommand(given: unknown): MenuCommand {
  if (!isRecord(given)) throw unread('expected an Object');
  if (typeof given.command !== 'string') throw unread('Can\'t find field "command"');
  if (typeof given.description !== 'string') throw unread('Can\'t find field "description"');
  const command = given.command.trim().replace(/^\//, '');
  const description = given.description.trim();
  if (command === '') throw bad('command must be non-empty');
  if (characters(command) > limits.commandName) throw bad(`command length must not exceed ${limits.commandName}`);
  if (!/^[a-z0-9_]+$/.test(command)) throw bad('BOT_COMMAND_INVALID');
  if (description === '') throw bad('command description must be non-empty');
  if (characters(description) > limits.commandDescription) {
    throw bad(`command description length must not exceed ${limits.commandDescription}`);
  }
  return { command, description };
}

function characters(text: string): number {
  return Array.from(text).length;
}

const wide = new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']);
const ofChat = new Set(['chat', 'chat_administrators', 'chat_member']);

function menuKey(world: World, args: Arguments): string {
  const scope = args.json('scope', 'BotCommandScope') ?? { type: 'default' };
  if (!isRecord(scope)) throw bad("can't parse BotCommandScope: BotCommandScope must be an Object");
  const inner = argumentsOf({ fields: scope, files: args.files });
  const type = inner.text('type') ?? '';
  const language = languageOf(args);
  const parts = wide.has(type) ? [type] : [type, ...chatParts(world, inner, type)];
  return (language === '' ? parts : [...parts, language]).join(':');
}

function chatParts(world: World, scope: Arguments, type: string): readonly string[] {
  if (!ofChat.has(type)) throw bad("can't parse BotCommandScope: Unsupported type specified");
  if ((scope.text('chat_id') ?? '') === '') throw bad("can't parse BotCommandScope: Empty chat_id specified");
  const room = roomOf(world, scope);
  checkMember(world, room);
  if (type === 'chat') return [String(room.id)];
  if (room.type === 'private') throw bad("can't use specified scope in private chats");
  if (type === 'chat_administrators') return [String(room.id)];
  const user = scope.integer('user_id') ?? 0;
  if (user <= 0) throw bad("can't parse BotCommandScope: Invalid user_id specified");
  if (!world.people.has(user)) throw bad('user not found');
  return [String(room.id), String(user)];
}
