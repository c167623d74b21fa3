import type { Secret } from '../../lib/secret.ts';
import type { ChatMessage } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { ParsedLine } from '../line/parse.ts';
import { isLost } from '../parameters/passwords.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { lostPassword, passwordTexts } from '../texts/passwords.ts';
import { UserError } from '../user-error.ts';
import { typedPassword } from './typed-password.ts';

type PasswordContext = Pick<CommandContext, 'message' | 'language' | 'acting'>;

/**
 * Sees to a password that somebody typed: the message is deleted where it may be, and where others read along the line is
 * not to be run.
 *
 * @returns what is said in place of running it
 */
export async function refusedPassword(context: PasswordContext, parsed: ParsedLine): Promise<Reply | undefined> {
  const { message, language, acting } = context;
  if (!typedPassword(message, parsed)) return undefined;
  await acting.messenger.takeAway(message);
  if (message.in.kind === 'private') return undefined;
  const { notHere, takeAnother } = passwordTexts[language];
  return { summary: notHere, tone: 'warning', blocks: [note(notHere, 'warning'), text(takeAnother)] };
}

/**
 * Asks for the one password that a line lacks, where nobody reads along: in a form, or in the private chat.
 *
 * @returns `undefined` for a line with which something else is wrong
 */
export function askForPassword(parsed: ParsedLine, message: ChatMessage, language: Language): Reply | undefined {
  if (parsed.kind !== 'usage' || parsed.problem.kind !== 'missing') return undefined;
  const { line, problem } = parsed;
  const { name, parameter } = problem;
  if (parameter.holds !== 'password') return undefined;
  const { needed, rule, sendAgain, sendPrivately, fillIn } = passwordTexts[language];
  const isGroup = message.in.kind === 'group';
  return {
    summary: needed,
    blocks: [
      text(needed, ' ', rule(parameter.expects[language])),
      text(isGroup ? sendPrivately : sendAgain, ' ', code(`${line} ${name}:${parameter.hint}`)),
    ],
    buttons: [{ label: fillIn, command: line, form: true }],
    ...(isGroup && { audience: 'asker' as const, again: line }),
  };
}

/** @throws UserError for a password that was lost by a restart before its line or form could be seen to */
export function throwIfLost(values: Readonly<Record<string, unknown>>): void {
  if (Object.values(values).some((value) => isSecret(value) && isLost(value))) throw new UserError(lostPassword);
}

function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && 'reveal' in value;
}
