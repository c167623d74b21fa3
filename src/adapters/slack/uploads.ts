import type { Conversation } from '../../bot/chat.ts';
import type { Sending } from '../sending.ts';
import { type Api, call, SlackError } from './api.ts';
import { postTo } from './post-to.ts';

export interface UploadsOptions {
  readonly api: Api;
  readonly sending: Sending;
}

/** Puts files beside the messages of a conversation. */
export interface Uploads {
  /** @param title - stands above the file @throws PostError */
  send(to: Conversation, file: { readonly name: string; readonly title: string }, content: Uint8Array): Promise<void>;
}

const uploadMs = 30_000;

/**
 * Slack's present way of uploading in three steps: an address for the bytes, the bytes, and where they are to be shown.
 *
 * @see https://docs.slack.dev/messaging/working-with-files#upload
 */
export function createUploads({ api, sending }: UploadsOptions): Uploads {
  return {
    send: (to, { name, title }, content) =>
      sending.to(to.id, async (channel) => {
        const { upload_url: address, file_id: id } = await call('files.getUploadURLExternal', () =>
          api.files.getUploadURLExternal({ filename: name, length: content.byteLength }),
        );
        if (address === undefined || id === undefined) throw failed('no address was given');
        await put(address, content);
        await call('files.completeUploadExternal', () =>
          api.files.completeUploadExternal({
            files: [{ id, title }],
            channel_id: channel,
            ...(to.thread !== undefined && { thread_ts: to.thread }),
          }),
        );
      }),
  };
}

async function put(address: string, content: Uint8Array): Promise<void> {
  const response = await postTo({
    method: 'upload',
    address,
    type: 'application/octet-stream',
    body: Buffer.from(content),
    withinMs: uploadMs,
  });
  // What stands in it is of no use, and may break off.
  await response.body?.cancel().catch(() => undefined);
  if (!response.ok) throw failed(`status ${response.status}`);
}

function failed(message: string): SlackError {
  return new SlackError('upload', { message, refusal: 'upload_failed' });
}
