import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import { reached } from '../lib/steps.ts';
import { createTurns, type Turns } from '../lib/turns.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { SmscError } from '../smsc/error.ts';
import type { Admission } from './access/access.ts';
import type { Claim } from './access/claim.ts';
import { type Access, includes, type Role } from './access/roles.ts';
import { claimedReply, invitationReply } from './access/strangers.ts';
import { type ChatAdapter, type ChatMessage, conversationKey, FileError } from './chat.ts';
import type { Account, Command } from './command.ts';
import { deliver } from './deliver.ts';
import { failureReply, userErrorReply } from './errors.ts';
import { createFormats, type Formats } from './format.ts';
import type { HealthReport } from './health.ts';
import type { Language } from './language.ts';
import { incompleteReply, unknownReply, usageReply } from './line/guidance.ts';
import { parseLine } from './line/parse.ts';
import type { KeptListings } from './listing/kept-listings.ts';
import { offeredTo } from './offered.ts';
import { code, type Reply, text } from './reply.ts';
import { marked } from './sandbox-mark.ts';
import type { Settings } from './settings.ts';
import type { DailyStatistics } from './statistics/daily/daily-statistics.ts';
import type { NoticeBook } from './subscriptions/notice-book.ts';
import type { TemplateRegister } from './templates/template-register.ts';
import { conversationTexts } from './texts/conversation.ts';
import { UserError } from './user-error.ts';
import { announceWork, type Work } from './working.ts';

export interface RouterParts {
  /** In the order that help shows them. */
  readonly commands: readonly Command[];
  readonly access: Access;
  /** What stands behind the roles: the grants and the codes of strangers. */
  readonly admission: Admission;
  /** The way in for the first admin; absent when there is one. */
  readonly claim?: Claim | undefined;
  readonly account: Account;
  readonly settings: Settings;
  readonly listings: KeptListings;
  readonly templates: TemplateRegister;
  /** Who is told of what, and when not. */
  readonly notices: NoticeBook;
  readonly daily: DailyStatistics;
  /** How the watching goes; absent where nothing is watched. */
  readonly health?: (() => Promise<HealthReport>) | undefined;
  /** Counts the commands that were run; absent where nobody asks. */
  readonly metrics?: Metrics | undefined;
  /** The language of an answer to those whose choice cannot be looked up. */
  readonly language: Language;
  readonly log: Logger;
  /** The machine's time, which people wait by. */
  readonly clock: Clock;
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
  const { account, settings, clock, log } = parts;
  const turns = new Map<string, { readonly queue: Turns; waiting: number }>();
  const members = new Set<string>();
  const formats = { en: createFormats('en', account.zone), ru: createFormats('ru', account.zone) };

  async function respond(adapter: ChatAdapter, message: ChatMessage): Promise<void> {
    const asked: Asked = { message, language: parts.language };
    reached('command:taken');
    const { reply, replaces } = await answer(asked, () => {
      asked.work = announceWork({ adapter, message, languageNow: () => asked.language, clock, log });
    });
    const announced = await asked.work?.end();
    if (reply === undefined) return;
    reached('command:run');
    const over = announced ?? (replaces ? message.pressed : undefined);
    const { toldPrivately: told, perhapsLost: lost } = conversationTexts[asked.language];
    await deliver({
      adapter,
      message,
      reply,
      log,
      over,
      instead: announced === undefined ? undefined : { told, lost },
    });
    reached('command:answered');
  }

  /** @param onAdmitted - called as soon as it is known that the author may be answered, which may take long */
  async function answer(asked: Asked, onAdmitted: () => void): Promise<Answered> {
    const { message } = asked;
    const author = JSON.stringify([message.in.platform, message.in.id, message.from.id]);
    try {
      if (await parts.claim?.take(message))
        return { reply: marked(claimedReply(asked.language), account, asked.language) };
      const role = await parts.access.roleOf(message);
      if (role === undefined) {
        members.delete(author);
        return { reply: await invitationFor(message) };
      }
      members.add(author);
      reached('command:admitted');
      onAdmitted();
      asked.language = await settings.languageFor(message);
      return await run(parts, { message, language: asked.language, formats: formats[asked.language] }, role);
    } catch (err) {
      if (err instanceof UserError || members.has(author)) return { reply: failed(err, asked) };
      // A stranger learns nothing of a failure; who had a role before it is told all the same.
      log.error({ err, platform: message.in.platform }, 'somebody whose role is not known could not be answered');
      return { reply: undefined };
    }
  }

