import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { reached } from '../../lib/steps.ts';
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
   * ask for an approval.
   *
   * @throws StorageError
   */
  shown(id: string, posted: PostedId, log: Logger): Promise<void>;
  /** Waits for the questions of earlier processes too. @throws StorageError */
  resume(log: Logger): Promise<void>;
  /** Looks no more whether questions are over; resolves when what it is at is done. */
  stop(): Promise<void>;
}

export interface PromptsParts {
  readonly confirmations: Confirmations;
  readonly cards: ApprovalCards;
  readonly messenger: Messenger;
  readonly clock: Clock;
}

export function createPrompts({ confirmations, cards, messenger, clock }: PromptsParts): Prompts {
  const waits = new Set<() => void>();
  const looks = new Set<Promise<void>>();
  let isStopped = false;

  function wait(before: Confirmation, log: Logger): void {
    if (isStopped) return;
    const cancel = clock.after(before.expiresAt.epochMilliseconds - clock.now(), () => {
      waits.delete(cancel);
      const looking = look(before, log)
        .catch((err: unknown) => log.warn({ err }, 'whether a question is over could not be looked up'))
        .finally(() => looks.delete(looking));
      looks.add(looking);
    });
    waits.add(cancel);
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
      const confirmation = await confirmations.find(id);
      if (confirmation === undefined) return;
      await confirmations.shown(confirmation, posted, messenger.partsOf(confirmation.in.platform, posted));
      reached('question:shown');
      wait(confirmation, log);
    },
    resume: async (log) => {
      for (const pending of await confirmations.pending()) wait(pending, log);
    },
    stop: async () => {
      isStopped = true;
      for (const cancel of waits) cancel();
      waits.clear();
      await Promise.all(looks);
    },
  };
}
