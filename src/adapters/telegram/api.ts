import { Api, GrammyError, HttpError } from 'grammy';
import type { Secret } from '../../lib/secret.ts';
import { unanswered } from '../unanswered.ts';

export type { Api } from 'grammy';

export interface ApiOptions {
  readonly token: Secret;
  /** Address of the Bot API server, without `/bot` at its end. */
  readonly url: string;
}

/** Longer than any answer should take; grammY waits for 500 s unless told otherwise. */
const callSeconds = 20;
/** The server holds a poll for so long while there is nothing to tell. */
export const pollSeconds = 25;

/** The Bot API for everything but polling. */
export function createApi({ token, url }: ApiOptions): Api {
  return new Api(token.reveal(), { apiRoot: url, timeoutSeconds: callSeconds });
}

/** The Bot API for polling, whose answers take as long as a poll is held. */
export function createPollingApi({ token, url }: ApiOptions): Api {
  return new Api(token.reveal(), { apiRoot: url, timeoutSeconds: pollSeconds + callSeconds });
}

/**
 * Telegram refused a call, or could not be reached. Made in place of grammY's errors, which hold the token in an address
 * and the text of the message that was sent.
 */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly method: string;
  /** HTTP's and Telegram's number for the refusal; `undefined` when there was no answer, so that the outcome is unknown. */
  readonly status: number | undefined;
  /** How long to wait before anything else is sent there, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Where a group went that became a supergroup. */
  readonly movedTo: string | undefined;
  /** Whether Telegram could not be connected to, so that the call has surely not happened. */
  readonly isUnsent: boolean;

  constructor(method: string, told: Told) {
    super(`${method}: ${told.message}`);
    this.method = method;
    this.status = told.status;
    this.retryAfterMs = told.retryAfterMs;
    this.movedTo = told.movedTo;
    this.isUnsent = told.isUnsent;
  }
}

type Told = Pick<TelegramError, 'message' | 'status' | 'retryAfterMs' | 'movedTo' | 'isUnsent'>;

/** grammY's types name a signal of a package for old platforms; the platform's own is what it gets. */
export function signalFor(signal: AbortSignal): Parameters<Api['getMe']>[0] {
  return signal as unknown as Parameters<Api['getMe']>[0];
}

/** Makes a call. @throws TelegramError */
export async function call<Result>(method: string, make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    throw telegramError(method, error);
  }
}

function telegramError(method: string, error: unknown): TelegramError {
  if (error instanceof GrammyError) {
    const { retry_after: seconds, migrate_to_chat_id: movedTo } = error.parameters;
    return new TelegramError(method, {
      message: `${error.error_code} ${error.description}`,
      status: error.error_code,
      retryAfterMs: seconds === undefined ? undefined : seconds * 1000,
      movedTo: movedTo === undefined ? undefined : String(movedTo),
      isUnsent: false,
    });
  }
  const { reason, isUnsent } = unanswered(error instanceof HttpError ? error.error : error);
  return new TelegramError(method, {
    message: `no answer (${reason})`,
    status: undefined,
    retryAfterMs: undefined,
    movedTo: undefined,
    isUnsent,
  });
}
