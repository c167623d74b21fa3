import { describe, expect, it } from 'vitest';
import { createSending, type Refusal, yielding } from '../../src/adapters/sending.ts';
import { SlackError } from '../../src/adapters/slack/api.ts';
import { refusalOf as refusalOfSlack } from '../../src/adapters/slack/refusals.ts';
import { TelegramError } from '../../src/adapters/telegram/api.ts';
import { refusalOf as refusalOfTelegram } from '../../src/adapters/telegram/refusals.ts';
import { decide } from '../../src/notifications/failing.ts';
import { manualClock } from '../support/clock.ts';

/** What becomes of a notice: the one decision for its failure. */
type Fate =
  /** Tried again when the platform said. */
  | 'waits'
  /** Tried again by the schedule, without a mark. */
  | 'again'
  /** Tried again by the schedule, marked as a repeat. */
  | 'marked'
  /** The conversation is paused and probed. */
  | 'paused'
  /** Told plainly at once, and given up when that is refused too. */
  | 'plainly'
  /** Sent to where the conversation is now. */
  | 'follows';

const hourMs = 3_600_000;

async function fateOf(error: Error, refusalOf: (error: unknown) => Refusal | undefined): Promise<Fate> {
  const clock = manualClock();
  const moved: string[] = [];
  const onMoved = async (_from: string, to: string): Promise<void> => void moved.push(to);
  const sending = yielding(createSending({ clock, refusalOf, onMoved }));
  const send = async (): Promise<unknown> => {
    try {
      await sending.to('chat', async (chat) => {
        if (chat === 'chat') throw error;
      });
      return undefined;
    } catch (reason) {
      return reason;
    }
  };
  const failed = send();
  for (let second = 0; second < 30; second += 1) await clock.advance(1000);
  const failure = await failed;
  if (failure === undefined) return 'follows';
  const circumstances = { isInDoubt: true, isOver: false };
  const first = decide(failure, { ...circumstances, attempts: 0 });
  const fourth = decide(failure, { ...circumstances, attempts: 3 });
  if (first.isGone) return 'paused';
  if (fourth.isHopeless) return 'plainly';
  if (first.failure.mayBeShown) return 'marked';
  return first.retryAfterMs === undefined ? 'again' : 'waits';
}

const noAnswer = { retryAfterMs: undefined, movedTo: undefined, isUnsent: false };

function telegram(status: number | undefined, message: string, about: Partial<TelegramError> = {}): TelegramError {
  return new TelegramError('sendMessage', { ...noAnswer, status, message: `${status} ${message}`, ...about });
}

describe('Telegram, when', () => {
  it.each<[string, TelegramError, Fate]>([
    ['it asks to wait for an hour', telegram(429, 'Too Many Requests', { retryAfterMs: hourMs }), 'waits'],
    ['a group became a supergroup', telegram(400, 'group chat was upgraded', { movedTo: '-100' }), 'follows'],
    ['the person blocked the bot', telegram(403, 'Forbidden: bot was blocked by the user'), 'paused'],
    ['the group threw the bot out', telegram(403, 'Forbidden: bot was kicked from the group chat'), 'paused'],
    ['the bot is no member of the channel', telegram(403, 'Forbidden: bot is not a member'), 'paused'],
    ['something else forbids it for a time', telegram(403, 'Forbidden'), 'paused'],
    ['the chat is not there', telegram(400, 'Bad Request: chat not found'), 'paused'],
    ['the bot may not write', telegram(400, 'Bad Request: not enough rights to send text messages'), 'paused'],
    ['the topic was closed', telegram(400, 'Bad Request: TOPIC_CLOSED'), 'paused'],
    ['the topic was deleted', telegram(400, 'Bad Request: message thread not found'), 'paused'],
    ['the text is too long', telegram(400, 'Bad Request: message is too long'), 'plainly'],
    ['the buttons are wrong', telegram(400, 'Bad Request: BUTTON_DATA_INVALID'), 'plainly'],
    ['pictures are not allowed', telegram(400, 'Bad Request: not enough rights to send photos'), 'plainly'],
    ['a file is too large', telegram(413, 'Request Entity Too Large'), 'plainly'],
    ['the token was revoked', telegram(401, 'Unauthorized'), 'again'],
    ['the token is not known', telegram(404, 'Not Found'), 'again'],
    ['it failed', telegram(502, 'Bad Gateway'), 'marked'],
    ['the connection broke after it was accepted', telegram(undefined, 'no answer (ECONNRESET)'), 'marked'],
    ['it is silent', telegram(undefined, 'no answer (AbortError)'), 'marked'],
    ['it cannot be connected to', telegram(undefined, 'no answer (ECONNREFUSED)', { isUnsent: true }), 'again'],
  ])('%s', async (_when, error, fate) => {
    expect(await fateOf(error, refusalOfTelegram)).toBe(fate);
  });
});

function slack(refusal: string | undefined, about: Partial<SlackError> = {}): SlackError {
  return new SlackError('chat.postMessage', { message: refusal ?? 'no answer', ...(refusal && { refusal }), ...about });
}

describe('Slack, when', () => {
  it.each<[string, SlackError, Fate]>([
    ['it asks to wait for an hour', slack('ratelimited', { retryAfterMs: hourMs }), 'waits'],
    ['the channel is archived', slack('is_archived'), 'paused'],
    ['the bot is not in the channel', slack('not_in_channel'), 'paused'],
    ['the channel is not there', slack('channel_not_found'), 'paused'],
    ['the person left', slack('user_disabled'), 'paused'],
    ['only some may write there', slack('restricted_action_read_only_channel'), 'paused'],
    ['the workspace is gone', slack('account_inactive'), 'paused'],
    ['the text is too long', slack('msg_too_long'), 'plainly'],
    ['the blocks are wrong', slack('invalid_blocks'), 'plainly'],
    ['files are not allowed', slack('file_uploads_disabled'), 'plainly'],
    ['the token was revoked', slack('token_revoked'), 'again'],
    ['the token is not valid', slack('invalid_auth'), 'again'],
    ['the bot may not write', slack('missing_scope'), 'again'],
    ['it says a word that nobody knows', slack('something_new'), 'again'],
    ['it failed halfway', slack('fatal_error'), 'marked'],
    ['it failed', slack(undefined, { message: 'status 503' }), 'marked'],
    ['the connection broke after it was accepted', slack(undefined), 'marked'],
    ['it cannot be connected to', slack(undefined, { isUnsent: true }), 'again'],
  ])('%s', async (_when, error, fate) => {
    expect(await fateOf(error, refusalOfSlack)).toBe(fate);
  });
});
