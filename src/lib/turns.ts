/** Work that is done one after the other, in the order in which it was asked for. */
export interface Turns {
  /** Runs `work` when everything before it has ended, however it ended; gives what `work` gives. */
  take<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * Makes an empty queue. It has no limit, and a `work` that never ends holds up all behind it. So does a `work` that
 * waits for a turn in its own queue.
 */
export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take: async (work) => {
      const before = last;
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last = ended;
      await before;
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
