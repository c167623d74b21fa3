import type { FailureCode } from '../error.ts';

/** A request that brought no answer. */
export interface Failed {
  readonly kind: 'failed';
  readonly code: FailureCode;
  /** For the log. Nothing of the request is in it, and of the answer no more than an outline. */
  readonly why: string;
  /** Whether it can have reached the provider. */
  readonly mayHaveArrived: boolean;
  /** Whether the provider's spare host may do better. */
  readonly isHostFailure: boolean;
  readonly cause?: Error;
}

/** How far a request has come. */
export interface Progress {
  /** Its first byte is about to be sent. */
  hasBegun: boolean;
  /** The status and the headers of an answer are there. */
  isAnswered: boolean;
}

/** A failure that the transport finds by itself. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: FailureCode;
  readonly isHostFailure: boolean;

  constructor(code: FailureCode, message: string, isHostFailure = false) {
    super(message);
    this.code = code;
    this.isHostFailure = isHostFailure;
  }
}

/** Application errors come with HTTP 200 always, so 5xx is a proxy's (facts 9.1). */
export function statusError(status: number, message: string): TransportError {
  const isHostFailure = status === 502 || status === 503 || status === 504;
  return new TransportError(status >= 500 ? 'unreachable' : 'bad-response', message, isHostFailure);
}

/** What became of a request, from whatever stopped it. */
export function failureOf(error: unknown, progress: Progress): Failed {
  const mayHaveArrived = progress.hasBegun;
  if (error instanceof TransportError) {
    const { code, message, isHostFailure } = error;
    return { kind: 'failed', code, why: message, mayHaveArrived, isHostFailure };
  }
  const { code, why } = kindOf(codeOf(error));
  const isHostFailure = !progress.isAnswered && code !== 'bad-response' && code !== 'cancelled';
  return { kind: 'failed', code, why, mayHaveArrived, isHostFailure, cause: new Error(codeOf(error)) };
}

/**
 * The name of a system's or a library's error. Their objects are not passed on: they may carry pieces of the answer.
 */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Codes of zlib for gzip and for brotli. */
const unpackingCode = /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/;

function kindOf(code: string): { readonly code: FailureCode; readonly why: string } {
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
      return { code: 'unreachable', why: 'no connection in time' };
    case 'UND_ERR_HEADERS_TIMEOUT':
      return { code: 'timeout', why: 'no answer in time' };
    case 'UND_ERR_BODY_TIMEOUT':
      return { code: 'timeout', why: 'the answer stopped coming' };
    case 'UND_ERR_CLOSED':
    case 'UND_ERR_DESTROYED':
      return { code: 'cancelled', why: 'closed' };
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { code: 'bad-response', why: 'an answer that is shorter or longer than it says' };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { code: 'bad-response', why: 'an answer with endless headers' };
    case 'HTTPParserError':
      return { code: 'bad-response', why: 'an answer that breaks the rules of HTTP' };
    default:
      break;
  }
  if (unpackingCode.test(code)) return { code: 'bad-response', why: 'an answer that cannot be unpacked' };
  return { code: 'unreachable', why: `the connection failed (${code})` };
}
