import type { Update } from 'grammy/types';
import { seconds } from './messages.ts';
import { isRecord } from './request.ts';

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

export interface WebhookInfo {
  readonly url: string;
  readonly max_connections?: number;
  readonly last_error_date?: number;
  readonly last_error_message?: string;
}

export interface Webhook {
  readonly set: (target: WebhookTarget | undefined) => void;
  readonly info: () => WebhookInfo;
  readonly wake: () => void;
}

export interface WebhookOptions {
  readonly first: () => Update | undefined;
  readonly done: (update: Update) => void;
  readonly onWebhookReply: (body: Readonly<Record<string, unknown>>) => void;
  readonly webhookRetryMs: number;
  readonly webhookTimeoutMs: number;
  readonly now: () => number;
}

/** Sends updates to the bot's webhook, one at a time and in order; each again until it is taken with 2xx. */
export function createWebhook(options: WebhookOptions): Webhook {
  let target: WebhookTarget | undefined;
  let fault: Pick<WebhookInfo, 'last_error_date' | 'last_error_message'> = {};
  let stop = new AbortController();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (;;) {
      const update = options.first();
      const now = target;
      if (now === undefined || update === undefined) break;
      const { signal } = stop;
      const refused = await send(now, update, signal);
      if (signal.aborted) continue;
      if (refused === undefined) options.done(update);
      else {
        fault = { last_error_date: seconds(options.now()), last_error_message: refused };
        await new Promise((resolve) => setTimeout(resolve, options.webhookRetryMs));
      }
    }
    running = false;
  }

  /** What went wrong, or `undefined` when the update was taken. */
  async function send(
    { url, secret }: WebhookTarget,
    update: Update,
    stopped: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([stopped, AbortSignal.timeout(options.webhookTimeoutMs)]),
      });
      const body: unknown = await response.json().catch(() => undefined);
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      if (isRecord(body) && typeof body.method === 'string') options.onWebhookReply(body);
      return undefined;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection refused';
    }
  }

  const wake = (): void => {
    if (!running && target !== undefined) void run();
  };
  return {
    set: (next) => {
      stop.abort();
      stop = new AbortController();
      target = next;
      fault = {};
      wake();
    },
    info: () => ({
      url: target?.url ?? '',
      ...(target === undefined ? {} : { max_connections: target.maxConnections }),
      ...fault,
    }),
    wake,
  };
}
