import { type Refusal, reconnectMs } from '../sending.ts';
import { SlackError } from './api.ts';

/** That nobody can be written to there: the channel is gone, or the bot or the person is not in it. */
const gone: readonly string[] = [
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'user_not_in_channel',
  'user_not_found',
  'user_disabled',
  'account_inactive',
  'restricted_action',
];

/** What a failed call means for whoever sends; `undefined` for what is no failure of a call. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof SlackError)) return undefined;
  const { refusal, retryAfterMs, isUnsent } = error;
  if (isUnsent) return { code: 'failed', retryAfterMs: reconnectMs };
  if (refusal === undefined) return { code: 'unknown' };
  return { code: gone.includes(refusal) ? 'gone' : 'failed', retryAfterMs };
}
