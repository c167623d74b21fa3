import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Route } from '../../http/server.ts';
import type { Secret } from '../../lib/secret.ts';

export interface WebhookOptions {
  readonly secret: Secret;
  /** Keeps updates; Telegram is told that they came only when this has resolved. */
  readonly take: (updates: readonly Update[]) => Promise<void>;
  /** When it is aborted nothing more is taken. */
  readonly signal: AbortSignal;
}

/** Takes updates that Telegram pushes; what it is refused with 503 it pushes again later. */
export function webhookRoute({ secret, take, signal }: WebhookOptions): Route {
  return async ({ method, headers, body }) => {
    if (method !== 'POST') return { status: 405 };
    const told = headers['x-telegram-bot-api-secret-token'];
    if (typeof told !== 'string' || !isSame(told, secret.reveal())) return { status: 401 };
    if (signal.aborted) return { status: 503 };
    const update = readUpdate(body);
    if (update === undefined) return { status: 400 };
    await take([update]);
    return { status: 200 };
  };
}

function readUpdate(body: Buffer): Update | undefined {
  try {
    const update: unknown = JSON.parse(body.toString('utf8'));
    const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update;
    return isUpdate && Number.isSafeInteger(update.update_id) ? (update as Update) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the same time however much of the two is alike. */
function isSame(told: string, expected: string): boolean {
  return timingSafeEqual(digest(told), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
