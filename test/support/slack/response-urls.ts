import { threadIn } from './access.ts';
import { argsOf } from './arguments.ts';
import { contentOf, postAsBot, remove, replaceContent } from './messages.ts';
import { Refusal } from './refusal.ts';
import type { Json, Kept, World } from './state.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const mostUses = 5;
const lifeMs = 30 * 60_000;

/** What a response address belongs to. */
export interface ResponseOrigin {
  readonly channel: string;
  readonly person: string;
  /** The `ts` of the message that was interacted with; `undefined` for a command. */
  readonly message?: string | undefined;
}

/** One address with what is left of it. */
export interface ResponseUrl {
  readonly origin: ResponseOrigin;
  readonly at: number;
  uses: number;
  /** The `ts` of the message that `replace_original` and `delete_original` mean now. */
  original: string | undefined;
}

export interface ResponseUrls {
  /** A fresh address, to put into a payload as `response_url`. */
  readonly issue: (origin: ResponseOrigin) => string;
  readonly byPath: (path: string) => ResponseUrl | undefined;
}

/** @param base - the server's address without a slash at its end; known only once it listens */
export function createResponseUrls(now: () => number, base: () => string): ResponseUrls {
  const issued = new Map<string, ResponseUrl>();
  return {
    issue: (origin) => {
      const path = `/response/${issued.size + 1}/${Math.random().toString(36).slice(2)}`;
      issued.set(path, { origin, at: now(), uses: 0, original: origin.message });
      return base() + path;
    },
    byPath: (path) => issued.get(path),
  };
}

const known = new Set([
  'text',
  'blocks',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'parse',
  'link_names',
  'mrkdwn',
  'unfurl_links',
  'unfurl_media',
]);

/** Does what is POSTed to a response address; throws a Refusal when Slack would not. Only what is done counts as a use. */
export function respond(world: World, path: string, given: Json): void {
  const address = world.responses.byPath(path);
  if (address === undefined || world.clock.now() - address.at > lifeMs) throw new Refusal('expired_url');
  if (address.uses >= mostUses) throw new Refusal('used_url');
  act(world, address, given);
  address.uses += 1;
}

function act(world: World, address: ResponseUrl, given: Json): void {
  const { channel, person } = address.origin;
  const room = world.rooms.get(channel);
  if (room === undefined) throw new Refusal('channel_not_found');
  const unknown = Object.keys(given).find((name) => !known.has(name));
  const { response_type: type = 'ephemeral' } = given;
  if (unknown !== undefined || (type !== 'ephemeral' && type !== 'in_channel')) throw new Refusal('invalid_payload');
  const original: Kept | undefined = room.messages.findLast(({ ts }) => ts === address.original);
  if (given.delete_original === true) {
    if (original !== undefined) remove(room, original);
    return;
  }
  const args = argsOf(given);
  const content = contentOf(world, args);
  if (given.replace_original === true && original !== undefined) return replaceContent(world, original, content);
  const thread = threadIn(room, args.text('thread_ts'));
  const kept = postAsBot(world, room, content, { thread, only: type === 'in_channel' ? undefined : person });
  if (address.origin.message === undefined) address.original = kept.ts;
}
