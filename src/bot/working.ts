import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { type ChatAdapter, type ChatMessage, type PostedId } from './chat.ts';
import type { Language } from './language.ts';
import { note } from './reply.ts';
import { conversationTexts } from './texts/conversation.ts';

/** Nobody waits longer than this without a sign. */
const silenceMs = 1000;

/** Work that somebody waits for. */
export interface Work {
  /** Ends it; gives the message that said so meanwhile, if there is one, for the answer to stand in its place. */
  end(): Promise<PostedId | undefined>;
}

interface WorkOptions {
  readonly adapter: ChatAdapter;
  readonly message: ChatMessage;
  /** The language at the time when it is said. */
  readonly languageNow: () => Language;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Says "working…" when the answer to a message takes longer than a second. */
export function announceWork({ adapter, message, languageNow, clock, log }: WorkOptions): Work {
  let said: Promise<PostedId | undefined> = Promise.resolve(undefined);
  const cancel = clock.after(silenceMs, () => {
    said = say();
  });

  async function say(): Promise<PostedId | undefined> {
    const sentence = conversationTexts[languageNow()].working;
    try {
      return await adapter.post(message.in, { summary: sentence, blocks: [note(sentence)], passing: true }, message);
    } catch (err) {
      log.warn({ err, platform: adapter.platform }, 'it could not be said that work goes on');
      return undefined;
    }
  }

  return {
    end: () => {
      cancel();
      return said;
    },
  };
}
