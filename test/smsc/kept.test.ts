import { describe, expect, it } from 'vitest';
import { createKept } from '../../src/smsc/kept.ts';

describe('kept values', () => {
  it('are found again', () => {
    const kept = createKept<string>({ maxCount: 2, maxWeight: 100 });

    kept.set('a', 'first', 1);
    kept.set('a', 'second', 1);

    expect(kept.get('a')).toBe('second');
    expect(kept.get('b')).toBeUndefined();
  });

  it('are forgotten when there are too many, the one used least lately first', () => {
    const kept = createKept<number>({ maxCount: 2, maxWeight: 100 });
    kept.set('a', 1, 1);
    kept.set('b', 2, 1);
    kept.get('a');

    kept.set('c', 3, 1);

    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
  });

  it('are forgotten when they weigh too much together', () => {
    const kept = createKept<number>({ maxCount: 10, maxWeight: 100 });
    kept.set('a', 1, 60);
    kept.set('b', 2, 30);

    kept.set('c', 3, 20);

    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([undefined, 2, 3]);
  });

  it('weigh what the last one under a key weighs', () => {
    const kept = createKept<number>({ maxCount: 10, maxWeight: 100 });
    for (let round = 0; round < 10; round += 1) kept.set('a', round, 60);

    kept.set('b', 2, 40);

    expect([kept.get('a'), kept.get('b')]).toEqual([9, 2]);
  });

  it('leave out one that is too heavy, and what was known before it', () => {
    const kept = createKept<number>({ maxCount: 10, maxWeight: 100 });
    kept.set('a', 1, 60);
    kept.set('b', 2, 10);

    kept.set('a', 3, 101);

    expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 2]);
  });
});
