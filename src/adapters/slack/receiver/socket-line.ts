import { type App, type Logger as LibraryLogger, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Secret } from '../../../lib/secret.ts';
import { call, clientOptions, SlackError } from '../api.ts';
import { libraryLog } from '../library-log.ts';
import { readFrame } from './socket-frames.ts';

const openMethod = 'apps.connections.open';

export interface LineOptions {
  readonly appToken: Secret;
  /** Address of the Web API server; ends in `/api/`. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly app: App | undefined;
  /** How long Slack may take until its hello, in milliseconds. */
  readonly connectMs: number;
  /** How long Slack may leave a ping unanswered, in milliseconds of real time. */
  readonly pongMs: number;
  /** How long Slack may send no ping, in milliseconds of real time. */
  readonly pingMs: number;
}

/** One socket of Socket Mode, from its address to its end. */
export interface Line {
  /** Resolves at Slack's hello. @throws SlackError */
  readonly opened: Promise<void>;
  /** Resolves when another socket is needed: Slack says so, says nothing any more, or has hung up. */
  readonly spent: Promise<void>;
  /** Resolves when nothing is left of it. */
  readonly closed: Promise<void>;
  /** Takes nothing more, and closes it when what was taken has been acknowledged, or after a second. */
  close(): Promise<void>;
}

const longestAckMs = 1000;
const longestCloseMs = 1000;

/**
 * Opens a socket with the library, which is kept from making another one by itself: it would wait five seconds and more,
 * and would close the one that is there as soon as Slack speaks of another.
 */
export function openLine(options: LineOptions): Line {
  const { appToken, apiUrl, clock, log, app, connectMs } = options;
  const spent = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const closing = new AbortController();
  const unacknowledged = new Set<string>();
  let seen = Promise.withResolvers<void>();

  const receiver = new SocketModeReceiver({
    appToken: appToken.reveal(),
    autoReconnectEnabled: false,
    clientPingTimeout: options.pongMs,
    serverPingTimeout: options.pingMs,
    logger: telling(libraryLog(log), lookAfter),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, 'what slack delivered could not be handed on');
      return false;
    },
  });
  const { client } = receiver;
  if (app !== undefined) receiver.init(app);

  const library = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown) => {
    const frame = readFrame(data);
    // The library tells of an event under its type, where it also tells of itself.
    const isKnown = frame.kind !== 'envelope' || frame.event === undefined || client.listenerCount(frame.event) === 0;
    if (frame.kind === 'garbage' || !isKnown) return log.warn({}, 'slack sent a frame that is no message');
    if (frame.kind === 'disconnect') return spent.resolve();
    if (frame.kind === 'envelope') {
      // Slack delivers again what is not acknowledged.
      if (closing.signal.aborted) return;
      unacknowledged.add(frame.id);
    }
    for (const hand of library) hand(data, false);
  });
  client.on('outgoing_message', ({ envelope_id: id }: { readonly envelope_id: string }) => {
    unacknowledged.delete(id);
    seen.resolve();
    seen = Promise.withResolvers();
  });
  client.on('disconnected', () => {
    spent.resolve();
    closed.resolve();
  });
  // A socket that was given up while the library was still opening it.
  client.on('connecting', () => {
    if (closing.signal.aborted) queueMicrotask(hangUp);
  });

  /** The library warns before it gives a socket up; then it would wait half a minute for an answer to its goodbye. */
  function lookAfter(): void {
    queueMicrotask(() => {
      if (client.websocket?.isActive() === false) spent.resolve();
    });
  }

  /** Says goodbye; the second time nobody waits for an answer. */
  function hangUp(): void {
    client.disconnect().catch(() => undefined);
  }

  async function open(): Promise<void> {
    const timer = new AbortController();
    const late = clock.sleep(connectMs, timer.signal).then(
      () => Promise.reject(new SlackError(openMethod, { ...noWord, message: 'no hello in time' })),
      () => undefined,
    );
    try {
      const connected = call(openMethod, () => receiver.start());
      connected.catch(() => undefined);
      await Promise.race([connected, late]);
    } catch (error) {
      closing.abort();
      hangUp();
      hangUp();
      throw error;
    } finally {
      timer.abort();
    }
  }

  async function acknowledgements(): Promise<void> {
    while (unacknowledged.size > 0) await seen.promise;
  }

  /** Waits for work, but not for ever. */
  async function within(ms: number, work: Promise<void>): Promise<void> {
    const timer = new AbortController();
    await Promise.race([work, closed.promise, clock.sleep(ms, timer.signal).catch(() => undefined)]);
    timer.abort();
  }

  async function end(): Promise<void> {
    closing.abort();
    await within(longestAckMs, acknowledgements());
    hangUp();
    await within(longestCloseMs, closed.promise);
    hangUp();
  }

  let ending: Promise<void> | undefined;
  return {
    opened: open(),
    spent: spent.promise,
    closed: closed.promise,
    close: () => {
      ending ??= end();
      return ending;
    },
  };
}

const noWord = { refusal: undefined, retryAfterMs: undefined };

/** A log that also tells that something was wrong. */
function telling(log: LibraryLogger, told: () => void): LibraryLogger {
  return {
    ...log,
    warn: (...words) => {
      told();
      log.warn(...words);
    },
    error: (...words) => {
      told();
      log.error(...words);
    },
  };
}
