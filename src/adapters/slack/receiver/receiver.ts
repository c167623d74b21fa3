import type { Receiver } from '@slack/bolt';
import type { Route } from '../../../http/server.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Secret } from '../../../lib/secret.ts';
import type { Connection } from '../../connection.ts';
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
  /** Told of the socket; signed requests tell nothing of whether more can come. */
  readonly connection: Connection;
}

/** A receiver and what belongs to it. */
export interface ReceiverParts {
  readonly receiver: Receiver;
  /** What is to be served on the bot's HTTP port, by path. */
  readonly routes: ReadonlyMap<string, Route>;
  /** Rejects when deliveries can come no more. */
  readonly lost: Promise<void>;
}

export function createReceiver({ way, url, clock, log, connection }: ReceiverOptions): ReceiverParts {
  switch (way.kind) {
    case 'http': {
      const receiver = createHttpReceiver({ signingSecret: way.signingSecret, clock });
      return { receiver, routes: new Map([[requestPath, receiver.route]]), lost: new Promise(() => undefined) };
    }
    case 'socket': {
      const receiver = createSocketReceiver({ appToken: way.appToken, apiUrl: url, clock, log, connection });
      return { receiver, routes: new Map(), lost: receiver.ended };
    }
  }
}
