import { type ChatAdapter, type Conversation, PostError } from '../../src/bot/chat.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { heardReply } from './bot.ts';
import { readAttached } from './message.ts';

/** A message as it stands in a chat. */
export interface Standing {
  readonly id: string;
  readonly to: Conversation;
  readonly reply: Reply;
  /** How often it was edited. */
  readonly edits: number;
}

/**
 * `lost`: it is shown, and nobody hears of it. `hang`: it is never answered. `refused`: it is never taken. `buttons`: it
 * is never taken with buttons. `wait`: the platform asks to wait for half an hour.
 */
export type Fault = PostError['code'] | 'lost' | 'hang' | 'mistake' | 'refused' | 'buttons' | 'wait';

/** A chat platform in memory that shows whatever it is given, unless it is told to fail. */
export interface RecordingPlatform {
  readonly adapter: ChatAdapter;
  /** What stands in a conversation, oldest first. */
  shown(to: Conversation): readonly Standing[];
  /** From now on everything for a conversation ends like this, `times` times. */
  fail(to: Conversation, fault: Fault, times?: number): void;
  heal(to: Conversation): void;
  /** Somebody deletes a message. */
  remove(id: string): void;
  /** How many posts and edits were asked for in a conversation. */
  asked(to: Conversation): number;
}

export function recordingPlatform(platform = 'test'): RecordingPlatform {
  const standing = new Map<string, Standing>();
  const faults = new Map<string, { readonly fault: Fault; left: number }>();
  const asked = new Map<string, number>();
  const ended = Promise.withResolvers<void>();
  let last = 0;

  async function act(to: Conversation, reply: Reply, show: () => void): Promise<void> {
    asked.set(to.id, (asked.get(to.id) ?? 0) + 1);
    heardReply(to, reply);
    const failing = faults.get(to.id);
    if (failing === undefined || failing.left <= 0) {
      show();
      return;
    }
    if (failing.fault === 'buttons' && (reply.buttons ?? []).length === 0) {
      show();
      return;
    }
    failing.left -= 1;
    if (failing.fault === 'hang') return new Promise(() => undefined);
    if (failing.fault === 'mistake') throw new TypeError('a mistake');
    if (failing.fault === 'lost') show();
    throw failureOf(failing.fault);
  }

  return {
    adapter: {
      platform,
      start: async () => undefined,
      post: async (to, reply) => {
        last += 1;
        const id = `m${last}`;
        await act(to, reply, () => standing.set(id, { id, to, reply, edits: 0 }));
        return id;
      },
      edit: async (at, id, reply) => {
        await act(at, reply, () => {
          const before = standing.get(id);
          if (before === undefined) throw new PostError('failed', 'it is gone', { isRefused: true });
          standing.set(id, { ...before, reply, edits: before.edits + 1 });
        });
      },
      partsOf: (id) => [id],
      remove: async () => undefined,
      privateChatOf: async (id) => ({ platform, id, kind: 'private' }),
      takeAway: async () => undefined,
      readFile: readAttached,
      ended: ended.promise,
      stop: async () => ended.resolve(),
    },
    shown: (to) => [...standing.values()].filter((each) => each.to.id === to.id),
    fail: (to, fault, times = Number.POSITIVE_INFINITY) => {
      faults.set(to.id, { fault, left: times });
    },
    heal: (to) => {
      faults.delete(to.id);
    },
    remove: (id) => {
      standing.delete(id);
    },
    asked: (to) => asked.get(to.id) ?? 0,
  };
}

function failureOf(fault: Exclude<Fault, 'hang' | 'mistake'>): PostError {
  switch (fault) {
    case 'lost':
      return new PostError('unknown', 'as told');
    case 'refused':
    case 'buttons':
      return new PostError('failed', 'as told', { isRefused: true });
    case 'wait':
      return new PostError('failed', 'as told', { retryAfterMs: 1_800_000 });
    case 'bound':
    case 'failed':
    case 'gone':
    case 'unknown':
      return new PostError(fault, 'as told');
  }
}
