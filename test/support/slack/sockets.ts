import { randomUUID } from 'node:crypto';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Watchers } from '../telegram/watchers.ts';
import type { Delivery, Sockets } from './control.ts';
import { isObject } from './walk.ts';

/** How long the bot may take to acknowledge, in milliseconds of real time. */
export const longestAckMs = 3_000;
const pingMs = 5_000;

/** Something on its way to the bot, as it stands on the wire. */
export interface Frame {
  readonly envelopeId: string;
  readonly text: string;
}

/** Slack's side of Socket Mode. */
export interface SocketServer extends Sockets {
  /** An address with a ticket that opens one socket. */
  readonly address: () => string;
  /** Sends an envelope and waits for its acknowledgement, which must come over the same socket. */
  readonly deliver: (frame: Frame, socket?: number) => Promise<Delivery>;
  readonly close: () => Promise<void>;
}

interface Open {
  readonly socket: WebSocket;
  readonly waiting: Map<string, (payload: unknown) => void>;
  isFrozen: boolean;
  answersPings: boolean;
}

export interface SocketsOptions {
  readonly appId: string;
  readonly watchers: Watchers;
  /** Milliseconds of real time between the pings of the server. */
  readonly pingMs?: number | undefined;
}

/** Nothing was delivered, because nobody listens. */
export const undelivered: Delivery = { acknowledged: false, ms: 0, status: 0, payload: undefined };

/** Serves Socket Mode on a free port of loopback. https://docs.slack.dev/apis/events-api/using-socket-mode */
export async function startSockets({ appId, watchers, ...options }: SocketsOptions): Promise<SocketServer> {
  const tickets = new Set<string>();
  const sockets: Open[] = [];
  let opened = 0;

  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    autoPong: false,
    verifyClient: ({ req }: { readonly req: { readonly url?: string | undefined } }) =>
      tickets.delete(new URL(req.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? ''),
  });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('It listens nowhere.');
  const { port } = at;

  server.on('connection', (socket) => {
    const open: Open = { socket, waiting: new Map(), isFrozen: false, answersPings: true };
    sockets.push(open);
    opened += 1;
    // Every delivery that waits for its acknowledgement listens.
    socket.setMaxListeners(0);
    const ping = (): void => {
      if (!open.isFrozen) socket.ping('Ping from the server');
    };
    const pings = setInterval(ping, options.pingMs ?? pingMs);
    socket.on('ping', (data) => {
      if (open.answersPings) socket.pong(data);
    });
    socket.on('message', (data) => {
      if (!open.isFrozen) acknowledged(open, data);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(pings);
      sockets.splice(sockets.indexOf(open), 1);
      watchers.changed();
    });
    send(open, {
      type: 'hello',
      num_connections: sockets.length,
      debug_info: { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: appId },
    });
    ping();
    watchers.changed();
  });

  const newest = (): Open => {
    const found = sockets.at(-1);
    if (found === undefined) throw new Error('No socket is open.');
    return found;
  };

  return {
    address: () => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    deliver: (frame, place) => {
      const open = place === undefined ? sockets.at(-1) : sockets[place];
      return open === undefined ? Promise.resolve(undelivered) : deliver(open, frame);
    },
    open: () => sockets.length,
    opened: () => opened,
    disconnect: (reason, closes) => {
      const open = newest();
      send(open, { type: 'disconnect', reason, debug_info: { host: 'applink-fake' } });
      if (closes) open.socket.close(1000);
      else neverCloses(open.socket);
    },
    cut: () => newest().socket.terminate(),
    freeze: (answersPings = false) => {
      const open = newest();
      open.isFrozen = true;
      open.answersPings = answersPings;
      neverCloses(open.socket);
    },
    garbage: (frame) => newest().socket.send(frame),
    until: async (open, withinMs) => void (await watchers.until(() => sockets.length === open, withinMs)),
    close: () =>
      new Promise((resolve) => {
        for (const { socket } of sockets) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

/** The library would answer a close frame by itself; after this the socket stays until the other end drops it. */
function neverCloses(socket: WebSocket): void {
  socket.close = () => undefined;
}

function send({ socket, isFrozen }: Open, content: unknown): void {
  if (!isFrozen) socket.send(JSON.stringify(content));
}

/** Resolves at the acknowledgement, when the socket is closed, or after three seconds. */
function deliver(open: Open, { envelopeId, text }: Frame): Promise<Delivery> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (outcome: Pick<Delivery, 'acknowledged' | 'status' | 'payload'>): void => {
      clearTimeout(timer);
      open.socket.off('close', gone);
      open.waiting.delete(envelopeId);
      resolve({ ...outcome, ms: performance.now() - began });
    };
    const lost = { acknowledged: false, status: 0, payload: undefined };
    const gone = (): void => end(lost);
    const timer = setTimeout(gone, longestAckMs);
    open.socket.once('close', gone);
    open.waiting.set(envelopeId, (payload) => end({ acknowledged: true, status: 200, payload }));
    if (!open.isFrozen) open.socket.send(text);
  });
}

function acknowledged({ waiting }: Open, data: RawData): void {
  const told: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
  if (!isObject(told)) return;
  const payload = isObject(told.payload) && Object.keys(told.payload).length === 0 ? undefined : told.payload;
  waiting.get(String(told.envelope_id))?.(payload);
}
