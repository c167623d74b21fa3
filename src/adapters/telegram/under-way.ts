/** Work that has begun and not ended. */
export interface UnderWay {
  /** @param work - never rejects */
  add(work: Promise<void>): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** Resolves when nothing is under way. */
  all(): Promise<void>;
}

/** So many updates are seen to at one time; the others wait at Telegram. */
const most = 1000;

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<void>>();
  return {
    add: (work) => {
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
