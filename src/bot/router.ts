import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import { reached } from '../lib/steps.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { SmscError } from '../smsc/error.ts';
import type { Admission } from './access/access.ts';
import type { Claim } from './access/claim.ts';
import type { Access } from './access/roles.ts';
import { claimedReply, invitationReply } from './access/strangers.ts';
import type { Accounts } from './accounts/accounts.ts';
import { ofAccount } from './accounts/of-account.ts';
import type { Acting } from './acting/acting.ts';
import { claimRun, createLineNotes, type Run } from './audit/line-notes.ts';
import { type ChatAdapter, type ChatMessage, FileError, type PostedId } from './chat.ts';
import type { Account, Command } from './command.ts';
import { deliver } from './deliver.ts';
import { failureReply, userErrorReply } from './errors.ts';
import { createFormats } from './format.ts';
import type { HealthReport } from './health.ts';
import { createInTurn } from './in-turn.ts';
import type { Language } from './language.ts';
import type { KeptListings } from './listing/kept-listings.ts';
import { meantBy } from './meant-by.ts';
import { mayHoldPassword } from './passwords/typed-password.ts';
import type { Reply } from './reply.ts';
import { type Answered, runLine } from './run-line.ts';
import { marked } from './sandbox-mark.ts';
import type { Settings } from './settings.ts';
import type { DailyStatistics } from './statistics/daily/daily-statistics.ts';
import type { NoticeBook } from './subscriptions/notice-book.ts';
import type { TemplateRegister } from './templates/template-register.ts';
import { conversationTexts } from './texts/conversation.ts';
import { UserError } from './user-error.ts';
import { announceWork, type Work } from './working.ts';

