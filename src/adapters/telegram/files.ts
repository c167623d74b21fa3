import { FileError } from '../../bot/chat.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Secret } from '../../lib/secret.ts';
import { download, tooLarge, unreadable } from '../download.ts';
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

/** Reads attached files from Telegram, when and only when they are asked for. */
export function createFileReader({ api, token, url, clock }: FilesOptions): FileReader {
  return (id, name, size) => ({
    name,
    ...(size !== undefined && { size }),
    key: id,
    read: async (mostBytes) => {
      const most = Math.min(mostBytes, mostBytesOfTelegram);
      if (size !== undefined && size > most) throw tooLarge();
      try {
        const { file_path: path = '', file_size: told = 0 } = await call('getFile', () => api.getFile(id));
        if (told > most) throw tooLarge();
        return await download(`${url}/file/bot${token.reveal()}/${path}`, { mostBytes: most, clock });
      } catch (error) {
        if (error instanceof FileError) throw error;
        throw unreadable('Telegram gave no file');
      }
    },
  });
}
