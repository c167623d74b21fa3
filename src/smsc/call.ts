import type { SmscError } from './error.ts';
import type { Operation } from './operation.ts';

/** What a caller may choose for one read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Give a kept answer when it is at most this old, in milliseconds; the operation's own figure when absent. */
  readonly maxAgeMs?: number;
  /** A kept answer from before a write will do as well, for what no write changes. */
  readonly mayBeOvertaken?: boolean;
  /** How long to wait for the provider's limits before giving the kept answer or the error `limited`. */
  readonly maxWaitMs?: number;
  /** Whether the last known answer is given while the provider cannot be asked; it is unless told otherwise. */
  readonly mayBeStale?: boolean;
}

/** For what hangs on the answer, such as whether something was done: the provider is asked, and nothing older will do. */
export const asOfNow: ReadOptions = { maxAgeMs: 0, mayBeStale: false };

/** What a caller may choose for one write. */
export interface WriteOptions {
  readonly signal?: AbortSignal;
  readonly maxWaitMs?: number;
}

/** The result of a read, with its age. */
export interface Answer<Value> {
  readonly value: Value;
  /** When the provider gave it. */
  readonly at: Temporal.Instant;
  /** Set when the provider could not be asked now and this is the last known value: why it could not. */
  readonly stale?: SmscError;
  /** Set beside `stale` when something was written since, which this value does not show. */
  readonly overtaken?: Overtaking;
}

/** A write that an answer is older than. */
export interface Overtaking {
  /** Its name, such as `mailings.cancel`. */
  readonly operation: string;
  readonly at: Temporal.Instant;
  /** Its answer was lost, so that it may not have been done. */
  readonly outcomeUnknown: boolean;
}

/** One way to the provider for all operations: limits, sharing, transport, decoding. Areas are built on it. */
export interface Caller {
  /** @throws SmscError */
  read<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    options?: ReadOptions,
  ): Promise<Answer<Result>>;
  /** Sent at most once, never shared, never kept. @throws SmscError */
  write<Params, Result>(operation: Operation<Params, Result>, params: Params, options?: WriteOptions): Promise<Result>;
}
