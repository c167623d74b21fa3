import { InputFile } from 'grammy';
import type { Conversation } from '../../bot/chat.ts';
import type { FileBlock } from '../../bot/reply.ts';
import type { Sending } from '../sending.ts';
import { type Api, call } from './api.ts';
import { captioned, type Text } from './fields.ts';

/** Fields of the Bot API that every message may have: where it stands, what it answers, the buttons under it. */
export type Placed = object;

/** Sends one message each. All of it gives the message's number and throws PostError. */
export interface Sends {
  text(to: Conversation, text: Text, placed: Placed): Promise<number>;
  file(to: Conversation, file: FileBlock, caption: Text | undefined, placed: Placed): Promise<number>;
  chart(to: Conversation, png: Uint8Array, caption: Text | undefined, placed: Placed): Promise<number>;
}

export const noPreview = { link_preview_options: { is_disabled: true } } as const;

export function createSends(api: Api, sending: Sending): Sends {
  return {
    text: async (to, { text, entities }, placed) => {
      const sent = await sending.to(to.id, (chat) =>
        call('sendMessage', () => api.sendMessage(chat, text, { entities: [...entities], ...noPreview, ...placed })),
      );
      return sent.message_id;
    },
    file: async (to, { name, content }, caption, placed) => {
      const sent = await sending.to(to.id, (chat) =>
        call('sendDocument', () =>
          api.sendDocument(chat, new InputFile(Buffer.from(content), name), { ...captioned(caption), ...placed }),
        ),
      );
      return sent.message_id;
    },
    chart: async (to, png, caption, placed) => {
      const sent = await sending.to(to.id, (chat) =>
        call('sendPhoto', () =>
          api.sendPhoto(chat, new InputFile(png, 'chart.png'), { ...captioned(caption), ...placed }),
        ),
      );
      return sent.message_id;
    },
  };
}
