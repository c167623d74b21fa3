import type { Conversation } from '../bot/chat.ts';
import type { Clock } from '../lib/clock.ts';

/** How much may be sent to a chat: at most `count` messages in any `ms` milliseconds. */
interface Limit {
  readonly count: number;
  readonly ms: number;
}

/** A tenth more, as one message may take longer to get there than the next. */
const aSecond: Limit = { count: 1, ms: 1100 };

/**
 * What the platforms ask for, or less, the longest span last; what is not here has no limit.
 *
 * @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 * @see https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
const limits: Readonly<Record<string, Readonly<Record<Conversation['kind'], readonly Limit[]>>>> = {
  // Telegram takes 20; the rest is for answers, for which people wait.
  telegram: { private: [aSecond], group: [aSecond, { count: 15, ms: 60_000 }] },
  slack: { private: [aSecond], group: [aSecond] },
};

/** How fast chats are told things; the threads of a chat share its pace. What waits meanwhile is told together. */
export interface Pace {
  /** Resolves when a message could be sent. @throws the reason of the signal */
  room(to: Conversation, signal: AbortSignal): Promise<void>;
  /** The same, and counts a message. @throws the reason of the signal */
  take(to: Conversation, signal: AbortSignal): Promise<void>;
}

export function createPace(clock: Clock): Pace {
  const sent = new Map<string, readonly number[]>();

  /** What was sent within a span; what seems to come later was sent before the clock was set back. */
  function recent(key: string, ms: number): readonly number[] {
    const now = clock.now();
    const kept = (sent.get(key) ?? []).filter((at) => at <= now && at > now - ms);
    if (kept.length === 0) sent.delete(key);
    else sent.set(key, kept);
    return kept;
  }

  async function wait({ platform, id, kind }: Conversation, signal: AbortSignal, isSending: boolean): Promise<void> {
    const own = limits[platform]?.[kind];
    const longest = own?.at(-1);
    if (own === undefined || longest === undefined) return;
    const key = JSON.stringify([platform, id]);
    for (;;) {
      const times = recent(key, longest.ms);
      const now = clock.now();
      const pauses = own.map(({ count, ms }) => (times.at(-count) ?? Number.NEGATIVE_INFINITY) + ms - now);
      const pauseMs = Math.max(...pauses);
      if (pauseMs <= 0) {
        if (isSending) sent.set(key, [...times, now]);
        return;
      }
      await clock.sleep(pauseMs, signal);
    }
  }

  return {
    room: (to, signal) => wait(to, signal, false),
    take: (to, signal) => wait(to, signal, true),
  };
}
