/** How a watcher fares; moments are milliseconds since the epoch. */
export interface WatcherHealth {
  readonly everyMs: number;
  /** When the last good look was, or from when on it is judged. */
  readonly goodAt: number;
  /** When the first of the failed looks since then was. */
  readonly failingSince?: number;
  /** Until when it is not blamed alone. */
  readonly excusedUntil?: number;
  /** The last good look before the outage that was told. */
  readonly toldSince?: number;
}

/** What the provider refuses to everybody. */
export interface Refused {
  readonly since: number;
  /** The watcher that met it first; absent when that has nothing to ask for any more. */
  readonly by?: string;
}

/** JSON. */
export interface HealthState {
  /** When anything was heard last. */
  readonly at: number;
  readonly watchers: Readonly<Record<string, WatcherHealth>>;
  /** Nobody was answered for too long. */
  readonly provider?: { readonly since: number };
  /** Error 2. */
  readonly credentials?: Refused;
  /** Error 4. */
  readonly blocked?: Refused;
  /** Those that are not connected. */
  readonly platforms: Readonly<Record<string, { readonly since: number; readonly isTold: boolean }>>;
}

/** What is known before anything was heard. @param at - milliseconds since the epoch */
export function emptyHealth(at: number): HealthState {
  return { at, watchers: {}, platforms: {} };
}
