export interface Watchers {
  /** Resolves with what `look` gives as soon as it is neither undefined nor false; rejects after `withinMs` of real time. */
  readonly until: <Found>(look: () => Found | undefined | false, withinMs?: number) => Promise<Found>;
  /** Lets everybody look again. */
  readonly changed: () => void;
  readonly close: () => void;
}

/** Waits for something to become true without sleeping: it looks again whenever something happened. */
export function createWatchers(): Watchers {
  const looks = new Set<() => void>();
  return {
    until: (look, withinMs = 5_000) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = look();
          if (found === undefined || found === false) return;
          end();
          resolve(found);
        };
        const end = (): void => {
          clearTimeout(timer);
          looks.delete(check);
        };
        const late = new Error(`Nothing of the kind within ${withinMs} ms: ${look.toString()}`);
        const timer = setTimeout(() => {
          end();
          reject(late);
        }, withinMs);
        looks.add(check);
        check();
      }),
    changed: () => {
      for (const look of looks) look();
    },
    close: () => looks.clear(),
  };
}
