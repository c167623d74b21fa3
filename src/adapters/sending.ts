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
   * @param patienceMs - fails already when its turn, or the end of a pause, does not come within so many milliseconds
   * @throws PostError `gone` when nobody can be written to there, `unknown` when it may have happened, else `failed`
   */
  to<Result>(chat: string, make: (chat: string) => Promise<Result>, patienceMs?: number): Promise<Result>;
}

/** The same for what nobody waits for, see `yields` of a reply. */
export function yielding(sending: Sending): Sending {
  return { to: (chat, make) => sending.to(chat, make, yieldMs) };
}

/** What the failure of a call means. */
export interface Refusal {
  readonly code: PostError['code'];
  /** How long to wait before the same is tried again; nothing has happened so far. */
  readonly retryAfterMs?: number | undefined;
  /** Nobody could be connected to, so that nothing has happened and nobody has asked for a pause. */
  readonly isUnsent?: boolean;
  /** The same will be refused however often it is tried. */
  readonly isRefused?: boolean;
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

/** Makes a call to the chat's present id. */
type Make<Result> = (chat: string) => Promise<Result>;

/** Nobody waits longer than this for one message. */
const longestWaitMs = 120_000;
/** With a call after it this is less than whoever tries again leaves to the platform for a message. */
const yieldMs = 20_000;
/** Between two tries to connect. */
const reconnectMs = 2000;

export function createSending({ clock, refusalOf, onMoved }: SendingOptions): Sending {
  const chats = new Map<string, { readonly queue: Turns; waiting: number }>();
  /** Those that a platform has asked for. */
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

  function pauseOf(chat: string): number {
    const pause = pauses.get(chat);
    return pause === undefined ? 0 : leftOf(pause);
  }

  async function rest(chat: string, giveUpAt: number): Promise<void> {
    const left = pauseOf(chat);
    if (clock.now() + left > giveUpAt) throw stillPaused(left);
    if (left > 0) await clock.sleep(left);
  }

  async function attempt<Result>(chat: string, make: Make<Result>, giveUpAt: number): Promise<Result> {
    let target = chat;
    for (;;) {
      await rest(target, giveUpAt);
      try {
        return await make(target);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) throw error;
        const { retryAfterMs, movedTo, code, isRefused, isUnsent } = refusal;
        if (movedTo !== undefined && movedTo !== target) {
          await onMoved?.(target, movedTo);
          target = movedTo;
          continue;
        }
        const waitMs = retryAfterMs ?? (isUnsent ? reconnectMs : undefined);
        if (waitMs !== undefined) remember(target, waitMs);
        if (waitMs === undefined || clock.now() + waitMs > giveUpAt) {
          const reason = error instanceof Error ? error.message : 'refused';
          throw new PostError(code, reason, { cause: error, isRefused, retryAfterMs });
        }
      }
    }
  }

  /** Fails when its turn does not come in time; then it does nothing in its turn. */
  async function inTurn<Result>(chat: string, queue: Turns, make: Make<Result>, patienceMs: number): Promise<Result> {
    const giveUpAt = clock.now() + patienceMs;
    const { promise: late, reject } = Promise.withResolvers<never>();
    let isLate = false;
    const cancel = clock.after(patienceMs, () => {
      isLate = true;
      reject(stillPaused(Math.max(pauseOf(chat), reconnectMs)));
    });
    const turn = queue.take(async () => {
      cancel();
      return isLate ? late : attempt(chat, make, giveUpAt);
    });
    return Promise.race([late, turn]);
  }

  return {
    to: async (chat, make, patienceMs) => {
      if (patienceMs !== undefined && pauseOf(chat) > patienceMs) throw stillPaused(pauseOf(chat));
      const entry = chats.get(chat) ?? { queue: createTurns(), waiting: 0 };
      chats.set(chat, entry);
      entry.waiting += 1;
      try {
        if (patienceMs !== undefined) return await inTurn(chat, entry.queue, make, patienceMs);
        return await entry.queue.take(() => attempt(chat, make, clock.now() + longestWaitMs));
      } finally {
        entry.waiting -= 1;
        if (entry.waiting === 0) chats.delete(chat);
      }
    },
  };
}

function stillPaused(retryAfterMs: number): PostError {
  return new PostError('failed', 'the pause that was asked for is not over', { retryAfterMs });
}
