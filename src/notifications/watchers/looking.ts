import type { Account } from '../../bot/command.ts';
import type { Answer, ReadOptions } from '../../smsc/call.ts';

/** The account that is watched. */
export type WatchedAccount = Pick<Account, 'client' | 'zone' | 'now'>;

/** What every watcher of the provider is given. */
export interface WatcherOptions {
  readonly account: WatchedAccount;
  /** The pause between two looks that was asked for, in milliseconds; the provider's limits win over it. */
  readonly pollMs: number;
}

/**
 * People come first: what they were told a moment ago is taken from them, and when the limits are used up a watcher gives
 * up at once instead of standing in line with them.
 */
export function politely(signal: AbortSignal): ReadOptions {
  return { signal, maxWaitMs: 0 };
}

/**
 * The value of an answer that is no memory of an earlier one: what was known before says nothing about now.
 *
 * @throws SmscError why the provider could not be asked
 */
export function toldNow<Value>({ value, stale }: Answer<Value>): Value {
  if (stale !== undefined) throw stale;
  return value;
}

/**
 * Whether an answer is older than what is remembered. A kept one may be, when another process looked meanwhile; it would
 * tell what has happened backwards.
 *
 * @param remembered - when it was told, in milliseconds since the epoch
 */
export function isOutdated({ at }: Answer<unknown>, remembered: number, { now }: WatchedAccount): boolean {
  // What is remembered from the future was told before the clock was set back.
  return at.epochMilliseconds < remembered && remembered <= now().epochMilliseconds;
}

/** Whether so much time has passed, or the clock was set back. */
export function isDue(since: number, everyMs: number, now: number): boolean {
  return now - since >= everyMs || now < since;
}
