import { inEnglishLayout } from '../../lib/keyboard-layout.ts';
import type { ChatMessage } from '../chat.ts';
import type { Command } from '../command.ts';
import type { ParsedLine } from '../line/parse.ts';

/** The key of a password, also a mistyped one, with something behind it: `password:…`, `--password …`, `pasword=…`. */
const keyLike =
  /(?:^|[\s/])(?:\p{Pd}{1,2}(?:current)?pas\p{L}*[\s:=]|(?:current)?pas\p{L}*\s*[:=]|(?:current)?password\s)\s*\S/iu;

/** Nothing but the key stands before it, as in an answer to a question for it. */
const opening = /^(?:current)?password\s*[:=]/iu;

/** Whether a line may hold a password, in whatever keyboard layout. Rather too often than not often enough. */
export function mayHoldPassword(line: string): boolean {
  return keyLike.test(line) || keyLike.test(inEnglishLayout(line));
}

/** Whether somebody typed a password to the bot, be the line right or wrong; one of a form was typed nowhere. */
export function typedPassword({ text, isUnseen }: ChatMessage, parsed: ParsedLine): boolean {
  if (isUnseen === true) return false;
  if (parsed.kind === 'command') {
    const { command, values } = parsed;
    return passwordsOf(command).some((name) => values[name] !== undefined);
  }
  return mayHoldPassword(text) && isPasswordKey(meantBy(parsed), text);
}

/** Whether a line that is not understood may be shown and kept: what is wrong with it may be how a password is given. */
export function isShowable({ line, command, problem }: ParsedLine & { readonly kind: 'usage' }): boolean {
  const names = passwordsOf(command);
  if (names.length === 0) return takesText(command) || !mayHoldPassword(line);
  const isMistyped = problem.kind === 'unknown-key' && names.includes(problem.meant);
  return problem.kind !== 'unexpected' && !isMistyped && !mayHoldPassword(line);
}

/** A line with nothing left of what may be a password, to be shown. */
export function withoutPassword(line: string): string {
  const at = keyLike.exec(line)?.index;
  if (at !== undefined) return `${line.slice(0, at)} …`.trim();
  return mayHoldPassword(line) ? '…' : line;
}

/**
 * Whether what looks like a password in a wrong line may be one, also where no command takes any. A text, such as an SMS,
 * may speak of passwords, and so may people who tell the bot nothing.
 */
function isPasswordKey(meant: readonly Command[], line: string): boolean {
  if (meant.some((command) => passwordsOf(command).length > 0)) return true;
  if (meant.some(takesText)) return false;
  return meant.length > 0 || line.startsWith('/') || opening.test(line) || opening.test(inEnglishLayout(line));
}

/** The command of a line, or what it may have been. */
function meantBy(parsed: ParsedLine): readonly Command[] {
  if ('command' in parsed) return [parsed.command];
  return parsed.kind === 'unknown' ? parsed.suggestions.map(({ command }) => command) : [];
}

function takesText({ parameters }: Command): boolean {
  return Object.values(parameters).some(({ holds }) => holds === 'text');
}

/** The parameters of a command that are passwords. */
function passwordsOf({ parameters }: Command): readonly string[] {
  return Object.entries(parameters).flatMap(([name, { holds }]) => (holds === 'password' ? [name] : []));
}
