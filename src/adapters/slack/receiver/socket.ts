import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Secret } from '../../../lib/secret.ts';
import type { Connection } from '../../connection.ts';
import { SlackError } from '../api.ts';
import { type Line, openLine } from './socket-line.ts';
import { finalRefusal } from './socket-refusals.ts';

export interface SocketOptions {
  readonly appToken: Secret;
  /** Address of the Web API server; ends in `/api/`. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told when there is a socket, and when there is none. */
  readonly connection: Connection;
  /** How long Slack may take from the call to its hello, in milliseconds; 15 seconds when absent. */
  readonly connectMs?: number;
  /** How long a former socket is still read, in milliseconds; 5 seconds when absent. */
  readonly lingerMs?: number;
  /** How long Slack may leave a ping unanswered, in milliseconds of real time; 5 seconds when absent. */
  readonly pongMs?: number;
  /** How long Slack may send no ping, in milliseconds of real time; half a minute when absent. */
  readonly pingMs?: number;
}

const shortestPauseMs = 500;
const longestPauseMs = 30_000;
/** A socket that lived less long than this has failed, so that the next one waits a little. */
const shortLifeMs = 10_000;
const longestPauseAfterLifeMs = 1500;

/**
 * Socket Mode as Bolt's receiver. There is always one socket, but for a moment: when Slack hangs up or announces it, the
 * next one is opened at once, and the former is read until it is closed.
 *
 * @returns `ended` rejects with a SlackError when the token is refused
 */
export function createSocketReceiver(options: SocketOptions): Receiver & { readonly ended: Promise<void> } {
  const { clock, log, connection, connectMs = 15_000, lingerMs = 5000, pongMs = 5000, pingMs = 30_000 } = options;
  const stopping = new AbortController();
  const stopped = once(stopping.signal);
  const ended = Promise.withResolvers<void>();
  // Who does not ask hears of it in the log.
  ended.promise.catch(() => undefined);
  /** Everything that may be open. */
  const lines = new Set<Line>();
  let app: App | undefined;
  let running: Promise<void> | undefined;

  function open(): Line {
    const line = openLine({ ...options, app, connectMs, pongMs, pingMs });
    lines.add(line);
    line.closed.then(
      () => lines.delete(line),
      () => undefined,
    );
    return line;
  }

  /** Ends when the receiver is stopped. @throws SlackError when there is no use in going on */
  async function run(): Promise<void> {
    let failures = 0;
    connection.lost();
    while (!stopping.signal.aborted) {
      const line = open();
      try {
        await Promise.race([line.opened, stopped]);
      } catch (err) {
        lines.delete(line);
        failures += 1;
        await failed(err, failures);
        continue;
      }
      if (stopping.signal.aborted) return;
      const began = clock.now();
      connection.found();
      log.debug({}, 'slack has opened a socket');
      for (const former of lines) if (former !== line) void closeLater(former);
      await Promise.race([line.spent, stopped]);
      if (stopping.signal.aborted) return;
      log.debug({}, 'a socket of slack comes to its end');
      connection.lost();
      failures = clock.now() - began < shortLifeMs ? failures + 1 : 0;
      await pause(Math.min(longestPauseAfterLifeMs, failures === 0 ? 0 : pauseAfter(failures)));
    }
  }

  async function failed(err: unknown, failures: number): Promise<void> {
    if (stopping.signal.aborted) return;
    connection.lost();
    const final = finalRefusal(err);
    if (final !== undefined) throw final;
    const pauseMs = (err instanceof SlackError ? err.retryAfterMs : undefined) ?? pauseAfter(failures);
    log.warn({ err, pauseMs, failures }, 'slack opened no socket');
    await pause(pauseMs);
  }

  async function pause(ms: number): Promise<void> {
    await clock.sleep(ms, stopping.signal).catch(() => undefined);
  }

  async function closeLater(line: Line): Promise<void> {
    await pause(lingerMs);
    if (!stopping.signal.aborted) await line.close();
  }

  return {
    ended: ended.promise,
    init: (given) => {
      app = given;
    },
    start: async () => {
      running ??= run().then(ended.resolve, ended.reject);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...lines].map((line) => line.close()));
      await running;
    },
  };
}

/** Longer after each failure, and never the same for two instances. */
function pauseAfter(failures: number): number {
  const most = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(failures, 10));
  return Math.round(most / 2 + (Math.random() * most) / 2);
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
