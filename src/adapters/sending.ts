import { PostError } from '../bot/chat.ts';
import type { Clock } from '../lib/clock.ts';
import { createTurns, type Turns } from '../lib/turns.ts';

/** Sends to chats, one thing after the other in each, at the pace that the platform asks for. */
export interface Sending {
  /**
   * Makes a call to a chat. What the platform refuses with "too many requests" has not happened and is tried again when
   * it says so, and what could not be sent at all after a while; a chat that has moved is followed. When that would take
   * more than two minutes it fails, and until the platform's pause is nearly over so does, without a call, all that
   * comes for that chat.
   *
   * @param make - makes the call to the chat's present id
   * @throws PostError `gone` when nobody can be written to there, `unknown` when it may have happened, else `failed`
   */
  to<Result>(chat: string, make: (chat: string) => Promise<Result>): Promise<Result>;
}

/** What the failure of a call means. */
export interface Refusal {
  readonly code: PostError['code'];
  /** How long to wait before the same is tried again; nothing has happened so far. */
  readonly retryAfterMs?: number | undefined;
  /** Where the chat is now. */
  readonly movedTo?: string | undefined;
}

export interface SendingOptions {
  readonly clock: Clock;
  /** `undefined` for what is no failure of a call and is thrown on as it is. */
  readonly refusalOf: (error: unknown) => Refusal | undefined;
  /** Told when a chat has moved; all that is kept about it has moved when it resolves. */
  readonly onMoved?: (from: string, to: string) => Promise<void>;
}

interface Pause {
  readonly ms: number;
  /** When it is over. */
  readonly until: number;
}

/** Nobody waits longer than this for one message. */
const longestWaitMs = 120_000;
/** Between two tries to connect. */
export const reconnectMs = 2000;

export function createSending({ clock, refusalOf, onMoved }: SendingOptions): Sending {
  const chats = new Map<string, { readonly queue: Turns; waiting: number }>();
  /** Pauses that somebody was not ready to wait for. */
  const pauses = new Map<string, Pause>();

  function remember(chat: string, ms: number): void {
    for (const [known, pause] of pauses) if (leftOf(pause) === 0) pauses.delete(known);
    pauses.set(chat, { ms, until: clock.now() + ms });
  }

  /** How much of a pause is left, in milliseconds. One that seems longer than it was is of a clock that was set back. */
  function leftOf({ ms, until }: Pause): number {
    const left = until - clock.now();
    return left > ms ? 0 : Math.max(0, left);
  }

  async function rest(chat: string, giveUpAt: number): Promise<void> {
    const pause = pauses.get(chat);
    if (pause === undefined) return;
    const left = leftOf(pause);
    if (clock.now() + left > giveUpAt) throw new PostError('failed', 'the pause that was asked for is not over');
    pauses.delete(chat);
    if (left > 0) await clock.sleep(left);
  }

  async function attempt<Result>(chat: string, make: (chat: string) => Promise<Result>): Promise<Result> {
    const giveUpAt = clock.now() + longestWaitMs;
    let target = chat;
    for (;;) {
      await rest(target, giveUpAt);
      try {
        return await make(target);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) throw error;
        const { retryAfterMs, movedTo, code } = refusal;
        if (movedTo !== undefined && movedTo !== target) {
          await onMoved?.(target, movedTo);
          target = movedTo;
        } else if (retryAfterMs !== undefined && clock.now() + retryAfterMs <= giveUpAt) {
          await clock.sleep(retryAfterMs);
        } else {
          if (retryAfterMs !== undefined) remember(target, retryAfterMs);
          throw new PostError(code, error instanceof Error ? error.message : 'refused', { cause: error });
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
