import { type ChatAdapter, PostError, type PostedId } from '../bot/chat.ts';
import type { Claim, Delivery } from '../bot/outbox/delivery.ts';
import type { Outbox } from '../bot/outbox/outbox.ts';
import { writeReason } from '../bot/outbox/reason.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { reached } from '../lib/steps.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Composed, type ComposeParts, compose } from './compose.ts';
import { deadlineMs, withDeadline } from './delivering-deadline.ts';
import { type Decision, decide, Interrupted } from './failing.ts';
import type { FailingConversations } from './failing-conversations.ts';
import type { Showing } from './message.ts';
import type { GivenUp } from './notices/given-up.ts';
import type { Pace } from './pace.ts';

export interface DeliveringParts {
  readonly outbox: Outbox;
  readonly composing: ComposeParts;
  readonly failing: FailingConversations;
  /** Told what is tried no more; never throws. */
  readonly onGivenUp: (given: GivenUp) => Promise<void>;
  readonly metrics?: Metrics | undefined;
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
  { outbox, composing, failing, onGivenUp, metrics, pace, clock, log }: DeliveringParts,
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
    reached('send:posting');
    const working = work();
    late = working.then(ended, ended);
    const result = await withDeadline(clock, working);
    late = undefined;
    reached('send:posted');
    return result;
  }

  const showing: Showing = {
    post: (reply) => show(() => adapter.post(to, { ...reply, yields: true })),
    edit: async (id, reply) => {
      try {
        await show(() => adapter.edit(to, id, { ...reply, inPlace: true, yields: true }));
        return id;
      } catch (error) {
        // The same once more in the same place repeats nothing.
        isInDoubt = false;
        if (!(error instanceof PostError)) throw error;
        const { code, message, isRefused } = error;
        if (code === 'unknown') throw new PostError('failed', message, { cause: error });
        if (code !== 'failed' || !isRefused) throw error;
        return undefined;
      }
    },
  };

  async function note(posted: PostedId | undefined, isLast: boolean): Promise<boolean> {
    if (posted !== undefined) metrics?.delivered(to.platform, 'sent');
    if (posted !== undefined && claim.isRepeat) metrics?.repeated(to.platform);
    const isHeard = await (isLast ? outbox.sent(claim, posted) : outbox.step(claim, posted));
    reached(isLast ? 'mark:ended' : 'mark:noted');
    isInDoubt = false;
    return isHeard;
  }

  async function showAll({ messages, unwanted }: Composed): Promise<void> {
    if (messages.length === 0) {
      await outbox.drop(claim, writeReason('unsubscribed'));
      return;
    }
    if (unwanted.length > 0) await outbox.drop(claim, writeReason('unsubscribed'), unwanted);
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

  /** @returns what was given up */
  async function giveBack({ isHopeless, reason, failure, retryAfterMs }: Decision): Promise<readonly Delivery[]> {
    if (isHopeless) return (await outbox.bury(claim, reason)) ? claim.deliveries : [];
    const dead = new Set((await outbox.failed(claim, failure, retryAfterMs))?.dead);
    return claim.deliveries.filter(({ number }) => dead.has(number));
  }

  try {
    const composed = await compose(claim, composing);
    reached('send:composed');
    await showAll(composed);
    await failing.works(to);
    reached('send:over');
  } catch (err) {
    const decision = decide(err, { isInDoubt, attempts: claim.deliveries[0]?.attempts ?? 0, isOver: signal.aborted });
    log[decision.level]({ err, platform: to.platform, deliveries: claim.deliveries.length }, 'a notice was not told');
    reached('send:refused');
    if (decision.level !== 'debug') metrics?.delivered(to.platform, 'failed');
    const given = await giveBack(decision);
    reached('retry:kept');
    if (given.length > 0) {
      metrics?.delivered(to.platform, 'dead');
      // Where nobody can be told anything the admins hear of its subscriptions.
      if (!decision.isGone) await onGivenUp({ to, deliveries: given, reason: decision.reason });
    }
    if (decision.isGone) await failing.gone(to, decision.reason);
  }
  return late === undefined ? {} : { late };
}

function ended(): void {}
