import { Readable } from 'node:stream';
import type { Agent, request } from 'undici';
import type { Clock } from '../../lib/clock.ts';
import type { Secret } from '../../lib/secret.ts';
import { knownType, summary } from '../decode/outline.ts';
import type { Form, Format, Upload } from '../operation.ts';
import { type Body, formBody, multipartBody } from './body.ts';
import { providerUrl, spareUrl } from './hosts.ts';
import { readBody } from './response-body.ts';
import { type Failed, failureOf, type Progress, statusError, TransportError } from './transport-failure.ts';

/** How requests are allowed at the provider: an API key alone, or login and password. */
export interface Credentials {
  readonly login?: string | undefined;
  readonly password?: Secret | undefined;
  readonly apiKey?: Secret | undefined;
}

/** Deadlines in milliseconds. */
export interface Timeouts {
  /** For a connection, with TLS. */
  readonly connectMs: number;
  /** From the request to the start of its answer. */
  readonly headersMs: number;
  /** Between two pieces of an answer. */
  readonly bodyMs: number;
  /** For the whole request. */
  readonly totalMs: number;
}

export const defaultTimeouts: Timeouts = { connectMs: 5_000, headersMs: 15_000, bodyMs: 15_000, totalMs: 30_000 };

export interface TransportOptions {
  /** The address that file names are appended to. */
  readonly url: string;
  /** Where reads go when the host fails; `www2.<domain>` unless given. */
  readonly spareUrl?: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** The largest answer that is taken, unpacked; 32 MiB unless given. */
  readonly maxBytes?: number;
}

export interface TransportRequest {
  readonly file: string;
  readonly form: Form;
  readonly upload?: Upload | undefined;
  readonly format: Format;
  /** A write has a connection of its own, so that none is written to that the provider is about to close. */
  readonly kind: 'read' | 'write';
  /** Sends it to the spare host, if there is one. */
  readonly toSpare?: boolean;
  /** A shorter deadline than that of `timeouts.totalMs`, in milliseconds. */
  readonly withinMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer with HTTP 200. */
export interface Delivered {
  readonly kind: 'delivered';
  readonly bytes: Uint8Array;
  readonly status: number;
  /** The media type as it may be shown in a log. */
  readonly contentType: string;
  /** Whether the end of the answer was marked, so that a cut would have been seen. */
  readonly framed: boolean;
  /** When the answer began, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Transport {
  readonly hasSpare: boolean;
  /** Sends one request, once. Never rejects. */
  send(request: TransportRequest): Promise<Delivered | Failed>;
  /** Cuts what is on its way. */
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;
/** The provider refuses the fifteenth (facts 9.7). */
const connections = 14;
/** How much of an answer that is an error is read, for the log. */
const mostOfAnError = 64 * 1024;

/**
 * The way to the provider: POST with everything in the body, over connections that are kept for reads.
 *
 * @throws SmscError `invalid` when the address is not one to send credentials to
 */
export function createTransport({
  credentials,
  clock,
  maxBytes = 32 * mebibyte,
  ...options
}: TransportOptions): Transport {
  const home = providerUrl(options.url);
  const spare = options.spareUrl === undefined ? spareUrl(home) : providerUrl(options.spareUrl);
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const common = {
    connections,
    allowH2: false,
    connect: { timeout: timeouts.connectMs },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
  };
  let wire: Promise<Wire> | undefined;

  /** Loaded with the first request, so that a process answers sooner after its start. */
  async function openWire(): Promise<Wire> {
    const { Agent, request } = await import('undici');
    return { request, read: new Agent({ ...common, pipelining: 1 }), write: new Agent({ ...common, pipelining: 0 }) };
  }

  return {
    hasSpare: spare !== undefined,
    send,
    close: async () => {
      const opened = await wire;
      await Promise.all([opened?.read.destroy(), opened?.write.destroy()]);
    },
  };

  async function send({ signal, ...asked }: TransportRequest): Promise<Delivered | Failed> {
    const progress: Progress = { hasBegun: false, isAnswered: false };
    const stop = new AbortController();
    const ended = new AbortController();
    const cancel = (): void => stop.abort(new TransportError('cancelled', 'stopped'));
    signal?.addEventListener('abort', cancel, { once: true });
    clock.sleep(Math.min(asked.withinMs ?? timeouts.totalMs, timeouts.totalMs), ended.signal).then(
      () => stop.abort(new TransportError('timeout', 'not answered in time')),
      () => undefined,
    );
    try {
      if (signal?.aborted === true) cancel();
      stop.signal.throwIfAborted();
      return await exchange(asked, progress, stop.signal);
    } catch (error) {
      return failureOf(error, progress);
    } finally {
      signal?.removeEventListener('abort', cancel);
      ended.abort();
    }
  }

  async function exchange(asked: TransportRequest, progress: Progress, signal: AbortSignal): Promise<Delivered> {
    const form = { ...asked.form, fmt: String(asked.format), charset: 'utf-8', ...credentialFields(credentials) };
    const body = asked.upload === undefined ? formBody(form) : multipartBody(form, asked.upload);
    const host = asked.toSpare === true ? (spare ?? home) : home;
    wire ??= openWire();
    const { request, ...agents } = await wire;
    signal.throwIfAborted();
    const asking = request(new URL(asked.file, host), {
      dispatcher: agents[asked.kind],
      method: 'POST',
      headers: {
        'content-type': body.contentType,
        'content-length': String(body.length),
        'accept-encoding': 'gzip, br',
        'user-agent': 'smsc-chatops',
      },
      body: readableOf(body, progress),
      signal,
    });
    // While it waits for a connection, a request takes no notice of the signal.
    const response = await Promise.race([asking, aborted(signal)]);
    const at = clock.now();
    progress.isAnswered = true;
    const { statusCode: status, headers } = response;
    const contentType = knownType(headers['content-type']);
    if (status !== 200) {
      const bytes = await readBody(response, mostOfAnError).catch(() => new Uint8Array());
      signal.throwIfAborted();
      throw statusError(status, summary({ status, contentType, bytes }));
    }
    const framed = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    const bytes = await readBody(response, maxBytes);
    return { kind: 'delivered', bytes, status, contentType, framed, at };
  }
}

/** The library with its connections. */
interface Wire {
  readonly request: typeof request;
  readonly read: Agent;
  readonly write: Agent;
}

function credentialFields({ login, password, apiKey }: Credentials): Form {
  if (apiKey !== undefined) return { apikey: apiKey.reveal() };
  return { login: login ?? '', psw: password?.reveal() ?? '' };
}

/** The body as a stream, which is read from the moment at which the request goes out. */
function readableOf({ chunks }: Body, progress: Progress): Readable {
  return Readable.from(
    (function* () {
      progress.hasBegun = true;
      yield* chunks;
    })(),
  );
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
