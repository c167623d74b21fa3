import type { ProviderFault } from './day-provider.ts';

/** Something that goes wrong, from a minute of the day on and for some minutes. */
export type Trouble = { readonly at: number; readonly minutes: number } & (
  | { readonly what: 'provider'; readonly fault: ProviderFault }
  /** The machine's clock is so many hours off for that time. */
  | { readonly what: 'clock'; readonly hours: number }
  /** The process ends in order, or is killed. */
  | { readonly what: 'stop' | 'kill' }
  /** The group is refused with 429. */
  | { readonly what: 'flood' }
  /** Every call of Telegram is refused with 401. */
  | { readonly what: 'revoked' }
  /** Telegram is down: 502 to everything. */
  | { readonly what: 'telegram' }
  /** A message reaches the group, and its answer is lost. */
  | { readonly what: 'unanswered'; readonly by: 'reset' | 'page' }
  /** The process is killed while a message is being posted. */
  | { readonly what: 'killed-while-telling' }
  /** So many SMS in that time. */
  | { readonly what: 'storm'; readonly count: number }
);

export interface DayPlan {
  readonly minutes: number;
  readonly troubles: readonly Trouble[];
  /** After so many minutes everything is seen that happened in the longest outage. */
  readonly slowMinutes: number;
  /** How often somebody asks something, in minutes. */
  readonly askedEvery: number;
  readonly seed: number;
}

const hour = 60;

/** A whole day with everything that can go wrong in it. */
export const wholeDay: DayPlan = {
  minutes: 24 * hour,
  slowMinutes: 75,
  askedEvery: 11,
  seed: 1,
  troubles: [
    { at: 0.5 * hour, minutes: 0.3, what: 'provider', fault: 'resets' },
    { at: 1 * hour, minutes: 20, what: 'provider', fault: 'errors' },
    { at: 2 * hour, minutes: 60, what: 'provider', fault: 'outage' },
    { at: 2.5 * hour, minutes: 0, what: 'kill' },
    { at: 4 * hour, minutes: 15, what: 'provider', fault: 'blocked' },
    { at: 4.1 * hour, minutes: 0, what: 'stop' },
    { at: 5.5 * hour, minutes: 10, what: 'provider', fault: 'limited' },
    { at: 6.5 * hour, minutes: 15, what: 'provider', fault: 'resets' },
    { at: 7.5 * hour, minutes: 90, what: 'clock', hours: 1 },
    { at: 8.2 * hour, minutes: 0, what: 'stop' },
    { at: 10 * hour, minutes: 90, what: 'clock', hours: -1 },
    { at: 10.7 * hour, minutes: 0, what: 'kill' },
    { at: 12.5 * hour, minutes: 30, what: 'flood' },
    { at: 12.8 * hour, minutes: 0, what: 'stop' },
    { at: 14 * hour, minutes: 10, what: 'revoked' },
    { at: 15 * hour, minutes: 10, what: 'provider', fault: 'silence' },
    { at: 15.6 * hour, minutes: 5, what: 'telegram' },
    { at: 16 * hour, minutes: 1, what: 'unanswered', by: 'reset' },
    { at: 16.4 * hour, minutes: 1, what: 'unanswered', by: 'page' },
    { at: 17 * hour, minutes: 3, what: 'storm', count: 500 },
    { at: 18 * hour, minutes: 5, what: 'killed-while-telling' },
    { at: 19 * hour, minutes: 30, what: 'provider', fault: 'outage' },
    { at: 19.2 * hour, minutes: 60, what: 'clock', hours: 1 },
    { at: 21 * hour, minutes: 30, what: 'provider', fault: 'errors' },
    { at: 21.2 * hour, minutes: 60, what: 'clock', hours: -1 },
    { at: 21.3 * hour, minutes: 0, what: 'kill' },
  ],
};

/** Two hours with one trouble of each kind, and shorter ones. */
export const shortDay: DayPlan = {
  minutes: 2 * hour,
  slowMinutes: 14,
  askedEvery: 7,
  seed: 2,
  troubles: [
    { at: 4, minutes: 0.3, what: 'provider', fault: 'resets' },
    { at: 6, minutes: 4, what: 'provider', fault: 'errors' },
    { at: 16, minutes: 7, what: 'provider', fault: 'outage' },
    { at: 19, minutes: 0, what: 'kill' },
    { at: 32, minutes: 4, what: 'provider', fault: 'blocked' },
    { at: 44, minutes: 4, what: 'provider', fault: 'limited' },
    { at: 55, minutes: 8, what: 'clock', hours: 1 },
    { at: 58, minutes: 0, what: 'stop' },
    { at: 66, minutes: 6, what: 'flood' },
    { at: 76, minutes: 4, what: 'revoked' },
    { at: 84, minutes: 4, what: 'provider', fault: 'silence' },
    { at: 90, minutes: 2, what: 'telegram' },
    { at: 94, minutes: 1, what: 'unanswered', by: 'reset' },
    { at: 97, minutes: 1, what: 'storm', count: 60 },
    { at: 100, minutes: 8, what: 'clock', hours: -1 },
    { at: 109, minutes: 3, what: 'killed-while-telling' },
  ],
};
