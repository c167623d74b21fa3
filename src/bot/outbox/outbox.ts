import type { Clock } from '../../lib/clock.ts';
import { reached } from '../../lib/steps.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Conversation, PostedId } from '../chat.ts';
import { type ClaimOptions, takeClaim } from './claim.ts';
import { deadLetters, missedBy, reviveMissed } from './dead.ts';
import type { Backlog, Claim, Consequence, DeadLetter, Failure, Happening, NewDelivery, Trace } from './delivery.ts';
import { releaseHeld } from './held.ts';
import { dropDeliveries, endClaim, type OpenClaim, openClaim, putOff } from './outcome.ts';
import { notePosted } from './posts.ts';
import { pruneEvents } from './prune.ts';
import { type NewEvent, putEvents } from './put.ts';
import { backlogOf, dueTargets, type PausedTarget, pausedTargets, pauseTarget, resumeTarget } from './targets.ts';
import { eventsOf, traceEvent } from './trace.ts';
import { tellUntold } from './untold.ts';

/**
 * What happened and what conversations are still to be told of it. Nothing is lost: a delivery stays until it was told,
 * or given up after five days of failures. What may be told twice, as nobody knows whether it was shown, is marked. Of
 * one conversation everything comes in order, and each conversation is by itself. A conversation here is one with its
 * thread. Everything throws StorageError.
 */
