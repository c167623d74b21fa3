import { inEnglishLayout } from '../../lib/keyboard-layout.ts';
import type { ChatMessage } from '../chat.ts';
import type { Command } from '../command.ts';
import type { ParsedLine } from '../line/parse.ts';

/** The key of a password, also a mistyped one, with something behind it: `password:…`, `--password …`, `pasword=…`. */
const keyLike =
  /(?:^|[\s/])(?:\p{Pd}{1,2}(?:current)?pas\p{L}*[\s:=]|(?:current)?pas\p{L}*\s*[:=]|(?:current)?password\s)\s*\S/iu;

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
  const meant = 'command' in parsed ? [parsed.command] : suggestedBy(parsed);
  return meant.some((command) => passwordsOf(command).length > 0) && mayHoldPassword(text);
}

/** Whether a line that is not understood may be shown and kept: what is wrong with it may be how a password is given. */
export function isShowable({ line, command, problem }: ParsedLine & { readonly kind: 'usage' }): boolean {
  const names = passwordsOf(command);
  if (names.length === 0) return true;
  const isMistyped = problem.kind === 'unknown-key' && names.includes(problem.meant);
  return problem.kind !== 'unexpected' && !isMistyped && !mayHoldPassword(line);
}

/** A line with nothing left of what may be a password, to be shown. */
export function withoutPassword(line: string): string {
  const at = keyLike.exec(line)?.index;
  if (at !== undefined) return `${line.slice(0, at)} …`.trim();
  return mayHoldPassword(line) ? '…' : line;
}

/** What a mistyped command may have been. */
function suggestedBy(parsed: ParsedLine): readonly Command[] {
  return parsed.kind === 'unknown' ? parsed.suggestions.map(({ command }) => command) : [];
}

/** The parameters of a command that are passwords. */
function passwordsOf({ parameters }: Command): readonly string[] {
  return Object.entries(parameters).flatMap(([name, { holds }]) => (holds === 'password' ? [name] : []));
}
