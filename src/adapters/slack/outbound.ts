import { type Conversation, PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import type { BarsBlock, FileBlock, Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import { allOrUnknown } from '../outcome.ts';
import type { Sending } from '../sending.ts';
import { type Api, call, SlackError } from './api.ts';
import { type Beside, besideOf, sentenceMessages } from './beside.ts';
import type { KeptButtons } from './kept-buttons.ts';
import { plain, unlinked } from './plain.ts';
import { postedId, postedOf } from './posted-id.ts';
import { type RenderedReply, renderReply, type SlackMessage } from './render.ts';
import { slackTexts } from './texts.ts';
import type { Uploads } from './uploads.ts';

export interface OutboundOptions {
  readonly api: Api;
  readonly sending: Sending;
  readonly buttons: KeptButtons;
  readonly uploads: Uploads;
  /** Whether a reply fails when a file of it cannot be shown just now; else a sentence stands in the file's place. */
  readonly isWhole?: boolean;
  /** Draws amounts as a PNG picture. */
  readonly draw: (chart: BarsBlock) => Promise<Uint8Array>;
  /** Of words that are the platform's own. */
  readonly language: Language;
  readonly log: Logger;
}

/** How a reply is to look. */
export interface Looks {
  /** Charts as pictures beside the message, rather than as bars of characters in it. */
  readonly pictures: boolean;
  readonly mostMessages: number;
}

/** Shows replies to everybody in a conversation. */
export interface Outbound {
  /** @throws PostError */
  post(to: Conversation, reply: Reply): Promise<PostedId>;
  /** Puts a reply in place of messages of ours. @returns as `ChatAdapter.edit` @throws PostError */
  edit(at: Conversation, messages: readonly string[], reply: Reply): Promise<PostedId | undefined>;
  /** Takes messages of ours away; those that are gone already are no failure. Never rejects. */
  remove(at: Conversation, messages: readonly string[]): Promise<void>;
  /** The reply as messages, its buttons kept. */
  render(to: Conversation, reply: Reply, looks: Looks): Promise<RenderedReply>;
  /** Posts one message. @returns its `ts` @throws PostError */
  send(to: Conversation, message: SlackMessage): Promise<string>;
  /**
   * Puts the charts of a reply, and its files, beside its messages.
   *
   * @param say - shows the bars of characters of a chart that could not be shown as a picture
   * @returns the files that could not be shown, or of which that is not known
   * @throws PostError when the bars of characters could not be shown either
   */
  attach(
    to: Conversation,
    beside: Beside,
    say: (message: SlackMessage) => Promise<unknown>,
  ): Promise<readonly FileBlock[]>;
}

/** A reply that needs more becomes a file. */
const mostMessages = 8;

export function createOutbound(options: OutboundOptions): Outbound {
  const { api, sending, buttons, uploads, draw, language, log, isWhole = false } = options;

  async function render(to: Conversation, reply: Reply, looks: Looks): Promise<RenderedReply> {
    const texts = slackTexts[reply.language ?? language];
    return renderReply(reply, { ...looks, buttons: await buttons.keep(to, reply), texts });
  }

  async function send(to: Conversation, { text, blocks }: SlackMessage): Promise<string> {
    const sent = await sending.to(to.id, (channel) =>
      call('chat.postMessage', () =>
        api.chat.postMessage({
          channel,
          text,
          blocks: [...blocks],
          ...plain,
          ...(to.thread !== undefined && { thread_ts: to.thread }),
        }),
      ),
    );
    return sent.ts ?? '';
  }

  /** Pictures that cannot be drawn or uploaded become bars of characters. */
  async function attach(
    to: Conversation,
    { charts, files }: Beside,
    say: (message: SlackMessage) => Promise<unknown>,
  ): Promise<readonly FileBlock[]> {
    for (const chart of charts) {
      try {
        await uploads.send(to, { name: 'chart.png', title: chart.picture?.title ?? 'chart' }, await draw(chart));
      } catch (err) {
        log.warn({ err }, 'a chart could not be shown');
        const { messages } = await render(to, asCharacters(chart), { pictures: false, mostMessages });
        for (const message of messages) await say(message);
      }
    }
    const missing: FileBlock[] = [];
    for (const file of files) {
      try {
        await uploads.send(to, { name: file.name, title: file.name }, Buffer.from(file.content));
      } catch (err) {
        const isRefused = err instanceof PostError && err.isRefused;
        if (isWhole && !isRefused) throw err;
        log.warn({ err }, 'a file could not be shown');
        missing.push(file);
      }
    }
    return missing;
  }

  async function post(place: Conversation, reply: Reply): Promise<PostedId> {
    const to = placeOf(place, reply);
    const rendered = await render(to, reply, { pictures: true, mostMessages });
    const ts: string[] = [];
    const say = async (message: SlackMessage): Promise<void> => void ts.push(await send(to, message));
    await allOrUnknown([
      ...rendered.messages.map((message) => () => say(message)),
      async () => {
        const missing = await attach(to, besideOf(rendered), say);
        if (missing.length === 0) return;
        const texts = slackTexts[reply.language ?? language];
        for (const message of sentenceMessages(texts.fileFailed, texts)) await say(message);
      },
    ]);
    return postedId({ kind: 'messages', ts });
  }

  async function remove(at: Conversation, messages: readonly string[]): Promise<void> {
    for (const ts of messages) {
      try {
        await sending.to(at.id, (channel) =>
          isThere(() => call('chat.delete', () => api.chat.delete({ channel, ts }))),
        );
      } catch (err) {
        // Its successor is shown.
        log.warn({ err }, 'a message that was replaced could not be deleted');
      }
    }
  }

  /** `false` for a message that is gone or cannot be edited any more. */
  async function update(at: Conversation, ts: string, { text, blocks }: SlackMessage): Promise<boolean> {
    return sending.to(at.id, (channel) =>
      isThere(() =>
        call('chat.update', () => api.chat.update({ channel, ts, text, blocks: [...blocks], ...unlinked })),
      ),
    );
  }

  async function edit(at: Conversation, messages: readonly string[], reply: Reply): Promise<PostedId | undefined> {
    const rendered = await render(at, reply, { pictures: true, mostMessages });
    const [first, ...more] = messages;
    const [message, ...others] = rendered.messages;
    const { charts, files } = besideOf(rendered);
    const isText = charts.length === 0 && files.length === 0;
    if (first === undefined || message === undefined || others.length > 0 || !isText) {
      if (reply.inPlace) {
        throw new PostError('failed', 'a reply of several messages replaces none', { isRefused: true });
      }
      // What is beside a message cannot be edited into it, so the new ones come first and the old ones go.
      const posted = await post(at, reply);
      await remove(at, messages);
      return posted;
    }
    const isUpdated = await update(at, first, message);
    if (!isUpdated && reply.inPlace) throw new PostError('failed', 'the message to edit is gone', { isRefused: true });
    const posted = isUpdated ? undefined : await post(at, reply);
    await remove(at, more);
    return posted;
  }

  return { post, edit, remove, send, render, attach };
}

/** In the thread of the message that the reply belongs to; a thread has no threads in it. */
function placeOf(to: Conversation, { under }: Reply): Conversation {
  if (under === undefined || to.thread !== undefined) return to;
  const posted = postedOf(under);
  const thread = posted.kind === 'messages' ? posted.ts[0] : undefined;
  return thread === undefined ? to : { ...to, thread };
}

/** A message that was deleted, or that is not ours to edit. */
const lost: readonly string[] = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'cant_delete_message',
];

async function isThere(make: () => Promise<unknown>): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    if (error instanceof SlackError && lost.includes(error.refusal ?? '')) return false;
    throw error;
  }
}

function asCharacters({ bars }: BarsBlock): Reply {
  return { summary: '', blocks: [{ kind: 'bars', bars }] };
}
