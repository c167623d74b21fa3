import { describe, expect, it } from 'vitest';
import { boundTo, boundToQuote, hasOnlyBalanceMoved, isAsShown } from '../../../src/bot/acting/bound.ts';

const shown = { quote: '3.10', balance: '100' };
const moved = { quote: '3.10', balance: '99' };
const dearer = { quote: '4.10', balance: '100' };

describe('what a question is bound to', () => {
  it.each([
    ['the same', shown, true, false],
    ['another balance', moved, false, true],
    ['another quote', dearer, false, false],
    ['both', { quote: '4.10', balance: '99' }, false, false],
  ])('is the quote and the balance: %s', (_what, now, isStill, isOnlyBalance) => {
    expect([isAsShown(boundTo(shown), now), hasOnlyBalanceMoved(boundTo(shown), now)]).toEqual([
      isStill,
      isOnlyBalance,
    ]);
  });

  it.each([
    ['the same', shown, true],
    ['another balance', moved, true],
    ['another quote', dearer, false],
  ])('is the quote alone once the balance has moved: %s', (_what, now, isStill) => {
    expect([isAsShown(boundToQuote(shown), now), hasOnlyBalanceMoved(boundToQuote(shown), now)]).toEqual([
      isStill,
      false,
    ]);
  });

  it('is nothing for what shows neither', () => {
    expect(isAsShown(boundTo({}), {})).toBe(true);
  });
});
