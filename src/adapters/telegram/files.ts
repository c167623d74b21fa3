import { FileError } from '../../bot/chat.ts';
import type { Secret } from '../../lib/secret.ts';
import { type Api, call } from './api.ts';
import type { FileReader } from './inbound.ts';

export interface FilesOptions {
  readonly api: Api;
  readonly token: Secret;
  readonly url: string;
}

/** Telegram gives bots no files above this. */
const mostBytesOfTelegram = 20 * 1024 * 1024;
const downloadMs = 30_000;

/** Reads attached files from Telegram, when and only when they are asked for. */
export function createFileReader({ api, token, url }: FilesOptions): FileReader {
  return (id, name, size) => ({
    name,
    read: async (mostBytes) => {
      const most = Math.min(mostBytes, mostBytesOfTelegram);
      if (size !== undefined && size > most) throw tooLarge();
      try {
        const { file_path: path = '' } = await call('getFile', () => api.getFile(id));
        return await download(`${url}/file/bot${token.reveal()}/${path}`, most);
      } catch (error) {
        if (error instanceof FileError) throw error;
        // The cause may hold the address and with it the token.
        throw new FileError('unreadable', 'Telegram gave no file');
      }
    },
  });
}

async function download(address: string, mostBytes: number): Promise<Uint8Array> {
  const response = await fetch(address, { signal: AbortSignal.timeout(downloadMs), redirect: 'error' });
  if (!response.ok || response.body === null) throw new FileError('unreadable', `status ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(): FileError {
  return new FileError('too-large', 'the file is larger than may be read');
}
