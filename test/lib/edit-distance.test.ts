import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/lib/edit-distance.ts';

describe('the distance of two words', () => {
  it.each([
    ['balance', 'balance', 0],
    ['blance', 'balance', 1],
    ['blaance', 'balance', 1],
    ['balanse', 'balance', 1],
    ['', 'help', 4],
    ['kitten', 'sitting', 3],
  ])('from %s to %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is the same both ways and zero only for equal words', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('the nearest words', () => {
  it('are those with few letters changed, the best first', () => {
    expect(nearest('blance', ['help', 'balance', 'glance'])).toEqual(['balance', 'glance']);
  });

  it('are none for one or two letters, which resemble everything', () => {
    expect(nearest('q', ['?', 'help'])).toEqual([]);
    expect(nearest('?', ['?', 'help'])).toEqual(['?']);
  });

  it('are none when nothing is close', () => {
    expect(nearest('xyzzy', ['help', 'balance'])).toEqual([]);
  });
});
