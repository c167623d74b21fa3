import { type Refusal, reconnectMs } from '../sending.ts';
import { TelegramError } from './api.ts';

/** Telegram has no codes for its refusals beside HTTP's, so those with the number 400 are told apart by their words. */
const nobodyThere = /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted/i;

/** What a failed call means for whoever sends; `undefined` for what is no failure of a call. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TelegramError)) return undefined;
  const { retryAfterMs, movedTo, isUnsent } = error;
  return { code: codeOf(error), retryAfterMs: retryAfterMs ?? (isUnsent ? reconnectMs : undefined), movedTo };
}

function codeOf({ status, message, isUnsent }: TelegramError): Refusal['code'] {
  if (isUnsent) return 'failed';
  if (status === undefined || status >= 500) return 'unknown';
  const isGone = status === 403 || (status === 400 && nobodyThere.test(message));
  return isGone ? 'gone' : 'failed';
}
