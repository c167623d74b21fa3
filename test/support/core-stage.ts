import type { ChatAdapter } from '../../src/bot/chat.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { heardReply, type TestBot } from './bot.ts';
import { readAttached, typed } from './message.ts';
import { messageOf, type Stage } from './play.ts';
import { tellChanges } from './tell-changes.ts';

/** The command core without any platform: what is posted and edited is what is seen. */
export function coreStage(bot: TestBot): Stage {
  let told = 0;
  let said = 0;
  return {
    bot,
    send: async (sent) => {
      const { adapter, seen } = watchingAdapter();
      said += 1;
      const answered = createRouter(bot.parts(sent.language, sent.role)).handle(
        adapter,
        typed(sent.text, {
          id: `line ${said}`,
          ...messageOf(sent),
          ...(sent.isReply && { repliedTo: `notice ${told}` }),
        }),
      );
      if (sent.isSlow) await untilAnswered(bot, answered);
      await answered;
      return seen;
    },
    happen: async (changes, where) => {
      const { adapter, seen } = watchingAdapter();
      const post: ChatAdapter['post'] = async (to, reply) => {
        await adapter.post(to, reply);
        told += 1;
        return `notice ${told}`;
      };
      await tellChanges(bot, { ...adapter, post }, messageOf(where).in, changes);
      return seen;
    },
  };
}

/** Lets the clock run by itself, a second at a time, while somebody waits. */
export async function untilAnswered({ clock }: TestBot, answered: Promise<void>): Promise<void> {
  const answeredNow = answered.then(() => true);
  while (!(await Promise.race([answeredNow, clock.asleep().then(() => false)]))) await clock.advance(1000);
}

export function watchingAdapter(): { readonly adapter: ChatAdapter; readonly seen: readonly Reply[] } {
  const seen: Reply[] = [];
  const adapter: ChatAdapter = {
    platform: 'test',
    start: async () => undefined,
    post: async (to, reply) => {
      heardReply(to, reply);
      return String(seen.push(reply));
    },
    edit: async (at, _id, reply) => {
      heardReply(at, reply);
      seen.push(reply);
    },
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: 'test', id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: readAttached,
    ended: Promise.resolve(),
    stop: async () => undefined,
  };
  return { adapter, seen };
}
