import { visibleRoom } from '../access.ts';
import { Refusal } from '../refusal.ts';
import { directOf, type Json, type Room } from '../state.ts';
import { formMethod, method } from './method.ts';

/** https://docs.slack.dev/reference/methods?family=conversations */
export const conversations = {
  'conversations.open': method(['users?', 'channel?', 'return_im?', 'prevent_creation?'], (args, world) => {
    const channel = args.text('channel');
    if (channel !== undefined) return { channel: { id: visibleRoom(world, channel).id } };
    const users = (args.text('users') ?? '').split(',').filter((user) => user !== '');
    const [user] = users;
    if (user === undefined) throw new Refusal('users_list_not_supplied');
    if (user === world.bot.userId) throw new Refusal('cannot_dm_bot');
    if (users.length > 1) throw new Refusal('missing_scope', { needed: 'mpim:write', provided: 'im:write' });
    if (!world.people.has(user)) throw new Refusal('user_not_found');
    const room = directOf(world, user);
    return { channel: args.flag('return_im', false) ? channelPayload(room) : { id: room.id } };
  }),

  'conversations.info': formMethod(['channel', 'include_locale?', 'include_num_members?'], (args, world) => ({
    channel: channelPayload(visibleRoom(world, args.needed('channel'))),
  })),
};

function channelPayload({ id, name, kind, members, bot, archived }: Room): Json {
  if (kind === 'im') return { id, is_im: true, is_channel: false, is_archived: archived, user: [...members][0] };
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: archived,
    is_member: bot,
  };
}
