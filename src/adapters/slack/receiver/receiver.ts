import type { Receiver } from '@slack/bolt';
import type { Route } from '../../../http/server.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Secret } from '../../../lib/secret.ts';
import { createHttpReceiver, requestPath } from './http.ts';
import { createSocketReceiver } from './socket.ts';

/** How deliveries come: over a socket that the bot opens, or as signed requests. */
export type SlackWay =
  | { readonly kind: 'socket'; readonly appToken: Secret }
  | { readonly kind: 'http'; readonly signingSecret: Secret };

export interface ReceiverOptions {
  readonly way: SlackWay;
  /** Address of the Web API server. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A receiver and what belongs to it. */
export interface ReceiverParts {
  readonly receiver: Receiver;
  /** What is to be served on the bot's HTTP port, by path. */
  readonly routes: ReadonlyMap<string, Route>;
  /** Rejects when deliveries can come no more. */
  readonly lost: Promise<void>;
}

export function createReceiver({ way, url, clock, log }: ReceiverOptions): ReceiverParts {
  switch (way.kind) {
    case 'http': {
      const receiver = createHttpReceiver({ signingSecret: way.signingSecret, clock });
      return { receiver, routes: new Map([[requestPath, receiver.route]]), lost: new Promise(() => undefined) };
    }
    case 'socket': {
      const onHealth = (isConnected: boolean): void => {
        if (isConnected) log.info({}, 'slack can be heard again');
        else log.error({}, 'slack has not been heard for a minute');
      };
      const receiver = createSocketReceiver({ appToken: way.appToken, apiUrl: url, clock, log, onHealth });
      return { receiver, routes: new Map(), lost: receiver.ended };
    }
  }
}
