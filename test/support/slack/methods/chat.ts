import { ownMessage, threadIn, visibleRoom, writableRoom } from '../access.ts';
import { contentOf, messagePayload, postAsBot, remove, replaceContent } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { method } from './method.ts';

const said = ['text?', 'blocks?', 'parse?', 'link_names?'];

/** https://docs.slack.dev/reference/methods?family=chat */
export const chat = {
  'chat.postMessage': method(
    ['channel', ...said, 'thread_ts?', 'reply_broadcast?', 'unfurl_links?', 'unfurl_media?', 'mrkdwn?', 'metadata?'],
    (args, world) => {
      const room = writableRoom(world, args.needed('channel'));
      const thread = threadIn(room, args.text('thread_ts'));
      const kept = postAsBot(world, room, contentOf(world, args), { thread });
      return { channel: room.id, ts: kept.ts, message: messagePayload(world, kept) };
    },
  ),

  'chat.postEphemeral': method(['channel', 'user', ...said, 'thread_ts?'], (args, world) => {
    const room = writableRoom(world, args.needed('channel'));
    const only = args.needed('user');
    if (!room.members.has(only)) throw new Refusal('user_not_in_channel');
    const thread = threadIn(room, args.text('thread_ts'));
    return { message_ts: postAsBot(world, room, contentOf(world, args), { thread, only }).ts };
  }),

  'chat.update': method(['channel', 'ts', ...said, 'reply_broadcast?', 'metadata?'], (args, world) => {
    const room = visibleRoom(world, args.needed('channel'));
    const kept = ownMessage(room, args.needed('ts'), 'cant_update_message');
    if (room.archived) throw new Refusal('is_inactive');
    replaceContent(world, kept, contentOf(world, args));
    return { channel: room.id, ts: kept.ts, text: kept.text, message: messagePayload(world, kept) };
  }),

  'chat.delete': method(['channel', 'ts'], (args, world) => {
    const room = visibleRoom(world, args.needed('channel'));
    const kept = ownMessage(room, args.needed('ts'), 'cant_delete_message');
    remove(room, kept);
    return { channel: room.id, ts: kept.ts };
  }),
};
