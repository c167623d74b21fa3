/** How the looks of a watcher went; moments are milliseconds since the epoch. */
export interface WatcherHealth {
  readonly name: string;
  readonly lookedAt?: number;
  readonly goodAt?: number;
  /** When the first of the failed looks since the last good one was. */
  readonly failingSince?: number;
  readonly failures: number;
  /** Why the last one failed, without secrets. */
  readonly reason?: string;
}

/** How the watching goes, for `/health`. */
export interface HealthReport {
  /** Whether this process is the one that looks. */
  readonly isLooking: boolean;
  /** The process that looks; absent while none does. */
  readonly holder?: { readonly holder: string };
  readonly watchers: readonly WatcherHealth[];
  readonly platforms: readonly { readonly name: string; readonly isConnected: boolean }[];
}

/** Since when nothing can be had of the provider: since then every look has failed. `undefined` while one does not. */
export function providerFailingSince(watchers: readonly WatcherHealth[]): number | undefined {
  const tried = watchers.filter(({ lookedAt }) => lookedAt !== undefined);
  const failing = tried.map(({ failingSince }) => failingSince).filter((since) => since !== undefined);
  return failing.length === 0 || failing.length < tried.length ? undefined : Math.max(...failing);
}
