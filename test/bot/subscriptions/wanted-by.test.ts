import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../src/bot/subscriptions/subscription.ts';
import { consider, wantedBy } from '../../../src/bot/subscriptions/wanted-by.ts';
import type { Change } from '../../../src/bot/topics/change.ts';

const common = { object: 'x', isDecisive: false, isLoud: false } as const;
const sms: Change = {
  ...common,
  topic: 'inbox',
  kind: 'arrived',
  message: { id: '1', from: '79161234567', text: 'hello' },
};
const low: Change = {
  ...common,
  topic: 'balance',
  kind: 'low',
  subscription: 2,
  amount: '99',
  under: { amount: '100' },
};

function subscription(number: number, about: Partial<Subscription> = {}): Subscription {
  return {
    number,
    in: { platform: 'test', id: 'one', kind: 'private' },
    topic: 'inbox',
    filters: {},
    language: 'en',
    by: { platform: 'test', id: 'ann' },
    createdAt: Temporal.Instant.fromEpochMilliseconds(0),
    state: 'active',
    ...about,
  };
}

function numbers(change: Change, all: readonly Subscription[]): readonly number[] {
  return wantedBy(change, all).map(({ number }) => number);
}

describe('a change', () => {
  it('is wanted by the subscriptions of its topic whose filters it fits, whatever their state', () => {
    const all = [
      subscription(1),
      subscription(2, { filters: { from: '7915*' } }),
      subscription(3, { filters: { from: '7916*' }, state: 'broken' }),
      subscription(4, { topic: 'health' }),
    ];

    expect(numbers(sms, all)).toEqual([1, 3]);
  });

  it('of the balance is wanted by the one subscription whose threshold it is about', () => {
    const all = [1, 2, 3].map((number) => subscription(number, { topic: 'balance', filters: { under: '100' } }));

    expect(numbers(low, all)).toEqual([2]);
  });

  it('that is not wanted names the filter that it did not fit', () => {
    const other = subscription(2, { filters: { from: '7915*' } });
    const threshold = subscription(5, { topic: 'balance' });

    expect(consider(sms, [subscription(1), other])).toEqual([
      { subscription: subscription(1) },
      { subscription: other, mismatch: 'from' },
    ]);
    expect(consider(low, [threshold])).toEqual([{ subscription: threshold, mismatch: 'other' }]);
  });
});
