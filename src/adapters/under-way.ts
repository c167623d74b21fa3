/** Work that has come and not ended. */
export interface UnderWay {
  /**
   * Begins work, in the order in which it came. Of much at once a few begin at once and the others turn by turn of the
   * event loop, so that what the first ones send, and what comes next, need not wait for them.
   *
   * @param begin - what it gives never rejects
   */
  add(begin: () => Promise<void>): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** Resolves when all that was added has ended. */
  all(): Promise<void>;
}

/** So many have room at one time; the others are left with the platform, if it can be told to wait. */
const most = 1000;
/** So many begin in one turn. */
const atOnce = 8;

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<void>>();
  let waiting: (() => void)[] = [];
  let begun = 0;

  function nextTurn(): void {
    const now = waiting.slice(0, atOnce);
    waiting = waiting.slice(atOnce);
    begun = now.length;
    if (begun > 0) setImmediate(nextTurn);
    for (const begin of now) begin();
  }

  function inTurn(): Promise<void> {
    begun += 1;
    if (begun === 1) setImmediate(nextTurn);
    return begun <= atOnce ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  }

  return {
    add: (begin) => {
      const work = inTurn().then(begin);
      works.add(work);
      work.finally(() => works.delete(work)).catch(() => undefined);
    },
    room: async () => {
      while (works.size >= most) await Promise.race(works);
    },
    all: async () => {
      while (works.size > 0) await Promise.all(works);
    },
  };
}
