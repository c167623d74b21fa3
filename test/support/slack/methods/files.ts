import { threadIn, writableRoom } from '../access.ts';
import type { Args } from '../arguments.ts';
import { messageBlocks } from '../checks/message.ts';
import { filePayload, type StoredFile, type Upload } from '../files.ts';
import { postAsBot } from '../messages.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import { type Json, nextId, type Room, type World } from '../state.ts';
import { isObject } from '../walk.ts';
import { formMethod, method } from './method.ts';

/** Slack's limit for a file. https://docs.slack.dev/messaging/working-with-files */
const mostBytes = 1_073_741_824;

/** https://docs.slack.dev/reference/methods?family=files */
export const files = {
  'files.getUploadURLExternal': formMethod(['filename', 'length', 'alt_txt?', 'snippet_type?'], (args, world) => {
    const length = Number(args.needed('length'));
    if (!Number.isInteger(length) || length < 0) throw refusalOf('invalid_arguments', ['must be an integer: length']);
    if (length === 0) throw new Refusal('missing_argument');
    if (length > mostBytes) throw new Refusal('file_upload_size_restricted');
    const id = nextId(world, 'F');
    world.files.uploads.set(id, { id, name: args.needed('filename'), length, bytes: undefined });
    return { file_id: id, upload_url: `${world.base()}/upload/${id}` };
  }),

  'files.completeUploadExternal': method(
    ['files', 'channel_id?', 'thread_ts?', 'initial_comment?', 'blocks?'],
    (args, world) => {
      const wanted = wantedUploads(world, args.json('files'));
      const room = sharedRoom(world, args);
      const thread = room === undefined ? undefined : threadIn(room, args.text('thread_ts'));
      const given = args.json('blocks');
      const blocks = given === undefined ? [] : messageBlocks(world, given);
      const stored = wanted.map(({ upload, bytes, title }): StoredFile => {
        const { id, name } = upload;
        const channels = new Set(room === undefined ? [] : [room.id]);
        const file = { id, name, title, user: world.bot.userId, bytes, createdMs: world.clock.now(), channels };
        world.files.uploads.delete(id);
        world.files.stored.set(id, file);
        return file;
      });
      if (room !== undefined) {
        const manners = { parse: undefined, linkNames: false, unfurlLinks: true, unfurlMedia: true, mrkdwn: true };
        const content = { text: args.text('initial_comment') ?? '', blocks, manners };
        postAsBot(world, room, content, { thread, files: stored });
      }
      return { files: stored.map((file) => filePayload(world, file)) };
    },
  ),

  'files.info': formMethod(['file', 'count?', 'page?', 'limit?', 'cursor?'], (args, world) => ({
    file: filePayload(world, visibleFile(world, args.needed('file'))),
  })),

  'files.delete': method(['file'], (args, world) => {
    const file = visibleFile(world, args.needed('file'));
    if (file.user !== world.bot.userId) throw new Refusal('cant_delete_file');
    world.files.stored.delete(file.id);
    for (const { messages } of world.rooms.values()) {
      for (const kept of messages) kept.files = kept.files.filter((other) => other !== file);
    }
    return {};
  }),
};

interface Wanted {
  readonly upload: Upload;
  readonly bytes: Buffer;
  readonly title: string;
}

/** The uploads that are completed now: begun, with their bytes there, each named once. */
function wantedUploads(world: World, named: unknown): readonly Wanted[] {
  if (!Array.isArray(named) || named.length === 0)
    throw refusalOf('invalid_arguments', ['must provide an array [json-pointer:/files]']);
  const seen = new Set<unknown>();
  return named.map((each: unknown): Wanted => {
    const { id, title }: Json = isObject(each) ? each : {};
    const upload = typeof id === 'string' ? world.files.uploads.get(id) : undefined;
    if (upload?.bytes === undefined || seen.has(id)) throw new Refusal('file_not_found');
    seen.add(id);
    return { upload, bytes: upload.bytes, title: typeof title === 'string' ? title : upload.name };
  });
}

function sharedRoom(world: World, args: Args): Room | undefined {
  const id = args.text('channel_id');
  if (id === undefined) {
    if (args.text('thread_ts') !== undefined)
      throw refusalOf('invalid_arguments', ['missing required field: channel_id']);
    return undefined;
  }
  if (!/^[CDG]/.test(id)) throw new Refusal('invalid_channel');
  return writableRoom(world, id);
}

/** A file that the bot sent, or was given in a form, or that is shared where it is. */
export function visibleFile(world: World, id: string): StoredFile {
  const file = world.files.stored.get(id);
  const seen =
    file?.user === world.bot.userId ||
    file?.isInForm ||
    [...(file?.channels ?? [])].some((room) => world.rooms.get(room)?.bot);
  if (file === undefined || !seen) throw new Refusal('file_not_found');
  return file;
}
