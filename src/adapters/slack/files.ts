import type { Clock } from '../../lib/clock.ts';
import type { Secret } from '../../lib/secret.ts';
import { download, tooLarge, unreadable } from '../download.ts';
import type { FileReader } from './attached-file.ts';

export interface FilesOptions {
  readonly token: Secret;
  /** Address of the Web API server. */
  readonly url: string;
  readonly clock: Clock;
}

/** Slack's own host for files. The token goes to no other. */
const slackHost = 'files.slack.com';

/** Reads attached files from Slack, when and only when they are asked for. */
export function createFileReader({ token, url, clock }: FilesOptions): FileReader {
  return ({ name, size, address }) => ({
    name,
    ...(size !== undefined && { size }),
    key: address,
    read: async (mostBytes) => {
      if (size !== undefined && size > mostBytes) throw tooLarge();
      const from = URL.parse(address);
      if (from === null || (from.host !== slackHost && from.host !== new URL(url).host)) {
        throw unreadable('the file is not kept at Slack');
      }
      // Without the scope for files Slack sends on to a page for signing in, which `download` refuses.
      return download(from.href, {
        mostBytes,
        clock,
        headers: { authorization: `Bearer ${token.reveal()}` },
      });
    },
  });
}
