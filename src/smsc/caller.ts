import type { Clock } from '../lib/clock.ts';
import type { Ask } from './ask.ts';
import type { Answer, Caller, ReadOptions, WriteOptions } from './call.ts';
import { SmscError, type SmscErrorCode } from './error.ts';
import { createKept } from './kept.ts';
import { limitKey } from './limits/limit-keys.ts';
import type { Format, Operation } from './operation.ts';
import { type PreparedCall, prepare } from './prepared.ts';
import { createSharing } from './sharing.ts';

export interface CallerOptions {
  readonly ask: Ask;
  readonly clock: Clock;
  /** The format to ask for, whatever an operation prefers. */
  readonly format?: Format | undefined;
}

/** How long a call waits for the provider's limits unless told otherwise. */
const defaultWaitMs = 25_000;
/** Last known answers: a few hundred small ones, or one of each large list. */
const keptAnswers = { maxCount: 500, maxWeight: 32 * 1024 * 1024 };

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
 * no answer from before it counts as fresh.
 */
export function createCaller({ ask, clock, format }: CallerOptions): Caller {
  const sharing = createSharing();
  const kept = createKept<KeptAnswer>(keptAnswers);
  let writes = 0;

  return { read, write };

  async function read<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    { signal, maxAgeMs = operation.freshMs, maxWaitMs = defaultWaitMs }: ReadOptions = {},
  ): Promise<Answer<Result>> {
    const call = prepare(operation, params, format);
    const key = `${limitKey(operation.name, call.form, identical)} ${call.format}`;
    const last = kept.get(key);
    if (last !== undefined && isFresh(last, maxAgeMs)) return answer<Result>(last);
    try {
      const shared = `${key} ${writes} ${maxWaitMs}`;
      const told = await sharing.share(shared, signal, (signal) => askAndKeep(call, key, { maxWaitMs, signal }));
      return answer<Result>(told);
    } catch (error) {
      if (signal?.aborted === true) throw cancelled(operation.name, signal);
      const known = kept.get(key);
      if (known === undefined || !(error instanceof SmscError) || !bridged.has(error.code)) throw error;
      return { ...answer<Result>(known), stale: error };
    }
  }

  async function askAndKeep<Params, Result>(
    call: PreparedCall<Params, Result>,
    key: string,
    options: { readonly maxWaitMs: number; readonly signal: AbortSignal },
  ): Promise<KeptAnswer> {
    const writesBefore = writes;
    const { value, at, size } = await ask(call, options);
    const told = { value, at, writes: writesBefore };
    kept.set(key, told, size);
    return told;
  }

  async function write<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    { signal, maxWaitMs = defaultWaitMs }: WriteOptions = {},
  ): Promise<Result> {
    const call = prepare(operation, params, format);
    if (signal?.aborted === true) throw cancelled(operation.name, signal);
    try {
      const { value } = await ask(call, { maxWaitMs, signal });
      return value;
    } finally {
      writes += 1;
    }
  }

  function isFresh({ at, writes: writesBefore }: KeptAnswer, maxAgeMs: number): boolean {
    const ageMs = clock.now() - at.epochMilliseconds;
    // An age below zero means that the clock was set back, and nothing about the answer.
    return writesBefore === writes && ageMs >= 0 && ageMs <= maxAgeMs && maxAgeMs > 0;
  }
}

const identical = { requests: 1, perMs: 1, of: 'identical' } as const;

function answer<Result>({ value, at }: KeptAnswer): Answer<Result> {
  return { value: value as Result, at };
}

function cancelled(operation: string, signal: AbortSignal): SmscError {
  return new SmscError('cancelled', 'stopped by the caller', { operation, cause: signal.reason });
}
