import type { Clock } from '../../lib/clock.ts';
import { createTurns } from '../../lib/turns.ts';
import type { Database } from '../../storage/database.ts';
import { SmscError } from '../error.ts';
import type { Form, Limit } from '../operation.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { inFlight, ledgerRows, type Window } from './ledger-rows.ts';
import { limitKey } from './limit-keys.ts';

export interface LedgerOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Whose limits these are: the provider's host and the login. */
  readonly scope: string;
  /** How many requests may be on their way at once; the provider refuses the fifteenth (facts 9.7). */
  readonly maxInFlight?: number;
  /** The longest time from a reservation to the end of its request, in milliseconds: the deadline of a call. */
  readonly callMs: number;
}

interface ReserveOptions {
  /** How long to wait for a place, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told each time that it must wait, as the error for who cannot, and `undefined` when the wait is over. */
  readonly onWait?: ((limited: SmscError | undefined) => void) | undefined;
}

/** The permission to send one request. */
export interface Reservation {
  /**
   * To be called when the request has ended, with or without an answer. A request whose end is never told, because the
   * process died, counts as on its way until `callMs` have passed. More than one call does no harm.
   *
   * @throws StorageError
   */
  done(): Promise<void>;
  /**
   * To be called instead when it is certain that the request was never sent: it then counts for nothing.
   *
   * @throws StorageError
   */
  unused(): Promise<void>;
}

export interface Ledger {
  /**
   * Waits until a request may be sent. Who asked first goes first, but nobody waits for somebody who waits for another
   * limit.
   *
   * @param operation - its name in `client.ts`; limits are counted per operation
   * @param form - the form of the request, without credentials; only its hash is kept
   * @param limits - with periods of at most an hour
   * @throws SmscError `limited` with `retryAt`, at once when it is known that the wait would be longer than `maxWaitMs`;
   * `cancelled` when the signal is aborted, or its reason where that is a `limited` itself
   * @throws StorageError
   */
  reserve(operation: string, form: Form, limits: readonly Limit[], options: ReserveOptions): Promise<Reservation>;
}

/** How soon it is noticed that a request of another process has ended. */
const lookAgainMs = 1_000;

/**
 * Keeps the provider's limits (facts 9.7) for everybody who uses the same database: at no time have more requests
 * arrived within a period than the provider allows, over restarts and with several processes.
 *
 * It is a sliding log: each request has a row with the latest moment at which it can have reached the provider, which
 * is `callMs` ahead until its end is told and the time of its end from then on.
 */
export function createLedger({ database, clock, scope, maxInFlight = 14, callMs }: LedgerOptions): Ledger {
  const rows = ledgerRows({ database, clock, scope, maxInFlight, callMs });
  const turns = createTurns();
  /** Those without a place yet, first come first. */
  let queue: readonly Ticket[] = [];

  /** How many wait for the same limit and came earlier. */
  function ahead(ticket: Ticket, key: string): number {
    const earlier = queue.slice(0, queue.indexOf(ticket));
    return earlier.filter(
      ({ waitsFor, operation }) => waitsFor === key && (key === inFlight || operation === ticket.operation),
    ).length;
  }

  /** Those who came later and wait for the same limit; they have a place earlier when this one gives up. */
  function wakeBehind(ticket: Ticket): void {
    for (const other of queue.slice(queue.indexOf(ticket) + 1)) {
      if (other.waitsFor === ticket.waitsFor) other.alarm.ring();
    }
  }

  function wakeNextInFlight(): void {
    queue.find((ticket) => ticket.waitsFor === inFlight)?.alarm.ring();
  }

  /** Waits for a place and gives the id under which it is written down. */
  async function placeFor(ticket: Ticket, windows: readonly Window[], options: ReserveOptions): Promise<string> {
    const { operation, alarm } = ticket;
    const claim = { operation, windows, ahead: (key: string) => ahead(ticket, key) };
    let leftMs = options.maxWaitMs;
    for (;;) {
      options.signal?.throwIfAborted();
      const verdict = await turns.take(() => rows.claim(claim));
      if (verdict.granted) {
        options.onWait?.(undefined);
        return verdict.id;
      }
      ticket.waitsFor = verdict.key;
      const soonestMs = Math.max(1, verdict.earliest - clock.now());
      const facts = { operation, retryAt: verdict.earliest };
      const limited = new SmscError('limited', "the provider's limits are used up", facts);
      if (soonestMs > leftMs) throw limited;
      options.onWait?.(limited);
      const pauseMs = verdict.key === inFlight ? Math.min(lookAgainMs, leftMs) : soonestMs;
      leftMs -= await alarm.sleep(pauseMs, options.signal);
    }
  }

  function reservation(id: string): Reservation {
    let ending: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      await rows.end(id);
      wakeNextInFlight();
    };
    const takeBack = async (): Promise<void> => {
      await rows.drop(id);
      for (const { alarm } of queue) alarm.ring();
    };
    return {
      done: () => {
        ending ??= end();
        return ending;
      },
      unused: () => {
        ending ??= takeBack();
        return ending;
      },
    };
  }

  return {
    reserve: async (operation, form, limits, options) => {
      const windows = limits.map((limit) => ({ ...limit, key: limitKey(operation, form, limit) }));
      const ticket: Ticket = { operation, waitsFor: undefined, alarm: createAlarm(clock) };
      queue = [...queue, ticket];
      try {
        const place = reservation(await placeFor(ticket, windows, options));
        if (options.signal?.aborted !== true) return place;
        await place.unused();
        throw options.signal.reason;
      } catch (error) {
        wakeBehind(ticket);
        if (options.signal?.aborted !== true) throw error;
        const { reason } = options.signal;
        if (reason instanceof SmscError && reason.code === 'limited') throw reason;
        const facts = { operation, cause: reason };
        throw new SmscError('cancelled', "stopped while waiting for the provider's limits", facts);
      } finally {
        queue = queue.filter((other) => other !== ticket);
        if (ticket.waitsFor === inFlight) wakeNextInFlight();
      }
    },
  };
}

interface Ticket {
  readonly operation: string;
  readonly alarm: Alarm;
  /** The key of the limit that it waits for; unknown until its first try. */
  waitsFor: string | undefined;
}