  /** One neutral line now and then. A message without text, such as a sticker, asks for nothing. */
  async function invitationFor(message: ChatMessage): Promise<Reply | undefined> {
    if (message.text.trim() === '') return undefined;
    const code = await parts.admission.pairing.invite(message);
    return code === undefined ? undefined : invitationReply(code, parts.language);
  }

  function failed(err: unknown, { message, language }: Asked): Reply {
    if (err instanceof UserError) return userErrorReply(err, language);
    const reference = createReference();
    // What the person can put right, or only has to wait for, is nothing for whoever runs the bot to look into.
    const isOrdinary = err instanceof FileError || (err instanceof SmscError && err.code === 'limited');
    log[isOrdinary ? 'warn' : 'error']({ err, reference, platform: message.in.platform }, 'a command failed');
    const reader = { language, formats: formats[language], now: account.now().epochMilliseconds };
    const reply = failureReply(err, reference, reader);
    const again = { label: conversationTexts[language].askAgain, command: message.text };
    return isOrdinary && message.files.length === 0 ? { ...reply, buttons: [again] } : reply;
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

/** A message on its way to its answer. */
interface Asked {
  readonly message: ChatMessage;
  /** The bot's usual one until the author's is known. */
  language: Language;
  work?: Work;
}

/** What is to be said to a message, if anything. */
interface Answered {
  readonly reply: Reply | undefined;
  /** Whether it takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
}

async function run(parts: RouterParts, reader: Reader, role: Role): Promise<Answered> {
  const { message, language } = reader;
  const { account, log } = parts;
  const moment = { now: account.now(), zone: account.zone };
  const meant = parseLine(message.text, parts.commands, { moment, message });
  if ('command' in meant && !includes(role, meant.command.role)) {
    return { reply: refusal(conversationTexts[language].needsRole(meant.command.role)) };
  }
  // What cannot be run is not offered in place of a mistyped command either.
  const commands = offeredTo(role, account, parts.commands);
  const parsed = 'command' in meant ? meant : parseLine(message.text, commands, { moment, message });
  switch (parsed.kind) {
    case 'empty':
      return { reply: message.wordless === true ? wordlessReply(message, language) : undefined };
    case 'unknown':
      return { reply: unknownReply(parsed, language) };
    case 'incomplete':
      return { reply: incompleteReply(parsed, language) };
    case 'usage':
      return { reply: usageReply(parsed, language) };
    case 'command': {
      const { command, values } = parsed;
      if (message.files.length > 0 && command.takesFiles !== true) throw new UserError(noFiles);
      const begun = performance.now();
      const { platform } = message.in;
      const running = command.run({ ...parts, ...reader, role, commands }, values);
      const reply = await running.catch((err: unknown) => {
        parts.metrics?.commanded(command.name, platform, err instanceof UserError ? 'refused' : 'failed');
        throw err;
      });
      parts.metrics?.commanded(command.name, platform, 'ok');
      const ms = Math.round(performance.now() - begun);
      log.info({ command: command.name, platform: message.in.platform, ms }, 'a command was answered');
      const whole = marked(reply, account, reply.language ?? language);
      const isRepeatable = command.risk === 'read' && message.files.length === 0;
      return {
        reply: isRepeatable ? { ...whole, again: message.text } : whole,
        replaces: command.replaces === true,
      };
    }
  }
}

const noFiles = { en: conversationTexts.en.noFiles, ru: conversationTexts.ru.noFiles };

function wordlessReply({ files }: ChatMessage, language: Language): Reply {
  const { wordless, withoutCaption, allCommands } = conversationTexts[language];
  const reply = refusal(files.length === 0 ? wordless : withoutCaption);
  return { ...reply, blocks: [...reply.blocks, text(allCommands, ' ', code('/help'))] };
}

function refusal(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}
