import type { Sandbox } from '../../src/smsc/sandbox/server.ts';

/** A sandbox that a client talks to, and the provider's word on whether the client has kept the limits. */
export interface WatchedSandbox {
  readonly sandbox: Sandbox;
  /** @throws Error when the sandbox had to refuse a request with error 9 that no fault had asked for */
  readonly assertLimitsKept: () => void;
}

/** Called at the end of every test with a client, so that the limits hold whatever a test is about. */
export function watchLimits(started: Sandbox): WatchedSandbox {
  let isForced = false;
  const sandbox: Sandbox = {
    ...started,
    fault: (kind, ms) => {
      isForced ||= kind === 'limited';
      started.fault(kind, ms);
    },
  };
  return {
    sandbox,
    assertLimitsKept: () => {
      const refused = started.counts().refusals['9'] ?? 0;
      if (refused > 0 && !isForced) throw new Error(`the provider's limits were broken ${refused} times`);
    },
  };
}
