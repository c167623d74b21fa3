import { InputFile } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Buttons } from '../../bot/buttons.ts';
import { type ChatMessage, type Conversation, PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import type { BarsBlock, FileBlock, Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Sending } from '../sending.ts';
import { type Api, call } from './api.ts';
import { captioned, idsOf, placing, postedId, type Text } from './fields.ts';
import { againIfUnknown, allOrUnknown, edited } from './outcome.ts';
import { isMediaRefused, withoutMedia, withoutPictures } from './refused-media.ts';
import { type RenderedReply, renderReply } from './render.ts';
import { telegramTexts } from './texts.ts';

export interface OutboundOptions {
  readonly api: Api;
  readonly sending: Sending;
  readonly buttons: Buttons;
  /** Draws amounts as a PNG picture. */
  readonly draw: (chart: BarsBlock) => Promise<Uint8Array>;
  readonly log: Logger;
  /** The language of replies that do not name theirs. */
  readonly language: Language;
}

/** Shows replies in chats. */
export interface Outbound {
  /** @throws PostError */
  post(to: Conversation, reply: Reply, answers?: ChatMessage): Promise<PostedId>;
  /** @throws PostError */
  edit(at: Conversation, id: PostedId, reply: Reply): Promise<void>;
}

/** A reply that is ready to be sent. */
interface Drawn {
  readonly reply: Reply;
  readonly rendered: RenderedReply;
  readonly pictures: readonly Uint8Array[];
}

const noPreview = { link_preview_options: { is_disabled: true } } as const;

export function createOutbound({ api, sending, buttons, draw, log, language }: OutboundOptions): Outbound {
  async function keyboard(
    to: Conversation,
    { buttons: rows }: RenderedReply,
  ): Promise<InlineKeyboardMarkup | undefined> {
    if (rows.length === 0) return undefined;
    const ids = await buttons.keep(to, rows.flat());
    let next = 0;
    return {
      inline_keyboard: rows.map((row) =>
        row.map(({ label }) => {
          const id = ids[next] ?? '';
          next += 1;
          return { text: label, callback_data: id };
        }),
      ),
    };
  }

  async function sendText(to: Conversation, { text, entities }: Text, other: object): Promise<number> {
    const sent = await sending.to(to.id, (chat) =>
      call('sendMessage', () => api.sendMessage(chat, text, { entities: [...entities], ...noPreview, ...other })),
    );
    return sent.message_id;
  }

  async function sendFile(
    to: Conversation,
    file: FileBlock,
    caption: Text | undefined,
    other: object,
  ): Promise<number> {
    const sent = await sending.to(to.id, (chat) =>
      call('sendDocument', () =>
        api.sendDocument(chat, new InputFile(Buffer.from(file.content), file.name), {
          ...captioned(caption),
          ...other,
        }),
      ),
    );
    return sent.message_id;
  }

  async function sendChart(
    to: Conversation,
    png: Uint8Array,
    caption: Text | undefined,
    other: object,
  ): Promise<number> {
    const sent = await sending.to(to.id, (chat) =>
      call('sendPhoto', () =>
        api.sendPhoto(chat, new InputFile(png, 'chart.png'), { ...captioned(caption), ...other }),
      ),
    );
    return sent.message_id;
  }

  /** The reply with its pictures; with bars of characters where they cannot be drawn. */
  async function drawn(reply: Reply): Promise<Drawn> {
    const rendered = renderReply(reply);
    try {
      return { reply, rendered, pictures: await Promise.all(rendered.charts.map(draw)) };
    } catch (err) {
      log.warn({ err }, 'a chart could not be drawn');
      return { reply, rendered: renderReply(withoutPictures(reply)), pictures: [] };
    }
  }

  async function post(to: Conversation, reply: Reply, answers?: ChatMessage): Promise<PostedId> {
    try {
      return await show(to, await drawn(reply), answers);
    } catch (error) {
      if (!isMediaRefused(error)) throw error;
      log.warn({ err: error }, 'a picture or a file was refused');
      const bare = withoutMedia(reply, telegramTexts[reply.language ?? language]);
      return show(to, { reply, rendered: renderReply(bare), pictures: [] }, answers);
    }
  }

  async function show(
    to: Conversation,
    { reply, rendered, pictures }: Drawn,
    answers?: ChatMessage,
  ): Promise<PostedId> {
    const { messages, files, caption } = rendered;
    const markup = await keyboard(to, rendered);
    const placed = placing(to, answers, reply);
    const withMarkup = markup === undefined ? placed : { ...placed, reply_markup: markup };
    const [picture] = pictures;
    if (caption !== undefined && pictures.length === 1 && files.length === 0 && picture !== undefined) {
      return postedId([await sendChart(to, picture, caption, withMarkup)]);
    }
    const [file] = files;
    if (caption !== undefined && pictures.length === 0 && files.length === 1 && file !== undefined) {
      return postedId([await sendFile(to, file, caption, withMarkup)]);
    }
    const texts = messages.map(
      (each, at) => () => sendText(to, each, at === messages.length - 1 ? withMarkup : placed),
    );
    const charts = pictures.map((png) => () => sendChart(to, png, undefined, placed));
    const documents = files.map((each) => () => sendFile(to, each, undefined, placed));
    return postedId(await allOrUnknown([...texts, ...charts, ...documents]));
  }

  async function remove(to: Conversation, message: number): Promise<void> {
    try {
      await sending.to(to.id, (chat) => call('deleteMessage', () => api.deleteMessage(chat, message)));
    } catch (error) {
      // What is gone already, or too old to be deleted, may stay.
      if (!(error instanceof PostError)) throw error;
    }
  }

  async function edit(at: Conversation, id: PostedId, reply: Reply): Promise<void> {
    const rendered = renderReply(reply);
    const [first, ...more] = idsOf(id);
    const [text, ...texts] = rendered.messages;
    const isText = rendered.charts.length === 0 && rendered.files.length === 0;
    if (first === undefined || text === undefined || texts.length > 0 || !isText) {
      if (reply.inPlace) throw new PostError('failed', 'a reply of several messages replaces none');
      // A text cannot become a picture or a file, so the new message comes first and the old one goes.
      await post(at, reply);
      for (const old of [first, ...more]) if (old !== undefined) await remove(at, old);
      return;
    }
    const markup = await keyboard(at, rendered);
    const isThere = await againIfUnknown(() =>
      sending.to(at.id, (chat) =>
        edited(() =>
          call('editMessageText', () =>
            api.editMessageText(chat, first, text.text, {
              entities: [...text.entities],
              ...noPreview,
              ...(markup !== undefined && { reply_markup: markup }),
            }),
          ),
        ),
      ),
    );
    if (!isThere && reply.inPlace) throw new PostError('failed', 'the message to edit is gone');
    if (!isThere) await post(at, reply);
    for (const old of more) await remove(at, old);
  }

  return { post, edit };
}
