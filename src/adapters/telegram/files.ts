import { FileError } from '../../bot/chat.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Secret } from '../../lib/secret.ts';
import { type Api, call } from './api.ts';
import type { FileReader } from './inbound.ts';

export interface FilesOptions {
  readonly api: Api;
  readonly token: Secret;
  readonly url: string;
  readonly clock: Clock;
}

/** Telegram gives bots no files above this. */
const mostBytesOfTelegram = 20 * 1024 * 1024;
const downloadMs = 30_000;

/** Reads attached files from Telegram, when and only when they are asked for. */
export function createFileReader({ api, token, url, clock }: FilesOptions): FileReader {
  return (id, name, size) => ({
    name,
    read: async (mostBytes) => {
      const most = Math.min(mostBytes, mostBytesOfTelegram);
      if (size !== undefined && size > most) throw tooLarge();
      try {
        const { file_path: path = '', file_size: told = 0 } = await call('getFile', () => api.getFile(id));
        if (told > most) throw tooLarge();
        return await download(`${url}/file/bot${token.reveal()}/${path}`, most, clock);
      } catch (error) {
        if (error instanceof FileError) throw error;
        // The cause may hold the address and with it the token.
        throw new FileError('unreadable', 'Telegram gave no file');
      }
    },
  });
}

async function download(address: string, mostBytes: number, clock: Clock): Promise<Uint8Array> {
  const late = new AbortController();
  const cancel = clock.after(downloadMs, () => late.abort());
  try {
    const response = await fetch(address, { signal: late.signal, redirect: 'error' });
    if (!response.ok || response.body === null) throw new FileError('unreadable', `status ${response.status}`);
    return await bytesOf(response.body, mostBytes);
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

function tooLarge(): FileError {
  return new FileError('too-large', 'the file is larger than may be read');
}