export interface RouterParts {
  /** In the order that the README and menus show them. */
  readonly commands: readonly Command[];
  readonly access: Access;
  /** What stands behind the roles: the grants and the codes of strangers. */
  readonly admission: Admission;
  /** The way in for the first admin; absent when there is one. */
  readonly claim?: Claim | undefined;
  readonly account: Account;
  /** All that the bot has; absent where that is the only one. */
  readonly accounts?: Accounts | undefined;
  readonly settings: Settings;
  readonly listings: KeptListings;
  readonly templates: TemplateRegister;
  /** Who is told of what, and when not. */
  readonly notices: NoticeBook;
  readonly daily: DailyStatistics;
  /** The audit log, and what waits to be confirmed. */
  readonly acting: Acting;
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

export function createRouter(parts: RouterParts): Router {
  const { account, settings, clock, log } = parts;
  const inTurn = createInTurn();
  const notes = createLineNotes({ ...parts, audit: parts.acting.audit });
  const members = new Set<string>();
  const formats = { en: createFormats('en', account.zone), ru: createFormats('ru', account.zone) };

  async function respond(adapter: ChatAdapter, message: ChatMessage): Promise<void> {
    const asked: Asked = { message, language: parts.language };
    reached('command:taken');
    const { reply, replaces, closes } = await answer(asked, () => {
      asked.work = announceWork({ adapter, message, languageNow: () => asked.language, clock, log });
    });
    const announced = await asked.work?.end();
    const noted = notes.note(asked.message, asked.run);
    if (reply === undefined) return noted;
    reached('command:run');
    const { pressed } = asked.message;
    // What a question was answered with is for whoever sees the question.
    const isInPlace = closes === true && pressed !== undefined && reply.audience === undefined;
    const over = isInPlace ? pressed : (announced ?? (replaces && reply.audience === undefined ? pressed : undefined));
    const { toldPrivately, perhapsLost: lost } = conversationTexts[asked.language];
    const posted = await deliver({
      adapter,
      message,
      reply,
      log,
      over,
      instead: announced === undefined || isInPlace ? undefined : { told: toldPrivately, lost },
    });
    reached('command:answered');
    if (posted !== undefined) await remember(adapter, reply, message, posted);
    if (isInPlace && announced !== undefined) await adapter.remove(message.in, announced);
    await noted;
  }

  /** Remembers which message asks for an answer, so that a reply to it is one. */
  async function remember(
    adapter: ChatAdapter,
    { asks, begins }: Reply,
    { in: place }: ChatMessage,
    posted: PostedId,
  ): Promise<void> {
    const { prompts, begunLines } = parts.acting;
    try {
      if (asks !== undefined) await prompts.shown(asks, posted, log);
      if (begins === undefined) return;
      for (const part of adapter.partsOf(posted)) await begunLines.keep(place, part, begins);
    } catch (err) {
      log.error({ err, reference: asks }, 'the message that asks for an answer could not be kept');
    }
  }

  /** @param onAdmitted - called as soon as it is known that the author may be answered, which may take long */
  async function answer(asked: Asked, onAdmitted: () => void): Promise<Answered> {
    const { message } = asked;
    const author = JSON.stringify([message.in.platform, message.in.id, message.from.id]);
    try {
      if (await parts.claim?.take(message)) {
        asked.run = claimRun;
        return { reply: marked(claimedReply(asked.language), account, asked.language) };
      }
      const role = await parts.access.roleOf(message);
      if (role === undefined) {
        members.delete(author);
        asked.run = notes.runOf(message, 'stranger');
        return { reply: await invitationFor(message) };
      }
      members.add(author);
      if (message.answeredWith !== undefined) {
        asked.run = notes.runOf(message, message.answeredWith === 'form' ? 'opened' : 'denied');
        return { reply: undefined };
      }
      reached('command:admitted');
      onAdmitted();
      asked.language = await settings.languageFor(message);
      const { language } = asked;
      const context = { ...parts, everyCommand: parts.commands, message, language, formats: formats[language] };
      asked.message = await meantBy(context);
      const answered = await runLine({ ...context, message: asked.message }, role, (run) => {
        asked.run = run;
      });
      return { ...answered, reply: answered.reply && told(answered.reply, asked) };
    } catch (err) {
      if (err instanceof UserError || members.has(author)) {
        asked.run ??= notes.runOf(message, 'failed');
        return { reply: told(apart(failed(err, asked), asked), asked) };
      }
      // A stranger learns nothing of a failure; who had a role before it is told all the same.
      log.error({ err, platform: message.in.platform }, 'somebody whose role is not known could not be answered');
      return { reply: undefined };
    }
  }

  /** That a question could not be answered now is for who tried: the question stays as it is. */
  function apart(reply: Reply, { run }: Asked): Reply {
    const isAnswer = parts.commands.some(({ name, audits }) => audits === true && name === run?.command);
    return isAnswer ? { ...reply, audience: 'asker' } : reply;
  }

  /** Who may ask is told which account answers, where there are several. */
  function told(reply: Reply, { language }: Asked): Reply {
    return ofAccount(reply, account, reply.language ?? language);
  }

  /** One neutral line now and then. A message without text, such as a sticker, asks for nothing. */
  async function invitationFor(message: ChatMessage): Promise<Reply | undefined> {
    if (message.text.trim() === '' || message.answeredWith !== undefined) return undefined;
    const code = await parts.admission.pairing.invite(message);
    return code === undefined ? undefined : invitationReply(code, parts.language);
  }

  function failed(err: unknown, asked: Asked): Reply {
    const { message, language } = asked;
    if (err instanceof UserError) return userErrorReply(err, language);
    const reference = createReference();
    if (asked.run !== undefined) asked.run = { ...asked.run, reference };
    // What the person can put right, or only has to wait for, is nothing for whoever runs the bot to look into.
    const isOrdinary = err instanceof FileError || (err instanceof SmscError && err.code === 'limited');
    log[isOrdinary ? 'warn' : 'error']({ err, reference, platform: message.in.platform }, 'a command failed');
    const reader = { language, formats: formats[language], now: account.now().epochMilliseconds };
    const reply = failureReply(err, reference, reader);
    const again = { label: conversationTexts[language].askAgain, command: message.text };
    const isRepeatable = message.files.length === 0 && !mayHoldPassword(message.text);
    return isOrdinary && isRepeatable ? { ...reply, buttons: [again] } : reply;
  }

  return { handle: (adapter, message) => inTurn(message.in, () => respond(adapter, message)) };
}

/** A message on its way to its answer. */
interface Asked {
  /** As it came, until it is known what a reply to a message of ours means. */
  message: ChatMessage;
  /** The bot's usual one until the author's is known. */
  language: Language;
  work?: Work;
  /** What it is, and what became of it; absent as long as there is nothing to be noted. */
  run?: Run | undefined;
}
