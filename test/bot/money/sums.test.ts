import { describe, expect, it } from 'vitest';
import { compareAmounts, sumOf } from '../../../src/bot/money/sums.ts';

describe('the sum of amounts', () => {
  it.each([
    [[], '0'],
    [['5'], '5'],
    [['0.10', '0.20'], '0.30'],
    [['1', '0.005', '2.5'], '3.505'],
    [['-0.50', '0.25'], '-0.25'],
    [['-1', '1'], '0'],
    [['9007199254740993.01', '0.01'], '9007199254740993.02'],
  ])('%j is %s', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum);
  });
});

describe('two amounts', () => {
  it.each([
    ['1', '1.00', 0],
    ['-1', '0.5', -1],
    ['10', '9.999', 1],
    ['-0.5', '-0.25', -1],
  ])('%s and %s compare as %i', (one, other, expected) => {
    expect(compareAmounts(one, other)).toBe(expected);
  });
});
