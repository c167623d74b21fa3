import type { Refusal } from '../sending.ts';
import { TelegramError } from './api.ts';

/**
 * Telegram has no codes for its refusals beside HTTP's, so those with the number 400 are told apart by their words: that
 * nobody can be written to there, as the chat, its topic or the right to write is gone.
 */
const nobodyThere =
  /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted|message thread not found|TOPIC_(?:CLOSED|DELETED)|not enough rights to send text|have no rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i;

/** What a failed call means for whoever sends; `undefined` for what is no failure of a call. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TelegramError)) return undefined;
  const { status, retryAfterMs, movedTo, isUnsent } = error;
  const code = codeOf(error);
  // 413 is said of a file that is too large.
  const isRefused = code === 'failed' && (status === 400 || status === 413);
  return { code, retryAfterMs, movedTo, isUnsent, isRefused };
}

function codeOf({ status, message, isUnsent }: TelegramError): Refusal['code'] {
  if (isUnsent) return 'failed';
  if (status === undefined || status >= 500) return 'unknown';
  const isGone = status === 403 || (status === 400 && nobodyThere.test(message));
  return isGone ? 'gone' : 'failed';
}
