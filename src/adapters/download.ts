import { FileError } from '../bot/chat.ts';
import type { Clock } from '../lib/clock.ts';

export interface DownloadOptions {
  /** A larger file is given up as soon as that is known. */
  readonly mostBytes: number;
  readonly clock: Clock;
  readonly headers?: Readonly<Record<string, string>>;
}

const longestMs = 30_000;

/**
 * Reads a file from a platform, of which no more than allowed is ever held.
 *
 * @throws FileError without a cause: that may hold the address, and with it a token
 */
export async function download(
  address: string,
  { mostBytes, clock, headers = {} }: DownloadOptions,
): Promise<Uint8Array> {
  const late = new AbortController();
  const cancel = clock.after(longestMs, () => late.abort());
  try {
    const response = await fetch(address, { headers, redirect: 'error', signal: late.signal });
    if (!response.ok || response.body === null) throw unreadable(`status ${response.status}`);
    return await bytesOf(response.body, mostBytes);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw unreadable('the platform gave no file');
  } finally {
    cancel();
  }
}

async function bytesOf(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function tooLarge(): FileError {
  return new FileError('too-large', 'the file is larger than may be read');
}

export function unreadable(reason: string): FileError {
  return new FileError('unreadable', reason);
}
