import { createHmac } from 'node:crypto';
import type { DeliverOptions, Delivery } from './control.ts';
import { longestAckMs } from './sockets.ts';
import type { World } from './state.ts';
import { isObject } from './walk.ts';

/** What is delivered: it decides how it is wrapped. */
export type Kind = 'command' | 'interaction' | 'event';

/** A request as it goes out. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A request signed as Slack signs it.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signedRequest(
  world: Pick<World, 'clock' | 'signingSecret'>,
  kind: Kind,
  payload: unknown,
  more: DeliverOptions = {},
): SignedRequest {
  const body = bodyOf(kind, payload);
  const stamp = Math.floor(world.clock.now() / 1000) + (more.skewSeconds ?? 0);
  const digest = createHmac('sha256', world.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': more.signature ?? `v0=${digest}`,
      ...(more.retry !== undefined && {
        'x-slack-retry-num': String(more.retry),
        'x-slack-retry-reason': 'http_timeout',
      }),
    },
  };
}

function bodyOf(kind: Kind, payload: unknown): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = isObject(payload) ? payload : {};
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

/** Posts a request. Slack hangs up after three seconds and follows no redirection. */
export async function post(url: string, { headers, body }: SignedRequest): Promise<Delivery> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(longestAckMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const payload = read(await response.text());
    return { acknowledged: response.ok, ms: performance.now() - began, status: response.status, payload };
  } catch {
    return { acknowledged: false, ms: performance.now() - began, status: 0, payload: undefined };
  }
}

function read(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
