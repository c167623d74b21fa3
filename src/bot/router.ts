import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import { createTurns, type Turns } from '../lib/turns.ts';
import { type Access, includes, type Role } from './access.ts';
import { type ChatAdapter, type ChatMessage, type Conversation, PostError } from './chat.ts';
import type { Account, Command } from './command.ts';
import { failureReply } from './errors.ts';
import { createFormats, type Formats } from './format.ts';
import { incompleteReply, unknownReply, usageReply } from './guidance.ts';
import type { Language } from './language.ts';
import { parseLine } from './parse.ts';
import { note, type Reply, text } from './reply.ts';
import type { Settings } from './settings.ts';
import { conversationTexts } from './texts/conversation.ts';

export interface RouterParts {
  /** In the order that help shows them. */
  readonly commands: readonly Command[];
  readonly access: Access;
  readonly account: Account;
  readonly settings: Settings;
  /** The language of an answer to those whose choice cannot be looked up. */
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

/** Who asks, and how to write to them. */
interface Reader {
  readonly message: ChatMessage;
  readonly language: Language;
  readonly formats: Formats;
}

export function createRouter(parts: RouterParts): Router {
  const { account, settings, log } = parts;
  const turns = new Map<string, { readonly queue: Turns; waiting: number }>();
  const formats = { en: createFormats('en', account.zone), ru: createFormats('ru', account.zone) };

  async function respond(adapter: ChatAdapter, message: ChatMessage): Promise<void> {
    const reply = await answer(message);
    if (reply === undefined) return;
    try {
      await adapter.post(message.in, reply);
    } catch (err) {
      const gone = err instanceof PostError && err.code === 'gone';
      log[gone ? 'debug' : 'error']({ err, platform: adapter.platform }, 'a reply could not be posted');
    }
  }

  async function answer(message: ChatMessage): Promise<Reply | undefined> {
    let { language } = parts;
    try {
      const role = await parts.access.roleOf(message);
      if (role === undefined) return refusal(conversationTexts[language].stranger);
      language = await settings.languageFor(message);
      return await run(parts, { message, language, formats: formats[language] }, role);
    } catch (err) {
      const reference = createReference();
      log.error({ err, reference, platform: message.in.platform }, 'a command failed');
      return failureReply(err, reference, {
        language,
        formats: formats[language],
        now: account.now().epochMilliseconds,
      });
    }
  }

  return {
    handle: async (adapter, message) => {
      const key = conversationKey(message.in);
      const turn = turns.get(key) ?? { queue: createTurns(), waiting: 0 };
      turns.set(key, turn);
      turn.waiting += 1;
      await turn.queue.take(() => respond(adapter, message));
      turn.waiting -= 1;
      if (turn.waiting === 0) turns.delete(key);
    },
  };
}

function conversationKey(conversation: Conversation): string {
  return JSON.stringify([conversation.platform, conversation.id, conversation.thread]);
}

async function run(parts: RouterParts, reader: Reader, role: Role): Promise<Reply | undefined> {
  const { message, language } = reader;
  const offered = parts.commands.filter((command) => isOffered(command, role, parts.account));
  const meant = parseLine(message.text, parts.commands);
  if ('command' in meant && !includes(role, meant.command.role)) {
    return refusal(conversationTexts[language].needsRole(meant.command.role));
  }
  // What cannot be run is not offered in place of a mistyped command either.
  const parsed = 'command' in meant ? meant : parseLine(message.text, offered);
  switch (parsed.kind) {
    case 'empty':
      return undefined;
    case 'unknown':
      return unknownReply(parsed, language);
    case 'incomplete':
      return incompleteReply(parsed, language);
    case 'usage':
      return usageReply(parsed, language);
    case 'command': {
      const { command, values } = parsed;
      const { account, settings, log } = parts;
      const begun = performance.now();
      const reply = await command.run({ ...reader, role, account, settings, log, commands: offered }, values);
      const ms = Math.round(performance.now() - begun);
      log.info({ command: command.name, platform: message.in.platform, ms }, 'a command was answered');
      return marked(reply, account, language);
    }
  }
}

/** Whether somebody can make use of a command on this account. */
function isOffered(command: Command, role: Role, account: Account): boolean {
  return includes(role, command.role) && (command.sandboxOnly !== true || account.sandbox !== undefined);
}

function refusal(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}

/** Every answer from a sandbox says so, lest imitated money is taken for real. */
function marked(reply: Reply, account: Account, language: Language): Reply {
  if (account.sandbox === undefined) return reply;
  return { ...reply, blocks: [...reply.blocks, note(conversationTexts[language].sandboxAccount)] };
}
