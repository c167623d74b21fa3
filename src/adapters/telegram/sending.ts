import { PostError } from '../../bot/chat.ts';
import type { Clock } from '../../lib/clock.ts';
import { createTurns, type Turns } from '../../lib/turns.ts';
import { TelegramError } from './api.ts';

/** Sends to chats, one thing after the other in each, at the pace that Telegram asks for. */
export interface Sending {
  /**
   * Makes a call to a chat. What Telegram refuses with "too many requests" has not happened and is tried again when it
   * says so, and what could not be sent at all after a while; a group that became a supergroup is followed.
   *
   * @param make - makes the call to the chat's present id
   * @throws PostError `gone` when nobody can be written to there, `unknown` when it may have happened, else `failed`
   */
  to<Result>(chat: string, make: (chat: string) => Promise<Result>): Promise<Result>;
}

export interface SendingOptions {
  readonly clock: Clock;
  /** Told when a group became a supergroup; all that is kept about it has moved when it resolves. */
  readonly onMoved: (from: string, to: string) => Promise<void>;
}

/** Nobody waits longer than this for one message. */
const longestWaitMs = 120_000;
/** Between two tries to connect. */
const reconnectMs = 2000;

export function createSending({ clock, onMoved }: SendingOptions): Sending {
  const chats = new Map<string, { readonly queue: Turns; waiting: number }>();

  async function attempt<Result>(chat: string, make: (chat: string) => Promise<Result>): Promise<Result> {
    const giveUpAt = clock.now() + longestWaitMs;
    let target = chat;
    for (;;) {
      try {
        return await make(target);
      } catch (error) {
        if (!(error instanceof TelegramError)) throw error;
        const { movedTo } = error;
        const retryAfterMs = error.retryAfterMs ?? (error.isUnsent ? reconnectMs : undefined);
        if (movedTo !== undefined && movedTo !== target) {
          await onMoved(target, movedTo);
          target = movedTo;
        } else if (retryAfterMs !== undefined && clock.now() + retryAfterMs <= giveUpAt) {
          await clock.sleep(retryAfterMs);
        } else {
          throw postError(error);
        }
      }
    }
  }

  return {
    to: async (chat, make) => {
      const entry = chats.get(chat) ?? { queue: createTurns(), waiting: 0 };
      chats.set(chat, entry);
      entry.waiting += 1;
      try {
        return await entry.queue.take(() => attempt(chat, make));
      } finally {
        entry.waiting -= 1;
        if (entry.waiting === 0) chats.delete(chat);
      }
    },
  };
}

/** Telegram has no codes for its refusals beside HTTP's, so those with the number 400 are told apart by their words. */
const nobodyThere = /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted/i;

function postError(error: TelegramError): PostError {
  return new PostError(codeOf(error), error.message, { cause: error });
}

function codeOf({ status, message, isUnsent }: TelegramError): PostError['code'] {
  if (isUnsent) return 'failed';
  if (status === undefined || status >= 500) return 'unknown';
  const isGone = status === 403 || (status === 400 && nobodyThere.test(message));
  return isGone ? 'gone' : 'failed';
}
