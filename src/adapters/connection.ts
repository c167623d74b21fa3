import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

export interface ConnectionOptions {
  /** The adapter's name. */
  readonly platform: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told at once when the platform is connected and when it is not any more; before that nobody knows. */
  readonly onConnection?: ((isConnected: boolean) => void) | undefined;
}

/** Notes whether messages of a platform can come. When they could not for a minute the log says so, and when it is over. */
export interface Connection {
  /** To be called again at every further failure. */
  lost(): void;
  found(): void;
}

const longSilenceMs = 60_000;

export function createConnection({ platform, clock, log, onConnection }: ConnectionOptions): Connection {
  let isConnected: boolean | undefined;
  let lostAt = 0;
  let isLong = false;

  return {
    lost: () => {
      if (isConnected !== false) {
        isConnected = false;
        lostAt = clock.now();
        onConnection?.(false);
      }
      if (isLong || clock.now() - lostAt < longSilenceMs) return;
      isLong = true;
      log.error({}, `${platform} has not been heard for a minute`);
    },
    found: () => {
      if (isConnected === true) return;
      isConnected = true;
      if (isLong) log.info({}, `${platform} can be heard again`);
      isLong = false;
      onConnection?.(true);
    },
  };
}
