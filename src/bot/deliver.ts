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
  /** What goes there instead when the reply is for the asker alone. */
  readonly told: string | undefined;
  readonly log: Logger;
}

/** Shows a reply, in place of another when that can be; a failure is logged, since there is nobody to tell. */
export async function deliver({ adapter, message, reply, over, told, log }: Delivery): Promise<void> {
  if (over !== undefined && reply.audience === undefined) {
    const edited = await attempt(adapter, log, () => adapter.edit(message.in, over, reply));
    if (edited !== 'failed') return;
    await attempt(adapter, log, () => adapter.post(message.in, reply, message));
    return;
  }
  await attempt(adapter, log, () => adapter.post(message.in, reply, message));
  if (over === undefined || told === undefined) return;
  await attempt(adapter, log, () => adapter.edit(message.in, over, { summary: told, blocks: [note(told)] }));
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
