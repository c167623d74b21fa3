import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createReference } from '../../lib/reference.ts';
import type { Audit } from '../audit/audit.ts';
import { createLineNotes } from '../audit/line-notes.ts';
import type { ChatAdapter, ChatMessage } from '../chat.ts';
import type { Account, Command } from '../command.ts';
import { deliver } from '../deliver.ts';
import { failureReply } from '../errors.ts';
import { createFormats } from '../format.ts';
import { createInTurn } from '../in-turn.ts';
import type { Language } from '../language.ts';
import { mayHoldPassword } from '../passwords/typed-password.ts';
import { code, type Reply, text } from '../reply.ts';
import type { Router } from '../router.ts';
import type { Settings } from '../settings.ts';
import { accountTexts } from '../texts/accounts.ts';
import type { Accounts } from './accounts.ts';
import { type Choice, chooseAccount } from './choose-account.ts';

/** What answers for one account. */
export interface Desk {
  readonly router: Router;
  readonly account: Account;
  readonly audit: Pick<Audit, 'note'>;
}

export interface AccountsRouterParts {
  readonly accounts: Accounts;
  /** One for each account. */
  readonly desks: readonly Desk[];
  /** All that there are. */
  readonly commands: readonly Command[];
  readonly settings: Settings;
  /** The language of an answer to those whose choice cannot be looked up. */
  readonly language: Language;
  readonly clock: Clock;
  readonly log: Logger;
}

type Refused = Exclude<Choice, { readonly kind: 'account' }>;

/** Hands each message on to what answers for the account that it is about. */
export function createAccountsRouter(parts: AccountsRouterParts): Router {
  const { accounts, commands, settings, language: usual, clock, log } = parts;
  const desks = new Map(
    parts.desks.map((desk) => [desk.account.name, { ...desk, notes: createLineNotes({ ...desk, commands, log }) }]),
  );
  const inTurn = createInTurn();
  /** Who was answered before; a failure is told to nobody else. */
  const members = new Set<string>();

  async function handle(adapter: ChatAdapter, message: ChatMessage): Promise<void> {
    const author = JSON.stringify([message.in.platform, message.in.id, message.from.id]);
    let choice: Choice | undefined;
    try {
      choice = await chooseAccount(message, accounts, commands);
    } catch (err) {
      const reference = createReference();
      log.error({ err, reference, platform: message.in.platform }, 'it could not be told which account is meant');
      if (members.has(author) || (await isKnownAnyway(message))) await say(adapter, message, failed(err, reference));
      return;
    }
    if (choice === undefined || (choice.kind === 'account' && !choice.isAllowed)) members.delete(author);
    else members.add(author);
    if (choice?.kind === 'account') {
      const desk = desks.get(choice.account.name);
      return desk?.router.handle(adapter, { ...message, text: choice.text });
    }
    if (choice === undefined) return noteStranger(message);
    // Whoever named the wrong account typed the password all the same.
    if (mayHoldPassword(message.text) && message.isUnseen !== true) await adapter.takeAway(message);
    await noteRefused(message, choice);
    await say(adapter, message, refusalOf(choice, await languageFor(message)));
  }

  /** Who is admin by the settings is known without the database. */
  async function isKnownAnyway(message: ChatMessage): Promise<boolean> {
    try {
      return (await accounts.all[0]?.roleOf(message)) !== undefined;
    } catch {
      return false;
    }
  }

  function failed(err: unknown, reference: string): Reply {
    const formats = createFormats(usual, 'UTC');
    return failureReply(err, reference, { language: usual, formats, now: clock.now() });
  }

  async function languageFor(message: ChatMessage): Promise<Language> {
    try {
      return await settings.languageFor(message);
    } catch (err) {
      log.warn({ err }, 'the language of a conversation could not be looked up');
      return usual;
    }
  }

  /** Whoever names an account that they do not reach is noted in the log of one that they may ask, which names none. */
  async function noteRefused(message: ChatMessage, { account: { name }, text: line }: Refused): Promise<void> {
    const notes = desks.get(name)?.notes;
    const run = notes?.runOf({ ...message, text: line }, 'denied');
    await notes?.note(message, run && { ...run, line: `@… ${run.line}` });
  }

  /** Where no account answers, the first one's log has what strangers try. */
  async function noteStranger(message: ChatMessage): Promise<void> {
    const [first] = desks.values();
    await first?.notes.note(message, first.notes.runOf(message, 'stranger'));
  }

  async function say(adapter: ChatAdapter, message: ChatMessage, reply: Reply): Promise<void> {
    if (message.answeredWith !== undefined) return;
    // A press is answered to who pressed: what others see stays as it is.
    const shown: Reply = message.pressed === undefined ? reply : { ...reply, audience: 'asker' };
    await deliver({ adapter, message, reply: shown, over: undefined, instead: undefined, log });
  }

  return { handle: (adapter, message) => inTurn(message.in, () => handle(adapter, message)) };
}

function refusalOf(choice: Refused, language: Language): Reply {
  const texts = accountTexts[language];
  switch (choice.kind) {
    case 'bound':
      return refusal(texts.only(choice.account.name));
    case 'gone': {
      const sentence = texts.gone(choice.bound);
      const lines = [code(`/access account ${choice.account.name}`), ', ', code('/access account off')];
      return { ...refusal(sentence), blocks: [text(sentence, ' ', ...lines)] };
    }
    case 'unknown': {
      const { named, known } = choice;
      const sentence = texts.unknown(named, known.join(', '));
      const lines = known.flatMap((name, index) => [...(index === 0 ? [] : [', ']), code(`/balance @${name}`)]);
      return { ...refusal(sentence), blocks: [text(sentence), text(texts.toName, ' ', ...lines)] };
    }
  }
}

function refusal(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}
