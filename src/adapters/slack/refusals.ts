import type { Refusal } from '../sending.ts';
import { SlackError } from './api.ts';

/** That nobody can be written to there: the channel is gone or closed, or the bot or the person is not in it. */
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
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
  'cannot_reply_to_message',
  'messages_tab_disabled',
  'no_permission',
];

/** That a message cannot be taken as it is. */
const refused: readonly string[] = [
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'too_many_attachments',
  'attachment_payload_limit_exceeded',
  'invalid_arguments',
  'file_uploads_disabled',
  'slack_connect_file_upload_sharing_blocked',
];

/** By Slack's own words some of what was asked for may have happened. */
const inDoubt: readonly string[] = ['internal_error', 'fatal_error'];

/** What a failed call means for whoever sends; `undefined` for what is no failure of a call. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof SlackError)) return undefined;
  const { method, refusal, retryAfterMs, isUnsent } = error;
  if (isUnsent) return { code: 'failed', isUnsent };
  if (refusal === undefined || inDoubt.includes(refusal)) return { code: 'unknown' };
  if (gone.includes(refusal)) return { code: 'gone' };
  // An app that may not upload may still write; one that may not write is a setting that somebody puts right.
  const isFileRefused = refusal === 'missing_scope' && method.startsWith('files.');
  return { code: 'failed', retryAfterMs, isRefused: isFileRefused || refused.includes(refusal) };
}
