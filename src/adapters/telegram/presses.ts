import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { type Api, call } from './api.ts';

/** Pressed buttons that wait for an answer: until then the button shows that it works. */
export interface Presses {
  /** Notes a press; it is answered by itself when nothing else answers it in time. */
  begin(query: string): void;
  /** Answers a press, once; `false` when that can no longer be done. Never rejects. */
  answer(
    query: string,
    words?: { readonly text?: string; readonly alert?: boolean; readonly url?: string },
  ): Promise<boolean>;
}

/** People should not wait for a sign longer than this; Telegram forgets a press some seconds later. */
const longestMs = 2500;

export function createPresses(api: Api, clock: Clock, log: Logger): Presses {
  /** What keeps each from being answered by itself. */
  const waiting = new Map<string, () => void>();

  async function answer(query: string, words: Parameters<Presses['answer']>[1] = {}): Promise<boolean> {
    const cancel = waiting.get(query);
    if (cancel === undefined) return false;
    waiting.delete(query);
    cancel();
    const { text, alert, url } = words;
    try {
      await call('answerCallbackQuery', () =>
        api.answerCallbackQuery(query, {
          ...(text !== undefined && { text }),
          ...(alert === true && { show_alert: true }),
          ...(url !== undefined && { url }),
        }),
      );
      return true;
    } catch (err) {
      log.debug({ err }, 'a pressed button could not be answered');
      return false;
    }
  }

  return {
    begin: (query) => {
      const cancel = clock.after(longestMs, () => {
        answer(query).catch(() => undefined);
      });
      waiting.set(query, cancel);
    },
    answer,
  };
}
