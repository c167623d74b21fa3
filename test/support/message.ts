import type { ChatMessage, IncomingFile } from '../../src/bot/chat.ts';
import type { LineReader } from '../../src/bot/line/bind.ts';
import { noon } from './clock.ts';

/** A message in a private chat of the platform `test`, with what a test says about it. */
export function typed(text: string, about: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: '1',
    in: { platform: 'test', id: 'one', kind: 'private' },
    from: { id: 'ann' },
    files: [],
    text,
    ...about,
  };
}

/** Reads lines at noon in Moscow on 18.11.2026, a Wednesday. */
export function readerAtNoon(about: Partial<ChatMessage> = {}): LineReader {
  const moment = { now: Temporal.Instant.fromEpochMilliseconds(noon), zone: 'Europe/Moscow' };
  return { moment, message: typed('', about) };
}

/** An attached file with a text in UTF-8. */
export function attached(name: string, content: string): IncomingFile {
  return { name, read: async () => new TextEncoder().encode(content) };
}
