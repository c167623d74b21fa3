const second = 1000;
const hour = 3_600_000;
const day = 24 * hour;

const firstMs = 5 * second;
const longestMs = 6 * hour;
const factor = 3;

/** How long what cannot be told is tried, from when it was to be told. */
export const patienceMs = 5 * day;
/** How long a platform may ask to be left alone; a wait that seems longer was reckoned before the clock was set back. */
export const longestWaitMs = day;
/** How long a claim may hold; one that seems to end later was made before the clock was set back. */
export const longestClaimMs = 10 * 60 * second;

/** The pause after the last of so many failures in a row, in milliseconds: 5 s, 15 s, 45 s, … 6 h. */
export function pauseAfter(failures: number): number {
  return Math.min(firstMs * factor ** (failures - 1), longestMs);
}

/** Whether a moment has come; one too far ahead was written before the clock was set back. */
export function isPast(moment: number, now: number, furthestMs: number): boolean {
  return moment <= now || moment > now + furthestMs;
}
