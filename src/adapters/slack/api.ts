import { webApi } from '@slack/bolt';
import type { Logger } from '../../lib/logger.ts';
import type { Secret } from '../../lib/secret.ts';
import { unanswered } from '../unanswered.ts';
import { libraryLog } from './library-log.ts';

export type Api = webApi.WebClient;

export interface ApiOptions {
  readonly token: Secret;
  /** Address of the Web API server; ends in `/api/`. */
  readonly url: string;
  readonly log: Logger;
}

/** Longer than any answer should take; the library waits for ever unless told otherwise. */
export const callMs = 10_000;

/** The Web API. A call is made once: the library's own repeats would post a message twice after a lost answer. */
export function createApi({ token, url, log }: ApiOptions): Api {
  return new webApi.WebClient(token.reveal(), clientOptions(url, log));
}

/** How every client of the library is to behave. */
export function clientOptions(url: string, log: Logger): webApi.WebClientOptions {
  return {
    slackApiUrl: url,
    timeout: callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: libraryLog(log),
  };
}

/** Slack refused a call, or could not be reached. Made in place of the library's errors, which hold what was sent. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly method: string;
  /** Slack's word for the refusal, such as `channel_not_found`; `undefined` when there was none, so that the outcome is unknown. */
  readonly refusal: string | undefined;
  /** How long to wait before anything else is sent there, in milliseconds; what was asked for has not happened. */
  readonly retryAfterMs: number | undefined;
  /** Whether Slack could not be connected to, so that the call has surely not happened. */
  readonly isUnsent: boolean;

  constructor(method: string, told: Told) {
    super(`${method}: ${told.message}`);
    this.method = method;
    this.refusal = told.refusal;
    this.retryAfterMs = told.retryAfterMs;
    this.isUnsent = told.isUnsent ?? false;
  }
}

type Told = Pick<SlackError, 'message'> & Partial<Pick<SlackError, 'refusal' | 'retryAfterMs' | 'isUnsent'>>;

/** Makes a call. @throws SlackError */
export async function call<Result>(method: string, make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    throw slackError(method, error);
  }
}

function slackError(method: string, error: unknown): SlackError {
  if (error instanceof webApi.WebAPIPlatformError) {
    const refusal = error.data.error;
    return new SlackError(method, { message: refusal, refusal });
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1000;
    return new SlackError(method, { message: 'ratelimited', refusal: 'ratelimited', retryAfterMs });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new SlackError(method, { message: `status ${error.statusCode}` });
  }
  return noAnswer(method, error instanceof webApi.WebAPIRequestError ? error.original : error);
}

/** @param error - of a call that had no answer */
export function noAnswer(method: string, error: unknown): SlackError {
  const { reason, isUnsent } = unanswered(error);
  return new SlackError(method, { message: `no answer (${reason})`, isUnsent });
}
