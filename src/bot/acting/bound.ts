import type { Proposal } from './action.ts';

type Shown = Pick<Proposal, 'quote' | 'balance'>;

/** What a question is bound to when it is asked first: all that was shown. */
export function boundTo({ quote = '', balance = '' }: Shown): string {
  return JSON.stringify([quote, balance]);
}

/**
 * What a question is bound to that is asked anew as the balance has moved: the balance of an account that others send
 * from moves every second, and nobody could confirm anything on it.
 */
export function boundToQuote({ quote = '' }: Shown): string {
  return JSON.stringify([quote]);
}

/** @param bound - as a question keeps it */
export function isAsShown(bound: string, now: Shown): boolean {
  return bound === boundTo(now) || bound === boundToQuote(now);
}

/** Whether nothing but the balance is another one than a question was asked with. */
export function hasOnlyBalanceMoved(bound: string, now: Shown): boolean {
  const before: unknown = JSON.parse(bound);
  return !isAsShown(bound, now) && Array.isArray(before) && before[0] === (now.quote ?? '');
}
