/** A time in which nothing is asked, because the provider refused. All times are milliseconds since the epoch. */
export interface Pause {
  /** How many times in a row the provider refused; each one doubles the pause. */
  readonly failures: number;
  readonly until: number;
  /** Until when the one request that tries again is waited for; 0 when there is none. */
  readonly probeUntil: number;
}

/** How long pauses are, in milliseconds. */
export interface PauseLengths {
  readonly firstMs: number;
  readonly longestMs: number;
  /** How long the request that tries again may take before another one may. */
  readonly probeMs: number;
}

/** What a pause means for a request: it must wait, or it is the one that tries again. `pause` is what to keep. */
export type Look =
  | { readonly may: 'wait'; readonly retryAt: number; readonly pause: Pause }
  | { readonly may: 'probe'; readonly pause: Pause };

/** Looks at a pause at the time `now`. One that lies further ahead than it can, as the clock was set back, starts anew. */
export function lookAt(pause: Pause, now: number, lengths: PauseLengths): Look {
  const until = Math.min(pause.until, now + lengthOf(pause.failures, lengths));
  const probeUntil = Math.min(pause.probeUntil, now + lengths.probeMs);
  const retryAt = Math.max(until, probeUntil);
  if (retryAt <= now) return { may: 'probe', pause: { ...pause, probeUntil: now + lengths.probeMs } };
  const isSame = until === pause.until && probeUntil === pause.probeUntil;
  return { may: 'wait', retryAt, pause: isSame ? pause : { ...pause, until, probeUntil } };
}

/**
 * The pause after a refusal. Only the request that tried again makes it longer: those that were on their way when it
 * began are refused as well and say nothing new.
 */
export function refused(pause: Pause | undefined, now: number, lengths: PauseLengths, wasProbe: boolean): Pause {
  if (pause !== undefined && !wasProbe) return pause;
  const failures = (pause?.failures ?? 0) + 1;
  return { failures, until: now + lengthOf(failures, lengths), probeUntil: 0 };
}

/** The pause after a try that told nothing: the next request may try. */
export function undecided(pause: Pause | undefined): Pause | undefined {
  return pause && { ...pause, probeUntil: 0 };
}

function lengthOf(failures: number, { firstMs, longestMs }: PauseLengths): number {
  return Math.min(firstMs * 2 ** (failures - 1), longestMs);
}
