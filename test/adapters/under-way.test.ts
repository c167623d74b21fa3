import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createUnderWay } from '../../src/adapters/under-way.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('work under way', () => {
  it('begins at once when there is little of it', async () => {
    const underWay = createUnderWay();
    const begun: number[] = [];
    let isNextTurn = false;
    setImmediate(() => {
      isNextTurn = true;
    });

    underWay.add(async () => void begun.push(0));
    await Promise.resolve();

    expect(begun).toEqual([0]);
    expect(isNextTurn).toBe(false);
  });

  it('begins a few at a time when there is much of it, so that others have a turn between', async () => {
    const underWay = createUnderWay();
    const begun: number[] = [];
    const all = numbers(100);

    for (const number of all) underWay.add(async () => void begun.push(number));
    await Promise.resolve();
    const atFirst = begun.length;
    await nextTurn();
    const later = begun.length;
    await underWay.all();

    expect(atFirst).toBeGreaterThan(0);
    expect(atFirst).toBeLessThan(20);
    expect(later).toBeLessThan(40);
    expect(begun).toEqual(all);
  });

  it('keeps the order when more comes before all has begun', async () => {
    const underWay = createUnderWay();
    const begun: number[] = [];
    const all = numbers(90);

    for (const number of all) {
      underWay.add(async () => void begun.push(number));
      if (number % 30 === 29) await nextTurn();
    }
    await underWay.all();

    expect(begun).toEqual(all);
  });

  it('counts for the room that there is before it has begun', async () => {
    const underWay = createUnderWay();
    const gate = Promise.withResolvers<void>();
    let hasRoom = false;

    for (let number = 0; number < 1000; number += 1) underWay.add(() => gate.promise);
    const room = (async () => {
      await underWay.room();
      hasRoom = true;
    })();
    await nextTurn();
    expect(hasRoom).toBe(false);
    gate.resolve();
    await room;

    expect(hasRoom).toBe(true);
    await underWay.all();
  });
});
