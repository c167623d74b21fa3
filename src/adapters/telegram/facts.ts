import { TelegramError } from './api.ts';

/** What the log tells of a failure; where there was no answer the reason is all there is to know, and a stack is none. */
export function factsOf(err: unknown): Readonly<Record<string, unknown>> {
  if (!(err instanceof TelegramError) || err.status !== undefined) return { err };
  return { reason: err.message, advice: 'check the network or TELEGRAM_API_URL' };
}
