import { describe, expect, it } from 'vitest';
import { estimateRunway } from '../../../src/bot/money/runway.ts';

describe('the runway', () => {
  it('is money over the rate of spending', () => {
    expect(estimateRunway(['1000', '0'], ['350', '350'], 7)).toEqual({
      kind: 'lasts',
      ms: 10 * 86_400_000,
      perDay: '100.00',
    });
  });

  it('counts the credit line as money', () => {
    expect(estimateRunway(['-50', '150'], ['700'], 7)).toMatchObject({ kind: 'lasts', ms: 86_400_000 });
  });

  it('is over when there is no money left', () => {
    expect(estimateRunway(['-100', '100'], ['700'], 7)).toEqual({ kind: 'overdrawn' });
  });

  it('has no end when nothing was spent', () => {
    expect(estimateRunway(['100'], [], 7)).toEqual({ kind: 'idle' });
  });
});