export interface Outbox {
  /**
   * Keeps an event with what is to be told of it, as a part of the caller's transaction.
   *
   * @returns the id of the event, such as `e-7kq2m9`, also when nobody is to be told
   */
  put(queries: Queries, happening: Happening, deliveries: readonly NewDelivery[]): Promise<string>;
  /** The same for many events at once, in their order: 10 000 of them within a second. @returns their ids */
  putAll(queries: Queries, events: readonly NewEvent[]): Promise<readonly string[]>;
  /** Conversations with something to claim now, first the one with the oldest; at most `limit`. */
  due(limit: number): Promise<readonly Conversation[]>;
  /**
   * Claims the oldest deliveries of a conversation; or, when its last claim ran out, or failed and a part of it may have
   * been shown, that one again with the same deliveries. Resolves when the disk has it: then it may be posted.
   *
   * @returns `undefined` when there is nothing to tell, somebody else has a claim, the conversation is paused, or it is
   * not yet time to try again
   */
  claim(to: Conversation, options: ClaimOptions): Promise<Claim | undefined>;
  /**
   * Notes that a message of a claim is seen to while more of them are to come; they always come in one order, so that
   * `posted` of a claim that is repeated says how many of them there are.
   *
   * @param posted - absent where nothing had to be shown
   * @returns `false` when the claim ran out and somebody else has it; it is to be left to them
   */
  step(claim: Claim, posted?: PostedId): Promise<boolean>;
  /**
   * Ends a claim that was told.
   *
   * @param posted - its last message, unless that was noted by `step`
   * @returns `false` as with `step`
   */
  sent(claim: Claim, posted?: PostedId): Promise<boolean>;
  /**
   * Puts a claim off, for 5 s at first and 6 h at last, and with it everything behind it. What was to be told five days
   * ago is given up.
   *
   * @param retryAfterMs - what the platform asked for, in milliseconds, a day at the most; does not count as a failure in
   * the schedule
   * @returns `undefined` where `step` returns `false`
   */
  failed(claim: Claim, failure: Failure, retryAfterMs?: number): Promise<Consequence | undefined>;
  /** Gives a claim up at once, as one that no platform will ever take. @returns `false` as with `step` */
  bury(claim: Claim, reason: string): Promise<boolean>;
  /**
   * Ends deliveries of a claim that nobody wants any more, and the claim when they are all of it. They are not missed:
   * `replay` does not bring them back.
   *
   * @param numbers - those of the deliveries; all of the claim when absent
   * @returns `false` as with `step`
   */
  drop(claim: Claim, reason: string, numbers?: readonly number[]): Promise<boolean>;
  /**
   * Lets held deliveries be told whose time has come.
   *
   * @param early - also those of a conversation that were held for a reason, when that is over
   * @returns how many they are
   */
  release(early?: { readonly to: Conversation; readonly reason: string }): Promise<number>;
  /** Tells a conversation nothing more until `resume`; what is for it waits. Pausing again changes only the reason. */
  pause(to: Conversation, reason: string): Promise<void>;
  /** Tells it all that has waited, from now on. @returns `false` when it was not paused */
  resume(to: Conversation): Promise<boolean>;
  /** Those that are paused, the longest one first. */
  paused(): Promise<readonly PausedTarget[]>;
  backlog(): Promise<Backlog>;
  /** What became of an event in every conversation; `undefined` when there is none, or no longer. */
  trace(event: string): Promise<Trace | undefined>;
  /** The events that a message of ours told of, the newest first; at most `limit`. */
  eventsOf(at: Conversation, posted: PostedId, limit: number): Promise<readonly string[]>;
  /** What was given up, the newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /**
   * What a conversation was never told, in its order.
   *
   * @param since - of events seen since then, in milliseconds since the epoch
   */
  missed(to: Conversation, since: number, limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Lets what it missed be told after all.
   *
   * @param subscription - only what was given up for this one
   * @returns how many deliveries those are
   */
  replay(to: Conversation, since: number, subscription?: number): Promise<number>;
  /**
   * Lets it be told of events that nobody told it of, such as those of a time in which its subscription was broken; of a
   * thousand events at the most.
   *
   * @param wantedBy - the number of the subscription that an event is told for; `undefined` when it is not to be told
   * @returns how many deliveries those are
   */
  tellUntold(to: Conversation, since: number, wantedBy: (happening: Happening) => number | undefined): Promise<number>;
  /** Forgets some of what is older than 30 days. @returns whether there may be more */
  prune(): Promise<boolean>;
}

/** @param account - whose events these are */
export function createOutbox(database: Database, account: string, clock: Clock): Outbox {
  /** Changes a claim that is still heard. A mark that a power cut undoes costs a repetition that is marked. */
  function withOpen<Result>(
    claim: Claim,
    change: (queries: Queries, open: OpenClaim) => Promise<Result>,
  ): Promise<Result | undefined> {
    return database.transaction(
      async (queries) => {
        const open = await openClaim(queries, account, claim);
        return open && change(queries, open);
      },
      { hasty: true },
    );
  }

  async function end(given: Claim, change: (queries: Queries, claim: Claim) => Promise<void>): Promise<boolean> {
    const ended = await withOpen(given, async (queries, { claim }) => {
      await change(queries, claim);
      return true;
    });
    return ended ?? false;
  }

  return {
    put: async (queries, happening, deliveries) => {
      const [id] = await putEvents(queries, account, [{ ...happening, deliveries }]);
      if (id === undefined) throw new Error('an event has an id');
      return id;
    },
    putAll: (queries, events) => putEvents(queries, account, events),
    due: (limit) => dueTargets(database, account, limit, clock.now()),
    claim: async (to, options) => {
      const claim = await database.transaction((queries) => takeClaim(queries, account, to, options, clock.now()), {
        hasty: true,
      });
      if (claim === undefined) return undefined;
      reached('claim:kept');
      // Else it could be posted, undone by a power cut, and posted again without a mark.
      await database.settle();
      return claim;
    },
    step: (given, posted) => end(given, (queries, claim) => notePosted(queries, account, claim, posted, clock.now())),
    sent: (given, posted) =>
      end(given, async (queries, claim) => {
        const now = clock.now();
        if (posted !== undefined) await notePosted(queries, account, claim, posted, now);
        await endClaim(queries, account, claim, { state: 'sent' }, now);
      }),
    failed: (given, failure, retryAfterMs) =>
      withOpen(given, (queries, { claim, target }) =>
        putOff(queries, account, claim, target, { ...failure, retryAfterMs }, clock.now()),
      ),
    bury: (given, reason) =>
      end(given, (queries, claim) => endClaim(queries, account, claim, { state: 'dead', reason }, clock.now())),
    drop: (given, reason, numbers) =>
      end(given, (queries, claim) =>
        numbers === undefined
          ? endClaim(queries, account, claim, { state: 'dropped', reason }, clock.now())
          : dropDeliveries(queries, account, claim, { reason, numbers }, clock.now()),
      ),
    release: (early) => database.transaction((queries) => releaseHeld(queries, account, clock.now(), early)),
    pause: (to, reason) => database.transaction((queries) => pauseTarget(queries, account, to, reason, clock.now())),
    resume: (to) => resumeTarget(database, account, to),
    paused: () => pausedTargets(database, account),
    backlog: () => backlogOf(database, account),
    trace: (event) => traceEvent(database, account, event),
    eventsOf: (at, posted, limit) => eventsOf(database, account, at, posted, limit),
    deadLetters: (limit) => deadLetters(database, account, limit),
    missed: (to, since, limit) => missedBy(database, account, to, since, limit),
    replay: (to, since, subscription) => reviveMissed(database, account, to, { since, subscription }, clock.now()),
    tellUntold: (to, since, wantedBy) =>
      database.transaction((queries) => tellUntold(queries, account, to, since, wantedBy)),
    prune: () => database.transaction((queries) => pruneEvents(queries, account, clock.now())),
  };
}
