import { PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import { type FileBlock, note, type Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import { allOrUnknown } from '../outcome.ts';
import { besideOf, sentenceMessages } from './beside.ts';
import type { Directs } from './directs.ts';
import { type Origin, originKey } from './origins.ts';
import type { Outbound } from './outbound.ts';
import { type Posted, postedId } from './posted-id.ts';
import type { SlackMessage } from './render.ts';
import type { Sayings } from './sayings.ts';
import { shareWord } from './share.ts';
import { type SlackTexts, slackTexts } from './texts.ts';

export interface AnswersOptions {
  readonly sayings: Sayings;
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
  /**
   * Puts the answer in place of what was said meanwhile, or of the answer that was pressed.
   *
   * @returns as `ChatAdapter.edit`
   * @throws PostError
   */
  replace(
    posted: Posted & { readonly kind: 'answer' | 'notice' },
    reply: Reply,
    origin: Origin,
  ): Promise<PostedId | undefined>;
  /** Puts a reply in place of messages for everybody, one of which was pressed. @returns as `replace` @throws PostError */
  edit(messages: readonly string[], reply: Reply, origin: Origin): Promise<PostedId | undefined>;
}

/** A response address can be used five times, one of them for "working…" and one to take a message away. */
const mostMessages = 3;
const alone = { pictures: false, mostMessages };
const open = { pictures: true, mostMessages };

export function createAnswers({ sayings, outbound, directs, language, log }: AnswersOptions): Answers {
  /** @returns whether all of them are there */
  async function toDirect(person: string, files: readonly FileBlock[]): Promise<boolean> {
    try {
      const direct = await directs.of(person);
      const missing = await outbound.attach(direct, { charts: [], files }, (each) => outbound.send(direct, each));
      return missing.length === 0;
    } catch (err) {
      log.warn({ err }, 'a direct chat for a file could not be opened');
      return false;
    }
  }

  /** Files that everybody in a channel would see, or that it does not take, go to the direct chat; the asker is told. */
  async function giveFiles(files: readonly FileBlock[], origin: Origin, texts: SlackTexts): Promise<void> {
    if (files.length === 0) return;
    const isThere = await toDirect(origin.message.from.id, files);
    const sentence = isThere ? texts.fileInDirect : texts.fileFailed;
    for (const each of sentenceMessages(sentence, texts)) await sayings.say(origin, 'asker', each);
  }

  /** To the asker alone. */
  async function answer(reply: Reply, origin: Origin, first: 'asker' | 'replace'): Promise<PostedId> {
    const { message } = origin;
    const texts = slackTexts[reply.language ?? language];
    const rendered = await outbound.render(message.in, withShare(reply, texts.share), alone);
    await allOrUnknown([
      ...rendered.messages.map((each, index) => () => sayings.say(origin, index === 0 ? first : 'asker', each)),
      () => giveFiles(besideOf(rendered).files, origin, texts),
    ]);
    return postedId({ kind: 'answer', message: originKey(message) });
  }

  /**
   * To everybody. Above the answer to a command stands who asked, since nobody else has seen that; not what, since it may
   * hold a phone number.
   */
  async function share(reply: Reply, origin: Origin): Promise<PostedId> {
    const { in: to } = origin.message;
    const texts = slackTexts[reply.language ?? language];
    const rendered = await outbound.render(to, headed(reply, origin), open);
    const toAll = (each: SlackMessage): Promise<void> => sayings.say(origin, 'everyone', each);
    await allOrUnknown([
      ...rendered.messages.map((each) => () => toAll(each)),
      // Slack takes no files for a channel that the bot is not in.
      async () => giveFiles(await outbound.attach(to, besideOf(rendered), toAll), origin, texts),
    ]);
    return postedId({ kind: 'nothing' });
  }

  function headed(reply: Reply, { message: { from } }: Origin): Reply {
    if (from.name === undefined) return reply;
    const { sharedBy } = slackTexts[reply.language ?? language];
    return { ...reply, blocks: [note(sharedBy(from.name)), ...reply.blocks] };
  }

  /**
   * A question about the account is for everybody: others may approve of what is asked, and see what comes of it. It is
   * a message that can be edited later, but where the bot is no member.
   */
  async function ask(reply: Reply, origin: Origin): Promise<PostedId> {
    try {
      return await outbound.post(origin.message.in, headed(reply, origin));
    } catch (error) {
      if (!isGone(error) || origin.address === undefined) throw error;
      return share(reply, origin);
    }
  }

  /** Says that work goes on where the answer can stand in its place. */
  async function announce(reply: Reply, origin: Origin): Promise<PostedId> {
    const { address, isOnAnswer, message: asked } = origin;
    const { in: to, pressed } = asked;
    if (address !== undefined && (pressed === undefined || isOnAnswer)) {
      return answer(reply, origin, isOnAnswer ? 'replace' : 'asker');
    }
    const [only] = (await outbound.render(to, reply, alone)).messages;
    if (only === undefined) return postedId({ kind: 'nothing' });
    const thread = to.thread ?? origin.thread;
    const message = originKey(asked);
    try {
      const ts = await outbound.send(thread === undefined ? to : { ...to, thread }, only);
      return postedId({ kind: 'notice', ts, message });
    } catch (error) {
      if (!isGone(error) || address === undefined) throw error;
      // At this address only the message that was pressed could be replaced, so this one stays.
      await sayings.say(origin, 'asker', only);
      return postedId({ kind: 'notice', message });
    }
  }

  /**
   * In the direct chat, when the bot cannot write where the answer belongs. A question is answered only where it was
   * asked, so there one is told how it can be.
   */
  async function orInDirect(reply: Reply, origin: Origin, show: () => Promise<PostedId>): Promise<PostedId> {
    try {
      return await show();
    } catch (error) {
      if (!isGone(error)) throw error;
      const direct = await directs.of(origin.message.from.id);
      if (!isQuestion(reply)) return outbound.post(direct, reply);
      const sentence = slackTexts[reply.language ?? language].cannotAskThere;
      await outbound.post(direct, { summary: sentence, blocks: [note(sentence, 'warning')] });
      return postedId({ kind: 'nothing' });
    }
  }

  async function post(reply: Reply, origin: Origin): Promise<PostedId> {
    if (reply.passing === true) return announce(reply, origin);
    return orInDirect(reply, origin, async () => {
      if (isQuestion(reply)) return ask(reply, origin);
      if (!isForAll(reply, origin)) return answer(reply, origin, 'asker');
      const id = await share(reply, origin);
      if (origin.isOnAnswer) await sayings.takeAway(origin);
      return id;
    });
  }

  /** By the address of the press, for which the bot need not be in the channel; `false` when that cannot be. */
  async function replacePressed(reply: Reply, origin: Origin): Promise<boolean> {
    if (origin.address === undefined) return false;
    const rendered = await outbound.render(origin.message.in, reply, open);
    const [only, ...more] = rendered.messages;
    const { charts, files } = besideOf(rendered);
    if (only === undefined || more.length + charts.length + files.length > 0) return false;
    return sayings.inPlace(origin, only);
  }

  async function edit(messages: readonly string[], reply: Reply, origin: Origin): Promise<PostedId | undefined> {
    if (await replacePressed(reply, origin)) return undefined;
    try {
      return await outbound.edit(origin.message.in, messages, reply);
    } catch (error) {
      if (!isGone(error)) throw error;
      return orInDirect(reply, origin, async () => {
        const id = await share(reply, origin);
        await sayings.takeAway(origin);
        return id;
      });
    }
  }

  return {
    post,
    edit,
    replace: async (posted, reply, origin) => {
      if (posted.kind === 'notice') {
        const shown = await post(reply, origin);
        if (posted.ts !== undefined) await outbound.remove(origin.message.in, [posted.ts]);
        return shown;
      }
      if (!isForAll(reply, origin)) return orInDirect(reply, origin, () => answer(reply, origin, 'replace'));
      // The address of a command takes its last message away, whatever that is.
      if (!origin.isOnAnswer) await sayings.takeAway(origin);
      const shown = await post(reply, origin);
      // Not in `post`: a question that is asked at once leaves the answer that was pressed as it is.
      if (origin.isOnAnswer && isQuestion(reply)) await sayings.takeAway(origin);
      return shown;
    },
  };
}

/** What cannot be asked again, such as an error or an invitation, is nobody else's business. */
function isForAll(reply: Reply, { isShared }: Origin): boolean {
  return isQuestion(reply) || (isShared && reply.audience === undefined && reply.again !== undefined);
}

/** What only its asker sees has no thread to answer it in. */
function isQuestion({ asks, begins }: Reply): boolean {
  return asks !== undefined || begins !== undefined;
}

/** What can be asked again can be shown to everybody: a button is a typed command. */
function withShare(reply: Reply, label: string): Reply {
  const { again, buttons = [], audience } = reply;
  if (again === undefined || audience !== undefined) return reply;
  return { ...reply, buttons: [...buttons, { label, command: `${again} ${shareWord}` }] };
}

function isGone(error: unknown): boolean {
  return error instanceof PostError && error.code === 'gone';
}
