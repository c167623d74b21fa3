import { describe, expect, it } from 'vitest';
import { mapInSlices } from '../../src/lib/slices.ts';

describe('mapping in slices', () => {
  it('gives the same as map, in order', async () => {
    const items = Array.from({ length: 5000 }, (_, index) => index);

    expect(await mapInSlices(items, (item) => item * 2)).toEqual(items.map((item) => item * 2));
  });

  it('lets others have a turn while it works', async () => {
    let turns = 0;
    let finished = false;
    const others = (async () => {
      while (!finished) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();

    await mapInSlices(
      Array.from({ length: 2048 }, (_, index) => index),
      busyFor,
    );
    finished = true;
    await others;

    expect(turns).toBeGreaterThan(2);
  });

  it('rejects with what the function throws', async () => {
    const broken = mapInSlices([1], () => {
      throw new Error('no');
    });

    await expect(broken).rejects.toThrow('no');
  });
});

/** Takes about 20 µs of the processor. */
function busyFor(item: number): number {
  const until = performance.now() + 0.02;
  let spins = 0;
  while (performance.now() < until) spins += 1;
  return item + spins * 0;
}
