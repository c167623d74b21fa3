import type { ChatMessage } from '../chat.ts';
import type { Command } from '../command.ts';
import { takeAccount } from '../line/account-name.ts';
import { namesOf } from '../line/suggest.ts';
import { type Accounts, allowedTo, type Choosable } from './accounts.ts';

/** Which account a message is about. */
export type Choice =
  | {
      readonly kind: 'account';
      readonly account: Choosable;
      /** Without the name of the account. */
      readonly text: string;
      /** Whether the author has a role on it. */
      readonly isAllowed: boolean;
    }
  /** Another account than the one that the conversation is bound to was named. */
  | { readonly kind: 'bound'; readonly account: Choosable; readonly text: string }
  /** The conversation is bound to an account that the settings name no more; `account` as below. */
  | { readonly kind: 'gone'; readonly account: Choosable; readonly text: string; readonly bound: string }
  /** There is no account of this name, or none that the author has a role on; `account` is the first that they have. */
  | {
      readonly kind: 'unknown';
      readonly account: Choosable;
      readonly text: string;
      readonly named: string;
      readonly known: readonly string[];
    };

/**
 * Tells which account a message is about: the one that its conversation is bound to, and no other; else the one that it
 * names; else the one that the message it replies to, or whose button was pressed, was about; else the first on which its
 * author has a role. Somebody without any learns no name: they are a stranger to the first one, whatever they typed.
 *
 * @param commands - all that there are
 * @returns `undefined` when a stranger writes where nobody is answered
 * @throws StorageError
 */
export async function chooseAccount(
  message: ChatMessage,
  accounts: Accounts,
  commands: readonly Command[],
): Promise<Choice | undefined> {
  const { line: text, account: named } = addressed(message, accounts, commands);
  const bound = await accounts.bindings.of(message.in);
  if (bound === undefined) return inTheOpen(message, accounts, commands, text, named);
  const account = accounts.all.find(({ name }) => name === bound);
  if (account !== undefined) return inBound(message, account, text, named);
  // Else a conversation whose account has another name by now could never be bound anew.
  if (isBinding(text, commands)) return inTheOpen(message, accounts, commands, text, named);
  const [first] = await allowedTo(message, accounts);
  return first && { kind: 'gone', account: first.account, text, bound };
}

/** Whether a line says which account a conversation is about. */
function isBinding(line: string, commands: readonly Command[]): boolean {
  const typed = line.trim().replace(/^\//, '').replaceAll(/\s+/gu, ' ').toLowerCase();
  const names = commands.filter(({ severalOnly }) => severalOnly === true).flatMap(namesOf);
  return names.some((name) => typed === name || typed.startsWith(`${name} `));
}

/** A reply may be any text, so that only the name of an account is one there. */
function addressed(
  { text, repliedTo }: ChatMessage,
  { all }: Accounts,
  commands: readonly Command[],
): ReturnType<typeof takeAccount> {
  const taken = takeAccount(text, commands);
  const isText = repliedTo !== undefined && !all.some(({ name }) => name === taken.account);
  if (isText || taken.account === undefined) return { line: text };
  // The name of an account alone asks what there is.
  return { ...taken, line: taken.line.trim() === '' ? '/help' : taken.line };
}

async function inBound(
  message: ChatMessage,
  account: Choosable,
  text: string,
  named: string | undefined,
): Promise<Choice> {
  const isAllowed = (await account.roleOf(message)) !== undefined;
  if (isAllowed && named !== undefined && named !== account.name) return { kind: 'bound', account, text };
  return { kind: 'account', account, text, isAllowed };
}

async function inTheOpen(
  message: ChatMessage,
  accounts: Accounts,
  commands: readonly Command[],
  text: string,
  named: string | undefined,
): Promise<Choice | undefined> {
  const allowed = (await allowedTo(message, accounts)).map(({ account }) => account);
  const [first = accounts.all[0]] = allowed;
  if (first === undefined) return undefined;
  if (allowed.length === 0) return { kind: 'account', account: first, text, isAllowed: false };
  if (named === undefined) {
    return { kind: 'account', account: (await meantBy(message, allowed, commands)) ?? first, text, isAllowed: true };
  }
  const account = allowed.find(({ name }) => name === named);
  if (account !== undefined) return { kind: 'account', account, text, isAllowed: true };
  return { kind: 'unknown', account: first, text, named, known: allowed.map(({ name }) => name) };
}

/**
 * What is said to a message of ours is said about its account. So is what a button types that names none, as it is from
 * a time when the bot had one account.
 */
async function meantBy(
  { in: place, text, repliedTo, pressed = repliedTo }: ChatMessage,
  allowed: readonly Choosable[],
  commands: readonly Command[],
): Promise<Choosable | undefined> {
  const id = idIn(text, commands);
  const known = id === undefined ? undefined : await first(allowed, (account) => account.knows(place, id));
  if (known !== undefined || pressed === undefined) return known;
  return first(allowed, (account) => account.told(place, pressed));
}

async function first(
  accounts: readonly Choosable[],
  fits: (account: Choosable) => Promise<boolean>,
): Promise<Choosable | undefined> {
  const found = await Promise.all(accounts.map(fits));
  return accounts.find((_account, index) => found[index]);
}

/** What a line that only buttons type is about. */
function idIn(line: string, commands: readonly Command[]): string | undefined {
  const [, typed, id] = /^\/([a-z]+) ([a-z\d-]+)/.exec(line) ?? [];
  return commands.some(({ name, hidden }) => hidden === true && name === typed) ? id : undefined;
}
