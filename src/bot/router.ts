import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import { type Access, includes } from './access.ts';
import { type ChatAdapter, type ChatMessage, type Conversation, PostError } from './chat.ts';
import type { Account, Command } from './command.ts';
import { failureReply } from './errors.ts';
import { createFormats } from './format.ts';
import { incompleteReply, unknownReply, usageReply } from './guidance.ts';
import type { Language } from './language.ts';
import { parseLine } from './parse.ts';
import { note, type Reply, text } from './reply.ts';
import { conversationTexts } from './texts/conversation.ts';

export interface RouterParts {
  /** In the order that help shows them. */
  readonly commands: readonly Command[];
  readonly access: Access;
  readonly account: Account;
  readonly language: Language;
  readonly log: Logger;
}

/** The one way from a message to its answer, whatever the platform. */
export interface Router {
  /**
   * Answers a message: reads it, checks the author's role, runs the command, posts the reply. Never rejects. Messages
   * of one conversation are answered in their order; conversations do not wait for each other.
   */
  handle(adapter: ChatAdapter, message: ChatMessage): Promise<void>;
}

export function createRouter(parts: RouterParts): Router {
  const { log } = parts;
  const queues = new Map<string, Promise<void>>();

  async function respond(adapter: ChatAdapter, message: ChatMessage): Promise<void> {
    const reply = await answer(parts, message);
    if (reply === undefined) return;
    try {
      await adapter.post(message.in, reply);
    } catch (err) {
      const gone = err instanceof PostError && err.code === 'gone';
      log[gone ? 'debug' : 'error']({ err, platform: adapter.platform }, 'a reply could not be posted');
    }
  }

  return {
    handle: async (adapter, message) => {
      const key = queueKey(message.in);
      const turn = (queues.get(key) ?? Promise.resolve()).then(() => respond(adapter, message));
      queues.set(key, turn);
      await turn;
      if (queues.get(key) === turn) queues.delete(key);
    },
  };
}

function queueKey(conversation: Conversation): string {
  return JSON.stringify([conversation.platform, conversation.id, conversation.thread]);
}

async function answer(parts: RouterParts, message: ChatMessage): Promise<Reply | undefined> {
  const { account, language, log } = parts;
  const formats = createFormats(language, account.zone);
  try {
    const role = await parts.access.roleOf(message);
    if (role === undefined) return refusal(conversationTexts[language].stranger);
    const commands = parts.commands.filter((command) => includes(role, command.role));
    const parsed = parseLine(message.text, parts.commands);
    switch (parsed.kind) {
      case 'empty':
        return undefined;
      case 'unknown':
        return unknownReply(parsed, language);
      case 'incomplete':
        return incompleteReply(parsed, language);
      case 'usage':
        return usageReply(message.text, parsed.command, parsed.problem, language);
      case 'command': {
        if (!includes(role, parsed.command.role))
          return refusal(conversationTexts[language].needsRole(parsed.command.role));
        const context = { message, role, language, formats, account, log, commands };
        return marked(await parsed.command.run(context, parsed.values), parts);
      }
    }
  } catch (err) {
    const reference = createReference();
    log.error({ err, reference, platform: message.in.platform }, 'a command failed');
    return failureReply(err, reference, { language, formats, now: account.now().epochMilliseconds });
  }
}

function refusal(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}

/** Every answer from a sandbox says so, lest imitated money is taken for real. */
function marked(reply: Reply, { account, language }: RouterParts): Reply {
  if (account.sandbox === undefined) return reply;
  return { ...reply, blocks: [...reply.blocks, note(conversationTexts[language].sandboxAccount)] };
}
