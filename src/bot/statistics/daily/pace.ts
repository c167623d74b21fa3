/** The provider's limit for statistics holds for a minute; more allows for the way there, and for the ledger's margin. */
const spanMs = 64_000;
/** Of the provider's three requests a minute: one is left to people who ask for something else. */
const most = 2;

/** How often the daily series asks. */
export interface Pace {
  /** Takes a turn if there is one now. */
  take(): boolean;
  /** How long until there is one. */
  waitMs(): number;
}

/** @param now - milliseconds since the epoch, by the clock that the provider's limits go by */
export function createPace(now: () => number): Pace {
  let taken: readonly number[] = [];

  function recent(): readonly number[] {
    const moment = now();
    // A turn from the future was taken before the clock was set back.
    taken = taken.filter((at) => at <= moment && moment - at < spanMs);
    return taken;
  }

  return {
    take: () => {
      if (recent().length >= most) return false;
      taken = [...taken, now()];
      return true;
    },
    waitMs: () => {
      const [first] = recent();
      return first === undefined || taken.length < most ? 0 : first + spanMs - now();
    },
  };
}

/** How long a day takes at this pace when many are asked for. */
export const paceMs = spanMs / most;
