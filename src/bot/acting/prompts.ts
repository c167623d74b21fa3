import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Conversation, PostedId } from '../chat.ts';
import type { Messenger } from '../messenger.ts';
import type { Reply } from '../reply.ts';
import type { ApprovalCards } from './approval-cards.ts';
import type { Confirmation } from './confirmation.ts';
import type { Confirmations } from './confirmations.ts';
import { overReply } from './over.ts';

/** The messages that ask questions. */
export interface Prompts {
  /**
   * Notes the message that asks. When nobody answers in time it says so and loses its buttons, and so do the cards that
   * ask for an approval, as long as this process lives; after that a press tells it.
   *
   * @throws StorageError
   */
  shown(id: string, posted: PostedId, log: Logger): Promise<void>;
}

export interface PromptsParts {
  readonly confirmations: Confirmations;
  readonly cards: ApprovalCards;
  readonly messenger: Messenger;
  readonly clock: Clock;
}

export function createPrompts({ confirmations, cards, messenger, clock }: PromptsParts): Prompts {
  function wait(before: Confirmation, log: Logger): void {
    clock.after(before.expiresAt.epochMilliseconds - clock.now(), () => {
      look(before, log).catch((err: unknown) => log.warn({ err }, 'whether a question is over could not be looked up'));
    });
  }

  async function look(before: Confirmation, log: Logger): Promise<void> {
    await confirmations.sweep();
    const now = await confirmations.find(before.id);
    if (now?.state === 'open' || now?.state === 'awaiting') return wait(now, log);
    if (now?.state === 'expired') await tell({ ...now, state: before.state }, log);
  }

  /** @param over - as it was when its time ended */
  async function tell(over: Confirmation, log: Logger): Promise<void> {
    if (over.posted !== undefined) await show(over.in, over.posted, overReply(over, over.language), log);
    for (const { in: place, posted, language } of await cards.of(over.id)) {
      await show(place, posted, overReply(over, language), log);
    }
  }

  async function show(place: Conversation, posted: PostedId, reply: Reply, log: Logger): Promise<void> {
    try {
      await messenger.edit(place, posted, { ...reply, inPlace: true });
    } catch (err) {
      log.warn({ err, platform: place.platform }, 'that a question is over could not be shown');
    }
  }

  return {
    shown: async (id, posted, log) => {
      await confirmations.shown(id, posted);
      const confirmation = await confirmations.find(id);
      if (confirmation !== undefined) wait(confirmation, log);
    },
  };
}
