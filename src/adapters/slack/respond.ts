import { callMs, SlackError } from './api.ts';
import { plain } from './plain.ts';
import { postTo } from './post-to.ts';
import type { SlackMessage } from './render.ts';

/** How an answer goes to the address that came with a command or a press. */
export interface ResponseWay {
  /** To the asker alone, to everybody in the channel, of which the bot need be no member, or in place of the message that was pressed or of the last answer. */
  readonly to: 'asker' | 'everyone' | 'replace';
  readonly thread?: string | undefined;
}

/** Slack's own host for such addresses. */
const slackHost = 'hooks.slack.com';

/**
 * Answers at a response address. It can be used five times within half an hour.
 *
 * @param apiUrl - the Web API server, beside which a test's addresses are
 * @throws SlackError
 * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function respond(
  apiUrl: string,
  address: string,
  way: ResponseWay,
  { text, blocks }: SlackMessage,
): Promise<void> {
  await send(apiUrl, address, { text, blocks, ...plain, ...wayOf(way) });
}

/** Takes the message away that was pressed. @throws SlackError */
export async function removeOriginal(apiUrl: string, address: string): Promise<void> {
  await send(apiUrl, address, { delete_original: true });
}

function wayOf({ to, thread }: ResponseWay): object {
  if (to === 'replace') return { replace_original: true };
  return {
    response_type: to === 'asker' ? 'ephemeral' : 'in_channel',
    replace_original: false,
    ...(thread !== undefined && { thread_ts: thread }),
  };
}

async function send(apiUrl: string, address: string, body: object): Promise<void> {
  const url = URL.parse(address);
  if (url === null || (url.host !== slackHost && url.host !== new URL(apiUrl).host)) throw foreign();
  const response = await postTo({
    method,
    address: url,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
    withinMs: callMs,
  });
  const answer = await response.text().catch(() => '');
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    throw new SlackError(method, { message: 'ratelimited', refusal: 'ratelimited', retryAfterMs: seconds * 1000 });
  }
  if (response.status >= 500) throw new SlackError(method, { message: `status ${response.status}` });
  if (!response.ok) throw refused(`status ${response.status} ${wordOf(answer)}`, wordOf(answer));
}

const method = 'response_url';

function refused(message: string, refusal: string): SlackError {
  return new SlackError(method, { message, refusal });
}

function foreign(): SlackError {
  return refused('the address is not one of Slack', 'foreign_url');
}

/** Slack's answer is one word, alone or as `error` in JSON; nothing else of it is repeated. */
function wordOf(answer: string): string {
  return /"error":\s*"(\w{1,60})"/.exec(answer)?.[1] ?? /^\w{1,60}$/.exec(answer.trim())?.[0] ?? 'unknown';
}
