/** The system's codes for a connection that was never made. */
const unconnected: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Why a call had no answer. */
export interface Unanswered {
  /** The system's code or the kind of the error: its words may hold an address with a token, or what was sent. */
  readonly reason: string;
  /** Whether the platform could not be connected to, so that the call has surely not happened. */
  readonly isUnsent: boolean;
}

/** Reads the error of a call that had no answer. */
export function unanswered(error: unknown): Unanswered {
  const reason = reasonOf(error);
  return { reason, isUnsent: unconnected.has(reason) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : reasonOf(error.cause);
}
