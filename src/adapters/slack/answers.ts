import { PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import { note, type Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Sending } from '../sending.ts';
import { type Api, call, SlackError } from './api.ts';
import type { Directs } from './directs.ts';
import { type Origin, originKey } from './origins.ts';
import type { Outbound } from './outbound.ts';
import { unlinked } from './plain.ts';
import { type Posted, postedId } from './posted-id.ts';
import type { SlackMessage } from './render.ts';
import { type ResponseWay, removeOriginal, respond } from './respond.ts';
import { shareWord } from './share.ts';
import { slackTexts } from './texts.ts';

export interface AnswersOptions {
  readonly api: Api;
  /** Address of the Web API server. */
  readonly url: string;
  readonly sending: Sending;
  readonly outbound: Outbound;
  readonly directs: Directs;
  /** Of words that are the platform's own. */
  readonly language: Language;
  readonly log: Logger;
}

/** Shows answers in channels: to the asker alone, or to everybody when that was asked for. */
export interface Answers {
  /** @throws PostError */
  post(reply: Reply, origin: Origin): Promise<PostedId>;
  /** Puts the answer in place of what was said meanwhile, or of the answer that was pressed. @throws PostError */
  replace(posted: Posted & { readonly kind: 'answer' | 'notice' }, reply: Reply, origin: Origin): Promise<void>;
}

/** A response address can be used five times, one of them for "working…" and one to take a message away. */
const mostMessages = 3;
const alone = { pictures: false, mostMessages };
const open = { pictures: true, mostMessages };

export function createAnswers({ api, url, sending, outbound, directs, language, log }: AnswersOptions): Answers {
  async function ephemeral({ message: { in: to, from } }: Origin, { text, blocks }: SlackMessage): Promise<void> {
    await sending.to(to.id, (channel) =>
      call('chat.postEphemeral', () =>
        api.chat.postEphemeral({
          channel,
          user: from.id,
          text,
          blocks: [...blocks],
          ...unlinked,
          ...(to.thread !== undefined && { thread_ts: to.thread }),
        }),
      ),
    );
  }

  /** At the response address while that can be used, else by a call, for which the bot must be in the channel. */
  async function say(origin: Origin, to: ResponseWay['to'], message: SlackMessage): Promise<void> {
    const { address, message: asked } = origin;
    if (address !== undefined) {
      try {
        const way = { to, thread: asked.in.thread };
        return await sending.to(address, () => respond(url, address, way, message));
      } catch (error) {
        if (!isUsedUp(error)) throw error;
      }
    }
    if (to === 'everyone') await outbound.send(asked.in, message);
    else await ephemeral(origin, message);
  }

  async function takeAway({ address }: Origin): Promise<void> {
    if (address === undefined) return;
    try {
      await sending.to(address, () => removeOriginal(url, address));
    } catch (err) {
      log.debug({ err }, 'an answer that was replaced could not be taken away');
    }
  }

  /** To the asker alone; files, which everybody in a channel would see, go to the direct chat. */
  async function answer(reply: Reply, origin: Origin, first: 'asker' | 'replace'): Promise<PostedId> {
    const { message } = origin;
    const texts = slackTexts[reply.language ?? language];
    const hasFiles = reply.blocks.some(({ kind }) => kind === 'file');
    const told = hasFiles ? withNote(reply, texts.fileInDirect) : reply;
    const rendered = await outbound.render(message.in, withShare(told, texts.share), alone);
    if (hasFiles || rendered.whole !== undefined) await outbound.attach(await directs.of(message.from.id), rendered);
    for (const [index, each] of rendered.messages.entries()) await say(origin, index === 0 ? first : 'asker', each);
    return postedId({ kind: 'answer', message: originKey(message) });
  }

  /**
   * To everybody. Above the answer to a command stands who asked, since nobody else has seen that; not what, since it may
   * hold a phone number.
   */
  async function share(reply: Reply, origin: Origin): Promise<PostedId> {
    const { in: to, from } = origin.message;
    const texts = slackTexts[reply.language ?? language];
    const heading = from.name === undefined ? [] : [note(texts.sharedBy(from.name))];
    const headed = { ...reply, blocks: [...heading, ...reply.blocks] };
    const rendered = await outbound.render(to, headed, open);
    for (const each of rendered.messages) await say(origin, 'everyone', each);
    try {
      await outbound.attach(to, rendered, (each) => say(origin, 'everyone', each));
    } catch (error) {
      if (!(error instanceof PostError) || error.code !== 'gone') throw error;
      // Slack takes no files for a channel that the bot is not in.
      await outbound.attach(await directs.of(from.id), { ...rendered, charts: [] });
      const sentence = texts.fileInDirect;
      const [only] = (await outbound.render(to, { summary: sentence, blocks: [note(sentence)] }, alone)).messages;
      if (only !== undefined) await say(origin, 'asker', only);
    }
    return postedId({ kind: 'nothing' });
  }

  /** Says that work goes on where the answer can stand in its place. */
  async function announce(reply: Reply, origin: Origin): Promise<PostedId> {
    const { in: to, pressed } = origin.message;
    if (origin.address !== undefined && (pressed === undefined || origin.isOnAnswer)) {
      return answer(reply, origin, origin.isOnAnswer ? 'replace' : 'asker');
    }
    const [only] = (await outbound.render(to, reply, alone)).messages;
    if (only === undefined) return postedId({ kind: 'nothing' });
    const thread = to.thread ?? origin.thread;
    const ts = await outbound.send(thread === undefined ? to : { ...to, thread }, only);
    return postedId({ kind: 'notice', ts, message: originKey(origin.message) });
  }

  async function post(reply: Reply, origin: Origin): Promise<PostedId> {
    if (reply.passing === true) return announce(reply, origin);
    if (!isForAll(reply, origin)) return answer(reply, origin, 'asker');
    const id = await share(reply, origin);
    if (origin.isOnAnswer) await takeAway(origin);
    return id;
  }

  return {
    post,
    replace: async (posted, reply, origin) => {
      if (posted.kind === 'notice') {
        await post(reply, origin);
        await outbound.remove(origin.message.in, [posted.ts]);
      } else if (isForAll(reply, origin) && origin.isOnAnswer) {
        await share(reply, origin);
        await takeAway(origin);
      } else if (isForAll(reply, origin)) {
        // The address of a command takes its last message away, whatever that is.
        await takeAway(origin);
        await share(reply, origin);
      } else {
        await answer(reply, origin, 'replace');
      }
    },
  };
}

function isForAll({ audience }: Reply, { isShared }: Origin): boolean {
  return isShared && audience === undefined;
}

function withNote(reply: Reply, sentence: string): Reply {
  return { ...reply, blocks: [...reply.blocks, note(sentence)] };
}

/** What can be asked again can be shown to everybody: a button is a typed command. */
function withShare(reply: Reply, label: string): Reply {
  const { again, buttons = [], audience } = reply;
  if (again === undefined || audience !== undefined) return reply;
  return { ...reply, buttons: [...buttons, { label, command: `${again} ${shareWord}` }] };
}

/** After five uses or half an hour. */
function isUsedUp(error: unknown): boolean {
  const cause = error instanceof PostError ? error.cause : error;
  return cause instanceof SlackError && (cause.refusal === 'expired_url' || cause.refusal === 'used_url');
}
