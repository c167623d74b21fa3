import type { Account } from './command.ts';
import type { Language } from './language.ts';
import { note, type Reply, strong, text } from './reply.ts';
import { conversationTexts } from './texts/conversation.ts';
import { greetingTexts } from './texts/greeting.ts';

/** The first words to a person who starts the bot in a terminal: what it is, which account, what to type. */
export function greetingReply(version: string, account: Account, language: Language): Reply {
  const texts = greetingTexts[language];
  const which =
    account.sandbox === undefined ? texts.account(account.name) : conversationTexts[language].sandboxAccount;
  const title = `smsc-chatops ${version}`;
  return { summary: title, blocks: [text(strong(title)), text(which), note(texts.start)] };
}
