import type { Logger } from '../lib/logger.ts';
import { type ChatAdapter, type ChatMessage, PostError, type PostedId } from './chat.ts';
import { note, type Reply } from './reply.ts';

interface Delivery {
  readonly adapter: ChatAdapter;
  /** The message that is answered. */
  readonly message: ChatMessage;
  readonly reply: Reply;
  /** The message of ours in whose place the reply goes. */
  readonly over: PostedId | undefined;
  /** What goes there instead, when that message only announced the reply. */
  readonly instead: Instead | undefined;
  readonly log: Logger;
}

interface Instead {
  /** When the reply is for the asker alone. */
  readonly told: string;
  /** When the reply may not have been shown: it is not shown again. */
  readonly lost: string;
}

/**
 * Shows a reply, in place of another when that can be; a failure is logged, since there is nobody to tell.
 *
 * @returns the message that shows it; `undefined` when nobody knows one
 */
export async function deliver({
  adapter,
  message,
  reply,
  over,
  instead,
  log,
}: Delivery): Promise<PostedId | undefined> {
  const say = async (sentence: string | undefined): Promise<void> => {
    if (over === undefined || sentence === undefined) return;
    await attempt(adapter, log, () => adapter.edit(message.in, over, { summary: sentence, blocks: [note(sentence)] }));
  };
  let posted: PostedId | undefined;
  const post = async (): Promise<void> => {
    posted = await adapter.post(message.in, reply, message);
  };
  // In a private chat there is nobody else, so an answer for the asker goes where it was announced.
  const isApart = reply.audience !== undefined && message.in.kind === 'group';
  if (over === undefined || isApart) {
    const shown = await attempt(adapter, log, post);
    await say(shown === 'shown' ? instead?.told : instead?.lost);
    return posted;
  }
  const edited = await attempt(adapter, log, async () => {
    posted = await adapter.edit(message.in, over, reply);
  });
  if (edited === 'shown') return posted ?? over;
  if (edited === 'failed') await attempt(adapter, log, post);
  if (edited === 'unknown') await say(instead?.lost);
  return posted;
}

async function attempt(
  adapter: ChatAdapter,
  log: Logger,
  show: () => Promise<unknown>,
): Promise<'shown' | PostError['code']> {
  try {
    await show();
    return 'shown';
  } catch (err) {
    const code = err instanceof PostError ? err.code : 'failed';
    log[code === 'gone' ? 'debug' : 'error']({ err, platform: adapter.platform }, 'a reply could not be posted');
    return code;
  }
}
