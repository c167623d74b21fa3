import { type ChatAdapter, PostError, type PostedId } from '../bot/chat.ts';
import type { Claim } from '../bot/outbox/delivery.ts';
import type { Outbox } from '../bot/outbox/outbox.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { type ComposeParts, compose } from './compose.ts';
import { deadlineMs, withDeadline } from './delivering-deadline.ts';
import { decide, Interrupted } from './failing.ts';
import type { FailingConversations } from './failing-conversations.ts';
import type { Message, Showing } from './message.ts';
import type { Pace } from './pace.ts';

export interface DeliveringParts {
  readonly outbox: Outbox;
  readonly composing: ComposeParts;
  readonly failing: FailingConversations;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How a claim went. */
export interface Told {
  /** Resolves when the platform has let go of a message that took longer than it may. */
  readonly late?: Promise<void>;
}

/** How long a claim is kept from others; after a crash its conversation waits as long. */
export const leaseMs = 150_000;
/** No message is begun that may end after the lease. */
const usableMs = leaseMs - deadlineMs - 10_000;

/**
 * Tells a conversation what was claimed for it, and notes what became of it. Never throws for what a platform refuses.
 *
 * @param signal - ends waiting for a turn; a message that is being posted is finished all the same
 * @throws StorageError when the outbox cannot be told: the claim is repeated after its lease, with a mark
 */
export async function tell(
  claim: Claim,
  adapter: ChatAdapter,
  { outbox, composing, failing, pace, clock, log }: DeliveringParts,
  signal: AbortSignal,
): Promise<Told> {
  const { to } = claim;
  const endsAt = clock.now() + usableMs;
  let late: Promise<void> | undefined;
  /** Whether something may be shown that is not noted. */
  let isInDoubt = false;

  async function show<Result>(work: () => Promise<Result>): Promise<Result> {
    await pace.take(to, signal);
    if (signal.aborted || clock.now() > endsAt) throw new Interrupted();
    isInDoubt = true;
    const working = work();
    late = working.then(ended, ended);
    const result = await withDeadline(clock, working);
    late = undefined;
    return result;
  }

  const showing: Showing = {
    post: (reply) => show(() => adapter.post(to, reply)),
    edit: async (id, reply) => {
      try {
        await show(() => adapter.edit(to, id, { ...reply, inPlace: true }));
        return id;
      } catch (error) {
        if (!(error instanceof PostError) || error.code !== 'failed') throw error;
        isInDoubt = false;
        return undefined;
      }
    },
  };

  async function note(posted: PostedId | undefined, isLast: boolean): Promise<boolean> {
    const isHeard = isLast
      ? await outbox.sent(claim, posted)
      : posted === undefined || (await outbox.step(claim, posted));
    isInDoubt = false;
    return isHeard;
  }

  async function showAll(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) {
      await outbox.bury(claim, 'nobody is subscribed to it any more');
      return;
    }
    const left = messages.slice(claim.posted.length);
    if (left.length === 0) await outbox.sent(claim);
    for (const [index, message] of left.entries()) {
      const posted = await message(showing);
      const isHeard = await note(posted, index === left.length - 1);
      if (!isHeard) {
        log.warn({ platform: to.platform }, 'a notice was taken over by somebody else');
        return;
      }
    }
  }

  try {
    await showAll(await compose(claim, composing));
    await failing.works(to);
  } catch (err) {
    const decision = decide(err, { isInDoubt, attempts: claim.deliveries[0]?.attempts ?? 0, isOver: signal.aborted });
    log[decision.level]({ err, platform: to.platform, deliveries: claim.deliveries.length }, 'a notice was not told');
    if (decision.isHopeless) await outbox.bury(claim, decision.reason);
    else await outbox.failed(claim, decision.failure, decision.retryAfterMs);
    if (decision.isGone) await failing.gone(to, decision.reason);
  }
  return late === undefined ? {} : { late };
}

function ended(): void {}
