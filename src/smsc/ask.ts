import type { Clock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import { StorageError } from '../storage/error.ts';
import { SmscError, type SmscErrorCode } from './error.ts';
import { createFirstAlone } from './limits/first-alone.ts';
import type { Ledger, Reservation } from './limits/ledger.ts';
import type { Admission, Pauses } from './limits/pauses.ts';
import type { PreparedCall } from './prepared.ts';
import { type Understanding, understand } from './understand.ts';
import type { Transport } from './wire/transport.ts';
import type { Failed } from './wire/transport-failure.ts';

/** One line about a call, for the log: numbers and names, nothing of what was asked or answered. */
export interface CallRecord {
  /** The operation, by its name in `client.ts`. */
  readonly operation: string;
  /** `ok`, the code of the error, or `storage` when the limits could not be looked up. */
  readonly result: 'ok' | SmscErrorCode | 'storage';
  /** From the beginning to the end, in milliseconds. */
  readonly ms: number;
  /** How much of it was waiting for the provider's limits, or for the first request of all. */
  readonly waitedMs: number;
  /** The size of the answer. */
  readonly bytes: number;
}

export interface AskParts extends Understanding {
  readonly transport: Transport;
  readonly ledger: Ledger;
  readonly pauses: Pauses;
  readonly clock: Clock;
  /** How long one call may be on its way, with its second try at the spare host, in milliseconds. */
  readonly totalMs: number;
  readonly log?: ((record: CallRecord) => void) | undefined;
}

export interface AskOptions {
  /** How long to wait for the provider's limits, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told each time that it must wait for the limits, as the error for who cannot; `undefined` when the wait is over. */
  readonly onWait?: ((limited: SmscError | undefined) => void) | undefined;
}

/** What the provider said. */
export interface Told<Result> {
  readonly value: Result;
  readonly at: Temporal.Instant;
  /** The size of the answer in bytes. */
  readonly size: number;
}

/** Asks the provider once, for one caller. @throws SmscError, StorageError */
export type Ask = <Params, Result>(call: PreparedCall<Params, Result>, options: AskOptions) => Promise<Told<Result>>;

/** What came of one request. */
type Attempt<Result> = { readonly told: Told<Result> } | { readonly error: SmscError; readonly isHostFailure: boolean };

interface AttemptOptions extends AskOptions {
  readonly toSpare: boolean;
  readonly withinMs: number;
}

/** What is counted while a call runs. */
interface Tally {
  waitedMs: number;
  bytes: number;
}

/**
 * The pipeline of one call: pauses, limits, transport, decoding. A read goes to the spare host when the host failed; a
 * write is sent once. Until one has been answered, the next one goes alone.
 */
export function createAsk({ transport, ledger, pauses, clock, totalMs, log, ...understanding }: AskParts): Ask {
  const firstAlone = createFirstAlone();

  return async (call, options) => {
    const operation = call.operation.name;
    const begun = performance.now();
    const tally: Tally = { waitedMs: 0, bytes: 0 };
    let result: CallRecord['result'] = 'storage';
    try {
      // A pause is told at once, not after waiting for a place.
      await quietly((await pauses.admit(operation)).report('cancelled'));
      const attempt = await attempts(call, options, tally);
      if ('error' in attempt) throw attempt.error;
      result = 'ok';
      return attempt.told;
    } catch (error) {
      if (error instanceof SmscError) result = error.code;
      throw error;
    } finally {
      log?.({ operation, result, ms: Math.round(performance.now() - begun), ...tally });
    }
  };

  async function attempts<Params, Result>(
    call: PreparedCall<Params, Result>,
    options: AskOptions,
    tally: Tally,
  ): Promise<Attempt<Result>> {
    const begun = clock.now();
    const first = await attempt(call, { ...options, toSpare: false, withinMs: totalMs }, tally);
    const mayRepeat = 'error' in first && first.isHostFailure && call.operation.kind === 'read' && transport.hasSpare;
    const withinMs = totalMs - Math.max(0, clock.now() - begun - tally.waitedMs);
    if (!mayRepeat || withinMs <= 0) return first;
    try {
      const second = await attempt(call, { ...options, maxWaitMs: 0, toSpare: true, withinMs }, tally);
      return 'error' in second && second.isHostFailure ? first : second;
    } catch (error) {
      if (error instanceof SmscError) return first;
      throw error;
    }
  }

  async function attempt<Params, Result>(
    call: PreparedCall<Params, Result>,
    options: AttemptOptions,
    tally: Tally,
  ): Promise<Attempt<Result>> {
    const { operation, form } = call;
    const begun = clock.now();
    const reservation = await ledger.reserve(operation.name, form, operation.limits, options);
    const send = (): Promise<Attempt<Result>> => {
      tally.waitedMs += Math.max(0, clock.now() - begun);
      return sendOnce(call, reservation, options, tally);
    };
    return firstAlone(send, (came) => 'told' in came, options.signal);
  }

  async function sendOnce<Params, Result>(
    call: PreparedCall<Params, Result>,
    reservation: Reservation,
    { signal, toSpare, withinMs }: AttemptOptions,
    tally: Tally,
  ): Promise<Attempt<Result>> {
    const { operation, form, upload, format } = call;
    const admission = await admit(operation.name, reservation);
    const { kind, file } = operation;
    if (kind === 'write') reached('call:sending');
    const sent = await transport.send({ file, form, upload, format, kind, toSpare, withinMs, signal });
    if (kind === 'write') reached('call:answered');
    await quietly(sent.kind === 'failed' && !sent.mayHaveArrived ? reservation.unused() : reservation.done());
    if (sent.kind === 'failed') {
      await quietly(admission.report(sent.code));
      return { error: failure(call, sent), isHostFailure: sent.isHostFailure };
    }
    tally.bytes += sent.bytes.length;
    try {
      const value = await understand(understanding, call, sent);
      await quietly(admission.report('ok'));
      const at = Temporal.Instant.fromEpochMilliseconds(sent.at);
      return { told: { value, at, size: sent.bytes.length } };
    } catch (error) {
      if (!(error instanceof SmscError)) throw error;
      await quietly(admission.report(error.code));
      return { error, isHostFailure: false };
    }
  }

  async function admit(operation: string, reservation: Reservation): Promise<Admission> {
    try {
      return await pauses.admit(operation);
    } catch (error) {
      await quietly(reservation.unused());
      throw error;
    }
  }
}

function failure(
  { operation }: PreparedCall<unknown, unknown>,
  { code, why, mayHaveArrived, cause }: Failed,
): SmscError {
  const outcomeUnknown = operation.kind === 'write' && mayHaveArrived;
  return new SmscError(code, why, { operation: operation.name, outcomeUnknown, cause });
}

/**
 * Waits for an entry that the answer does not depend on. When it cannot be written, the request counts as on its way
 * until its time is over, which is no reason to lose an answer.
 */
async function quietly(entry: Promise<void>): Promise<void> {
  try {
    await entry;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}
