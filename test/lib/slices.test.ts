import { describe, expect, it } from 'vitest';
import { mapInSlices } from '../../src/lib/slices.ts';

describe('mapping in slices', () => {
  it('gives the same as map, in order', async () => {
    const items = Array.from({ length: 5000 }, (_, index) => index);

    expect(await mapInSlices(items, (item) => item * 2)).toEqual(items.map((item) => item * 2));
  });

  it('lets others have a turn while it works', async () => {
    let turns = 0;
    const finished = new AbortController();
    const others = (async () => {
      while (!finished.signal.aborted) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();

    await mapInSlices(
      Array.from({ length: 2048 }, (_, index) => index),
      busy,
    );
    finished.abort();
    await others;

    expect(turns).toBeGreaterThan(2);
  });

  it('lets others have a turn between a few items that each take long', async () => {
    let turns = 0;
    const count = (item: number): void => {
      setImmediate(() => {
        turns += 1;
      });
      for (let work = 0; work < 500; work += 1) busy(item);
    };

    await mapInSlices([1, 2, 3, 4], count);

    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('rejects with what the function throws', async () => {
    const broken = mapInSlices([1], () => {
      throw new Error('no');
    });

    await expect(broken).rejects.toThrow('no');
  });
});

/** Takes about 20 µs of the processor. */
function busy(item: number): number {
  const until = performance.now() + 0.02;
  let last = item;
  while (performance.now() < until) last = item;
  return last;
}
