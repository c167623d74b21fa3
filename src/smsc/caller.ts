import type { Clock } from '../lib/clock.ts';
import { StorageError } from '../storage/error.ts';
import type { Ask, AskOptions } from './ask.ts';
import type { Answer, Caller, ReadOptions, WriteOptions } from './call.ts';
import { SmscError, type SmscErrorCode } from './error.ts';
import { createKept } from './kept.ts';
import { limitKey } from './limits/limit-keys.ts';
import type { Format, Operation } from './operation.ts';
import { type PreparedCall, prepare } from './prepared.ts';
import { createSharing } from './sharing.ts';
import { createWrites } from './writes.ts';

export interface CallerOptions {
  readonly ask: Ask;
  readonly clock: Clock;
  /** The format to ask for, whatever an operation prefers. */
  readonly format?: Format | undefined;
  /** Aborted when the client is closed: every call then fails with `cancelled`. */
  readonly closed: AbortSignal;
}

/** How long a call waits for the provider's limits unless told otherwise. */
const defaultWaitMs = 25_000;
/** Last known answers: a few hundred small ones, or a few large lists. The weight is in bytes of memory. */
const keptAnswers = { maxCount: 500, maxWeight: 32 * 1024 * 1024 };
/** What the values of an answer take in memory, for each byte that came. */
const memoryPerByte = 3;

/** An answer of the provider that is kept for the next who ask. */
interface KeptAnswer {
  readonly value: unknown;
  readonly at: Temporal.Instant;
  /** How many writes there had been when it was asked for. */
  readonly writes: number;
}

/** Failures after which the last known answer is better than none. */
const bridged: ReadonlySet<SmscErrorCode> = new Set([
  'unreachable',
  'timeout',
  'too-large',
  'bad-response',
  'blocked',
  'no-access',
  'limited',
  'too-many-requests',
]);

/**
 * One way to the provider for all callers. Equal reads at one time are one request; an answer is kept and given to the
 * next who ask while it is fresh, and to everybody, marked as stale, while the provider cannot be asked. After a write
 * no answer from before it counts as fresh, and one that it changes says what it does not show.
 */
export function createCaller({ ask, clock, format, closed }: CallerOptions): Caller {
  const sharing = createSharing(clock);
  const kept = createKept<KeptAnswer>(keptAnswers);
  const writes = createWrites(clock);

  return { read, write };

  async function read<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    {
      maxAgeMs = operation.freshMs,
      maxWaitMs = defaultWaitMs,
      mayBeStale = true,
      mayBeOvertaken = false,
      ...options
    }: ReadOptions = {},
  ): Promise<Answer<Result>> {
    const call = prepare(operation, params, format);
    const key = `${limitKey(operation.name, call.form, { of: 'identical' })} ${call.format}`;
    const last = kept.get(key);
    const isCurrent = last !== undefined && (mayBeOvertaken || last.writes === writes.count());
    if (isCurrent && isFresh(last, maxAgeMs)) return answer<Result>(last);
    const signal = orClosed(options.signal);
    try {
      // Each who shares it waits as long as he himself says, so the request waits for the most patient.
      const told = await sharing.share(`${key} ${writes.count()}`, { signal, maxWaitMs }, (signal, onWait) =>
        askAndKeep(call, key, { maxWaitMs: Number.POSITIVE_INFINITY, signal, onWait }),
      );
      return answer<Result>(told);
    } catch (error) {
      if (signal.aborted) throw cancelled(operation.name, signal);
      const known = kept.get(key);
      if (known === undefined || !mayBeStale || !(error instanceof SmscError) || !bridged.has(error.code)) throw error;
      const overtaken = writes.since(operation.name, known.writes);
      return { ...answer<Result>(known), stale: error, ...(overtaken && { overtaken }) };
    }
  }

  async function askAndKeep<Params, Result>(
    call: PreparedCall<Params, Result>,
    key: string,
    options: AskOptions,
  ): Promise<KeptAnswer> {
    const writesBefore = writes.count();
    const { value, at, size } = await ask(call, options);
    const told = { value, at, writes: writesBefore };
    if (!isOlder(told, kept.get(key))) kept.set(key, told, size * memoryPerByte);
    return told;
  }

  async function write<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    { maxWaitMs = defaultWaitMs, ...options }: WriteOptions = {},
  ): Promise<Result> {
    const call = prepare(operation, params, format);
    const signal = orClosed(options.signal);
    if (signal.aborted) throw cancelled(operation.name, signal);
    try {
      const { value } = await ask(call, { maxWaitMs, signal });
      writes.add(operation.name, false);
      return value;
    } catch (error) {
      if (mayHaveChanged(error)) writes.add(operation.name, true);
      throw error;
    }
  }

  function orClosed(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any(signal === undefined ? [closed] : [closed, signal]);
  }

  /** Whether a newer answer than this one is kept already. One from the future was kept before the clock was set back. */
  function isOlder({ at, writes }: KeptAnswer, known: KeptAnswer | undefined): boolean {
    if (known === undefined) return false;
    if (known.writes !== writes) return known.writes > writes;
    return Temporal.Instant.compare(known.at, at) > 0 && known.at.epochMilliseconds <= clock.now();
  }

  function isFresh({ at }: KeptAnswer, maxAgeMs: number): boolean {
    const ageMs = clock.now() - at.epochMilliseconds;
    // An age below zero means that the clock was set back, and nothing about the answer.
    return ageMs >= 0 && ageMs <= maxAgeMs && maxAgeMs > 0;
  }
}

/** Whether a write that failed so may have been done all the same. */
function mayHaveChanged(error: unknown): boolean {
  if (error instanceof SmscError) return error.outcomeUnknown;
  return !(error instanceof StorageError);
}

function answer<Result>({ value, at }: KeptAnswer): Answer<Result> {
  return { value: value as Result, at };
}

function cancelled(operation: string, signal: AbortSignal): SmscError {
  return new SmscError('cancelled', 'stopped by the caller', { operation, cause: signal.reason });
}
