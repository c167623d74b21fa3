import { randomUUID } from 'node:crypto';
import type { DeliverOptions, Delivery } from './control.ts';
import { type Kind, post, type SignedRequest, signedRequest } from './push.ts';
import type { Frame, SocketServer } from './sockets.ts';
import type { World } from './state.ts';
import { isObject } from './walk.ts';

/** The two ways from Slack to the bot. */
export interface Deliveries {
  /** From now on everything is posted to this address. */
  readonly requestUrl: (url: string) => void;
  readonly deliver: (kind: Kind, payload: unknown, more?: DeliverOptions) => Promise<Delivery>;
  readonly again: (more?: DeliverOptions) => Promise<Delivery>;
}

interface Sent {
  readonly kind: Kind;
  readonly payload: unknown;
  readonly request: SignedRequest;
  readonly frame: Frame;
}

const envelopeTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const;

export function createDeliveries(world: World, sockets: SocketServer): Deliveries {
  let address: string | undefined;
  let last: Sent | undefined;

  async function send(sent: Sent, more: DeliverOptions | undefined): Promise<Delivery> {
    last = sent;
    const delivery =
      address === undefined ? await sockets.deliver(sent.frame, more?.socket) : await post(address, sent.request);
    world.changed();
    return delivery;
  }

  const prepared = (kind: Kind, payload: unknown, more: DeliverOptions | undefined): Sent => ({
    kind,
    payload,
    request: signedRequest(world, kind, payload, more),
    frame: envelope(kind, payload, more?.retry),
  });

  return {
    requestUrl: (url) => {
      address = url;
    },
    deliver: (kind, payload, more) => send(prepared(kind, payload, more), more),
    again: async (more) => {
      if (last === undefined) throw new Error('Nothing was delivered yet.');
      const isSame = more?.retry === undefined && more?.skewSeconds === undefined && more?.signature === undefined;
      return send(isSame ? last : prepared(last.kind, last.payload, more), more);
    },
  };
}

/** @see https://docs.slack.dev/apis/events-api/using-socket-mode */
function envelope(kind: Kind, payload: unknown, retry: number | undefined): Frame {
  const envelopeId = randomUUID();
  const acceptsPayload = kind === 'command' || (isObject(payload) && payload.type === 'view_submission');
  const retried = { retry_attempt: retry ?? 0, retry_reason: retry === undefined ? '' : 'timeout' };
  const content = {
    envelope_id: envelopeId,
    payload,
    type: envelopeTypes[kind],
    accepts_response_payload: acceptsPayload,
    ...(kind === 'event' && retried),
  };
  return { envelopeId, text: JSON.stringify(content) };
}
