import type { Clock } from '../../../lib/clock.ts';

export interface HealthOptions {
  readonly clock: Clock;
  /** How long there may be no socket before somebody is told, in milliseconds. */
  readonly silenceMs: number;
  readonly onHealth: (isConnected: boolean) => void;
}

/** Tells when there has been no socket for long, and when there is one again. */
export interface Health {
  readonly lost: () => void;
  readonly found: () => void;
  /** Tells nothing any more. */
  readonly end: () => void;
}

export function createHealth({ clock, silenceMs, onHealth }: HealthOptions): Health {
  let waiting: AbortController | undefined;
  let wasTold = false;

  function end(): void {
    waiting?.abort();
    waiting = undefined;
  }

  async function tellLate(signal: AbortSignal): Promise<void> {
    await clock.sleep(silenceMs, signal).catch(() => undefined);
    if (signal.aborted) return;
    wasTold = true;
    onHealth(false);
  }

  return {
    lost: () => {
      if (waiting !== undefined) return;
      waiting = new AbortController();
      void tellLate(waiting.signal);
    },
    found: () => {
      end();
      if (wasTold) onHealth(true);
      wasTold = false;
    },
    end,
  };
}
