import { type ChatMessage, FileError, type IncomingFile } from '../../src/bot/chat.ts';
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

const attachedBytes: Uint8Array[] = [];

/** An attached file with a text in UTF-8, or with bytes. */
export function attached(name: string, content: string | Uint8Array): IncomingFile {
  const key = String(attachedBytes.push(typeof content === 'string' ? new TextEncoder().encode(content) : content));
  return { name, key, read: async () => readAttached(key) };
}

/** What was attached, by its key. @throws FileError when nothing was */
export async function readAttached(key: string): Promise<Uint8Array> {
  const bytes = attachedBytes[Number(key) - 1];
  if (bytes === undefined) throw new FileError('unreadable', 'nothing was attached with this key');
  return bytes;
}
