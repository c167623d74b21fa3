/** Lets everybody who wants the same thing at the same time wait for one piece of work. */
export interface Sharing {
  /**
   * Joins the work under this key, or starts it. A caller who stops waits no longer; the work itself is stopped when
   * nobody waits for it.
   *
   * @param start - begins the work; its signal is aborted when the last caller has stopped
   * @throws what the work throws; the reason of the caller's own signal when that is aborted first
   */
  share<Value>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value>;
}

interface Work {
  readonly result: Promise<unknown>;
  readonly stop: AbortController;
  waiting: number;
}

export function createSharing(): Sharing {
  const running = new Map<string, Work>();

  function begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): Work {
    const stop = new AbortController();
    const work: Work = { result: start(stop.signal), stop, waiting: 0 };
    const end = (): void => {
      if (running.get(key) === work) running.delete(key);
    };
    work.result.then(end, end);
    running.set(key, work);
    return work;
  }

  function leave(key: string, work: Work): void {
    work.waiting -= 1;
    const hasEnded = running.get(key) !== work;
    if (hasEnded || work.waiting > 0) return;
    running.delete(key);
    work.stop.abort();
  }

  return {
    share: async <Value>(
      key: string,
      signal: AbortSignal | undefined,
      start: (signal: AbortSignal) => Promise<Value>,
    ) => {
      signal?.throwIfAborted();
      const work = running.get(key) ?? begin(key, start);
      work.waiting += 1;
      try {
        return await unless(signal, work.result as Promise<Value>);
      } finally {
        leave(key, work);
      }
    },
  };
}

/** The result, unless the signal is aborted first. */
async function unless<Value>(signal: AbortSignal | undefined, result: Promise<Value>): Promise<Value> {
  if (signal === undefined) return result;
  const left = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: left.signal });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    left.abort();
  }
}
