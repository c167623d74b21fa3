import { type ChatMessage, type Conversation, PostError, type PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import { type Reply, text } from '../../bot/reply.ts';
import type { Store } from '../../storage/store.ts';
import { platform } from './inbound.ts';
import type { Outbound } from './outbound.ts';
import type { Presses } from './presses.ts';
import { renderReply } from './render.ts';
import { telegramTexts } from './texts.ts';

export interface PrivateRepliesOptions {
  readonly outbound: Outbound;
  readonly presses: Presses;
  /** What is to be asked again when a person has opened the private chat. */
  readonly waiting: Store<WaitingMessage>;
  readonly username: string;
  readonly languageFor: (message: ChatMessage) => Promise<Language>;
}

/** A message whose answer could not be shown. */
export type WaitingMessage = Omit<ChatMessage, 'files'>;

/** Shows a reply to the one person who asked, where others read along. */
export interface PrivateReplies {
  /** As an alert over the chat when it fits, else in the private chat. @throws PostError, StorageError */
  show(reply: Reply, answers: ChatMessage): Promise<PostedId>;
  /**
   * What a person who has just opened the private chat asked before. It is to be answered anew, as what the person may
   * see can have changed since; `undefined` when nothing waits. @throws StorageError
   */
  take(person: string): Promise<ChatMessage | undefined>;
}

/** Telegram's longest alert. */
const longestAlert = 200;
/** Soon nobody waits for it any more. */
const waitingMs = 600_000;
/** Stands in the link that opens the private chat, and comes back with /start. */
export const startWord = 'show';

export function createPrivateReplies(options: PrivateRepliesOptions): PrivateReplies {
  const { outbound, presses, waiting, username, languageFor } = options;
  const link = `https://t.me/${username}?start=${startWord}`;

  /** A press is answered once, so a reply that cannot be an alert goes to the private chat first. */
  async function show(reply: Reply, answers: ChatMessage): Promise<PostedId> {
    // The id of a press is its query's.
    const query = answers.pressed === undefined ? undefined : answers.id;
    const { from } = answers;
    const alert = alertOf(reply);
    if (query !== undefined && alert !== undefined && (await presses.answer(query, { text: alert, alert: true }))) {
      return '';
    }
    try {
      const id = await outbound.post(privateChat(from.id), reply);
      if (query !== undefined) {
        const texts = telegramTexts[await languageFor(answers)];
        await presses.answer(query, { text: texts.sentPrivately });
      }
      return id;
    } catch (error) {
      if (!(error instanceof PostError) || error.code !== 'gone') throw error;
      if (reply.again !== undefined) {
        const { files: _none, ...message } = answers;
        await waiting.set(from.id, { ...message, text: reply.again }, waitingMs);
        if (query !== undefined && (await presses.answer(query, { url: link }))) return '';
      }
      const texts = telegramTexts[await languageFor(answers)];
      return outbound.post(answers.in, startFirst(texts.startFirst(`@${username}`)), answers);
    }
  }

  return {
    show,
    take: async (person) => {
      const message = await waiting.get(person);
      if (message === undefined) return undefined;
      await waiting.delete(person);
      return { ...message, files: [] };
    },
  };
}

function startFirst(sentence: string): Reply {
  return { summary: sentence, blocks: [text(sentence)] };
}

function privateChat(person: string): Conversation {
  return { platform, id: person, kind: 'private' };
}

/** The reply as the text of an alert, which has no entities; `undefined` when it is too long or more than text. */
function alertOf(reply: Reply): string | undefined {
  const { messages, charts, files } = renderReply(reply);
  const [only, ...more] = messages;
  if (only === undefined || more.length > 0 || charts.length > 0 || files.length > 0) return undefined;
  return only.text.length <= longestAlert ? only.text : undefined;
}
