import { setImmediate as nextTurn } from 'node:timers/promises';

/** One thing to measure. Its result is held until its memory has been read. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Measured {
  readonly name: string;
  /** Median time of a run, in milliseconds. */
  readonly ms: number;
  /** Longest time that the event loop was held in any run, in milliseconds. */
  readonly longestBlockMs: number;
  /** Memory of one result, in megabytes. */
  readonly heapMb: number;
}

const warmUps = 5;
const runs = 21;
const blockRuns = 7;

/** Runs the contenders by turns, so that whatever else the machine does meets all of them alike. */
export async function measure(contenders: readonly Contender[]): Promise<readonly Measured[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < warmUps + runs; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      globalThis.gc?.();
      const begun = performance.now();
      await run();
      if (round >= warmUps) times[index]?.push(performance.now() - begun);
    }
  }
  const measured: Measured[] = [];
  for (const [index, { name, run }] of contenders.entries()) {
    const longestBlockMs = await longestBlock(run);
    measured.push({ name, ms: median(times[index] ?? []), longestBlockMs, heapMb: await heapOf(run) });
  }
  return measured;
}

/** The longest time between two turns of the event loop while it runs; apart from the timing, which looking would slow. */
async function longestBlock(run: () => unknown): Promise<number> {
  let longest = 0;
  for (let round = 0; round < blockRuns; round += 1) {
    globalThis.gc?.();
    const finished = new AbortController();
    let last = performance.now();
    const watching = (async () => {
      while (!finished.signal.aborted) {
        await nextTurn();
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      }
    })();
    await nextTurn();
    await run();
    await nextTurn();
    finished.abort();
    await watching;
  }
  return longest;
}

async function heapOf(run: () => unknown): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const held = await run();
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  return held === undefined ? 0 : (after - before) / 1024 / 1024;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
