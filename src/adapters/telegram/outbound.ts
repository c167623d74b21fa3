import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Buttons } from '../../bot/buttons.ts';
import { type ChatMessage, type Conversation, PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import type { BarsBlock, Block, Button, Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import { allOrUnknown } from '../outcome.ts';
import type { Sending } from '../sending.ts';
import { withTypedAnswer } from '../typed-answer.ts';
import { type Api, call } from './api.ts';
import { idsOf, placing, postedId, type Text } from './fields.ts';
import { againIfUnknown, edited } from './outcome.ts';
import { isMediaRefused, withoutMedia, withoutPictures } from './refused-media.ts';
import { type RenderedReply, renderReply } from './render.ts';
import { createSends, noPreview, type Placed } from './sends.ts';
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
  /** @returns as `ChatAdapter.edit` @throws PostError */
  edit(at: Conversation, id: PostedId, reply: Reply): Promise<PostedId | undefined>;
  /** Deletes a message, ours or, where the bot may, somebody's. Never rejects. */
  remove(at: Conversation, message: number): Promise<void>;
}

/** A reply that is ready to be sent. */
interface Drawn {
  readonly reply: Reply;
  readonly rendered: RenderedReply;
  readonly pictures: readonly Uint8Array[];
}

export function createOutbound({ api, sending, buttons, draw, log, language }: OutboundOptions): Outbound {
  const sends = createSends(api, sending);

  /** An answer without buttons is worth more than none. */
  async function keptIds(to: Conversation, shown: readonly Button[]): Promise<readonly string[] | undefined> {
    try {
      return await buttons.keep(to, shown);
    } catch (err) {
      log.error({ err }, 'the buttons of an answer could not be kept');
      return undefined;
    }
  }

  async function keyboard(
    to: Conversation,
    { buttons: rows }: RenderedReply,
  ): Promise<InlineKeyboardMarkup | undefined> {
    if (rows.length === 0) return undefined;
    const ids = await keptIds(to, rows.flat());
    if (ids === undefined) return undefined;
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

  function worded(reply: Reply): Reply {
    return withTypedAnswer(reply, telegramTexts[reply.language ?? language].typeIt);
  }

  async function post(to: Conversation, given: Reply, answers?: ChatMessage): Promise<PostedId> {
    const reply = worded(given);
    const { rendered, pictures } = await drawn(reply);
    const { messages, charts, files, caption } = rendered;
    const markup = await keyboard(to, rendered);
    const placed = placing(to, answers, reply);
    const withMarkup = markup === undefined ? placed : { ...placed, reply_markup: markup };
    const instead = (blocks: readonly Block[], other: Placed): Promise<readonly number[]> =>
      sayAll(
        to,
        renderReply(withoutMedia({ ...reply, blocks }, telegramTexts[reply.language ?? language])).messages,
        placed,
        other,
      );
    const [picture] = pictures;
    if (caption !== undefined && pictures.length === 1 && files.length === 0 && picture !== undefined) {
      const send = () => sends.chart(to, picture, caption, withMarkup);
      return postedId(await unlessRefused(send, () => instead(reply.blocks, withMarkup)));
    }
    const [file] = files;
    if (caption !== undefined && pictures.length === 0 && files.length === 1 && file !== undefined) {
      const send = () => sends.file(to, file, caption, withMarkup);
      return postedId(await unlessRefused(send, () => instead(reply.blocks, withMarkup)));
    }
    const works = [
      () => sayAll(to, messages, placed, withMarkup),
      ...pictures.map(
        (png, at) => () =>
          unlessRefused(
            () => sends.chart(to, png, undefined, placed),
            () => instead(charts.slice(at, at + 1), placed),
          ),
      ),
      ...files.map(
        (each) => () =>
          unlessRefused(
            () => sends.file(to, each, undefined, placed),
            () => instead([each], placed),
          ),
      ),
    ];
    return postedId((await allOrUnknown(works)).flat());
  }

  /** Sends a picture or a file, or what stands in its place where Telegram refuses it. */
  async function unlessRefused(
    send: () => Promise<number>,
    instead: () => Promise<readonly number[]>,
  ): Promise<readonly number[]> {
    try {
      return [await send()];
    } catch (err) {
      if (!isMediaRefused(err)) throw err;
      log.warn({ err }, 'a picture or a file was refused');
      return instead();
    }
  }

  /** Sends texts, the last of them with the buttons. */
  function sayAll(to: Conversation, texts: readonly Text[], placed: Placed, last: Placed): Promise<readonly number[]> {
    return allOrUnknown(texts.map((each, at) => () => sends.text(to, each, at === texts.length - 1 ? last : placed)));
  }

  async function remove(to: Conversation, message: number): Promise<void> {
    try {
      await sending.to(to.id, (chat) => call('deleteMessage', () => api.deleteMessage(chat, message)));
    } catch (err) {
      // What is gone already, or too old to be deleted, may stay; and whatever else fails, its successor is shown.
      if (!(err instanceof PostError)) log.warn({ err }, 'a message that was replaced could not be deleted');
    }
  }

  async function edit(at: Conversation, id: PostedId, reply: Reply): Promise<PostedId | undefined> {
    const rendered = renderReply(worded(reply));
    const [first, ...more] = idsOf(id);
    const [text, ...texts] = rendered.messages;
    const isText = rendered.charts.length === 0 && rendered.files.length === 0;
    if (first === undefined || text === undefined || texts.length > 0 || !isText) {
      if (reply.inPlace) {
        throw new PostError('failed', 'a reply of several messages replaces none', { isRefused: true });
      }
      // A text cannot become a picture or a file, so the new message comes first and the old one goes.
      const posted = await post(at, reply);
      for (const old of [first, ...more]) if (old !== undefined) await remove(at, old);
      return posted;
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
    if (!isThere && reply.inPlace) throw new PostError('failed', 'the message to edit is gone', { isRefused: true });
    const posted = isThere ? undefined : await post(at, reply);
    for (const old of more) await remove(at, old);
    return posted;
  }

  return { post, edit, remove };
}
