import type { Update } from 'grammy/types';
import { limits } from './limits.ts';
import { Refusal } from './refusal.ts';
import { createWebhook, type Webhook } from './webhook.ts';

/** Kinds that a bot gets only when it names them. */
const onlyWhenNamed: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export interface PollOptions {
  readonly offset: number | undefined;
  readonly limit: number;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

export interface Updates {
  /** Adds an update, unless the bot does not want its kind; that is decided now and not when it asks. */
  readonly add: (kind: string, content: unknown) => Update | undefined;
  readonly poll: (options: PollOptions) => Promise<readonly Update[]>;
  /** Sets the kinds that the bot wants; left out they stay, an empty list means the usual ones. */
  readonly allow: (kinds: readonly string[] | undefined) => void;
  readonly allowed: () => readonly string[] | undefined;
  readonly pending: () => readonly Update[];
  readonly drop: () => void;
  readonly webhook: Webhook;
  /** Ends a waiting poll, as a second instance or a webhook does. */
  readonly interrupt: (words: string) => void;
  readonly close: () => void;
}

interface Waiting {
  readonly answer: () => void;
  readonly fail: (refusal: Refusal) => void;
}

export interface UpdatesOptions {
  readonly onWebhookReply: (body: Readonly<Record<string, unknown>>) => void;
  readonly webhookRetryMs: number;
  readonly webhookTimeoutMs: number;
  readonly now: () => number;
  readonly changed: () => void;
  /** The longest that a poll is held, in seconds. */
  readonly longestPoll: number;
}

/** The queue of updates with its two ways out: long polling and the webhook. */
export function createUpdates(options: UpdatesOptions): Updates {
  let queue: Update[] = [];
  let nextId = 700_100_001;
  let allowed: ReadonlySet<string> | undefined;
  let waiting: Waiting | undefined;
  const webhook = createWebhook({
    ...options,
    first: () => queue[0],
    done: (update) => {
      queue = queue.filter((other) => other !== update);
      options.changed();
    },
  });

  const wants = (kind: string): boolean => (allowed === undefined ? !onlyWhenNamed.has(kind) : allowed.has(kind));
  const interrupt = (words: string): void => waiting?.fail(new Refusal(409, `Conflict: ${words}`));

  function confirm(offset: number | undefined): void {
    if (offset === undefined || offset === 0) return;
    queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
    options.changed();
  }

  return {
    add: (kind, content) => {
      if (!wants(kind)) return undefined;
      const update = { update_id: nextId++, [kind]: content } as Update;
      queue.push(update);
      waiting?.answer();
      webhook.wake();
      return update;
    },
    poll: ({ offset, limit, timeoutSeconds, signal }) => {
      if (webhook.info().url !== '') {
        const words =
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
        return Promise.reject(new Refusal(409, `Conflict: ${words}`));
      }
      interrupt('terminated by other getUpdates request; make sure that only one bot instance is running');
      confirm(offset);
      const size = Math.min(Math.max(limit, 1), limits.updatesAtOnce);
      const heldSeconds = Math.min(timeoutSeconds, options.longestPoll);
      if (queue.length > 0 || heldSeconds <= 0) return Promise.resolve(queue.slice(0, size));
      return new Promise((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', gone);
          if (waiting === self) waiting = undefined;
          settle();
        };
        const gone = (): void => end(() => resolve([]));
        const self: Waiting = {
          // Updates that come in the same turn of the event loop go out together.
          answer: () => setImmediate(() => waiting === self && end(() => resolve(queue.slice(0, size)))),
          fail: (refusal) => end(() => reject(refusal)),
        };
        const timer = setTimeout(gone, heldSeconds * 1000);
        signal.addEventListener('abort', gone, { once: true });
        waiting = self;
        options.changed();
      });
    },
    allow: (kinds) => {
      if (kinds !== undefined)
        allowed = kinds.length === 0 ? undefined : new Set(kinds.map((kind) => kind.toLowerCase()));
    },
    allowed: () => (allowed === undefined ? undefined : [...allowed]),
    pending: () => queue,
    drop: () => {
      queue = [];
    },
    webhook,
    interrupt,
    close: () => {
      webhook.set(undefined);
      interrupt('the server stops');
    },
  };
}
