import { type App, isValidSlackRequest, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { HttpAnswer, HttpRequest, Route } from '../../../http/server.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Secret } from '../../../lib/secret.ts';
import { textOf } from '../payload.ts';

export interface HttpReceiverOptions {
  readonly signingSecret: Secret;
  readonly clock: Clock;
}

/** Where Slack sends requests: events, commands and interactions alike. */
export const requestPath = '/slack/events';

/** Slack's limit for signatures, which the library holds against the past only. */
const longestSkewSeconds = 300;

/**
 * Takes Slack's signed requests on the bot's one HTTP port. What is older or newer than five minutes, or not signed by
 * Slack, is refused with 401.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createHttpReceiver(options: HttpReceiverOptions): Receiver & { readonly route: Route } {
  let app: Pick<App, 'processEvent'> | undefined;

  async function route(request: HttpRequest): Promise<HttpAnswer> {
    if (request.method !== 'POST') return { status: 405 };
    const text = request.body.toString('utf8');
    if (!isSigned(request, text, options)) return { status: 401 };
    const body = payloadOf(text, request.headers['content-type'] ?? '');
    if (body === undefined) return { status: 400 };
    if (body['type'] === 'url_verification') return { status: 200, body: textOf(body['challenge']) ?? '' };
    if (body['ssl_check'] !== undefined) return { status: 200 };
    if (app === undefined) return { status: 503 };
    return answered(app, { body, ...retryOf(request) });
  }

  return {
    route,
    init: (given) => {
      app = given;
    },
    start: async () => undefined,
    stop: async () => {
      app = undefined;
    },
  };
}

/** The answer of the request is the acknowledgement; the work goes on after it. */
async function answered(to: Pick<App, 'processEvent'>, event: Omit<ReceiverEvent, 'ack'>): Promise<HttpAnswer> {
  const { promise, resolve } = Promise.withResolvers<HttpAnswer>();
  const ack = async (payload?: unknown): Promise<void> => resolve(acknowledgement(payload));
  to.processEvent({ ...event, ack }).then(
    () => resolve({ status: 200 }),
    () => resolve({ status: 500 }),
  );
  return promise;
}

function isSigned({ headers }: HttpRequest, body: string, { signingSecret, clock }: HttpReceiverOptions): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp } = headers;
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  const nowMilliseconds = clock.now();
  if (Number(stamp) > nowMilliseconds / 1000 + longestSkewSeconds) return false;
  return isValidSlackRequest({
    signingSecret: signingSecret.reveal(),
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
    nowMilliseconds,
  });
}

/** JSON for events; a form for commands, and one with JSON in its field `payload` for interactions. */
function payloadOf(text: string, type: string): ReceiverEvent['body'] | undefined {
  if (!type.startsWith('application/x-www-form-urlencoded')) return objectOf(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return typeof form['payload'] === 'string' ? objectOf(form['payload']) : form;
}

function objectOf(json: string): ReceiverEvent['body'] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function retryOf({ headers }: HttpRequest): Pick<ReceiverEvent, 'retryNum'> {
  const count = Number(headers['x-slack-retry-num']);
  return Number.isInteger(count) ? { retryNum: count } : {};
}

function acknowledgement(payload: unknown): HttpAnswer {
  if (payload === undefined || payload === '') return { status: 200 };
  return { status: 200, body: JSON.stringify(payload), mediaType: 'application/json' };
}
