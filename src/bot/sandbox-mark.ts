import type { Account } from './command.ts';
import type { Language } from './language.ts';
import { note, type Reply } from './reply.ts';
import { conversationTexts } from './texts/conversation.ts';

/** Everything from a sandbox says so, lest imitated money is taken for real. */
export function marked(reply: Reply, account: Pick<Account, 'sandbox'>, language: Language): Reply {
  if (account.sandbox === undefined) return reply;
  return { ...reply, blocks: [...reply.blocks, note(conversationTexts[language].sandboxAccount)] };
}
