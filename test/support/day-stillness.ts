import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Knows when nothing is on its way over a socket any more, so that a clock is not moved under what takes real time. */
export interface Stillness extends Disposable {
  /** Resolves when every request of this process was answered, but for those that are held, and nothing follows. */
  still(): Promise<void>;
}

/** After an answer: from the socket to whoever waits for it, and to what they ask next. */
const calmTurns = 4;

/**
 * Listens to both HTTP clients of the process: undici, by which the provider is asked, and Node's own, by which grammY
 * asks. The long poll of Telegram is always under way and not counted.
 *
 * @param held - how many requests the other side will not answer before time passes
 * @param isBusy - whether something else is under way that takes real time
 */
export function createStillness(held: () => number, isBusy: () => boolean): Stillness {
  const underWay = new Set<unknown>();

  const begun = (message: unknown): void => void underWay.add(requestOf(message));
  const over = (message: unknown): void => void underWay.delete(requestOf(message));
  const made = (message: unknown): void => {
    const request = requestOf(message);
    if (!(request instanceof ClientRequest) || request.path.endsWith('/getUpdates')) return;
    underWay.add(request);
    request.once('close', () => underWay.delete(request));
  };
  const heard = [
    ['undici:request:create', begun],
    ['undici:request:trailers', over],
    ['undici:request:error', over],
    ['http.client.request.created', made],
  ] as const;
  for (const [channel, hear] of heard) subscribe(channel, hear);

  return {
    still: async () => {
      for (let calm = 0; calm < calmTurns; calm += 1) {
        if (underWay.size > held() || isBusy()) calm = 0;
        await nextTurn();
      }
    },
    [Symbol.dispose]: () => {
      for (const [channel, hear] of heard) unsubscribe(channel, hear);
    },
  };
}

function requestOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
}
