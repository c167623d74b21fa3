import type { Change } from '../topics/change.ts';
import { type FilterKey, mismatchOf } from '../topics/filters.ts';
import type { Subscription } from './subscription.ts';

/** What a subscription says to a change of its topic. */
export interface Considered {
  readonly subscription: Subscription;
  /** The filter that it did not fit, `other` for a threshold of another subscription; absent when it is wanted. */
  readonly mismatch?: FilterKey | 'other';
}

/** The subscriptions that want a change, whatever their state: a broken one has what it missed kept for it. */
export function wantedBy(change: Change, subscriptions: readonly Subscription[]): readonly Subscription[] {
  return consider(change, subscriptions).flatMap(({ subscription, mismatch }) =>
    mismatch === undefined ? [subscription] : [],
  );
}

/** The same with those of the topic that do not want it, and why not. */
export function consider(change: Change, subscriptions: readonly Subscription[]): readonly Considered[] {
  return subscriptions
    .filter(({ topic }) => topic === change.topic)
    .map((subscription) => {
      const isOther = change.topic === 'balance' && change.subscription !== subscription.number;
      const mismatch = isOther ? 'other' : mismatchOf(change, subscription.filters);
      return { subscription, ...(mismatch !== undefined && { mismatch }) };
    });
}
