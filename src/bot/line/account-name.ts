import type { Command } from '../command.ts';
import { namesOf } from './suggest.ts';

/** A line, and the account that it names. */
export interface Addressed {
  /** Without the name. */
  readonly line: string;
  /** In lower case, whether there is such an account or not; absent where none is named. */
  readonly account?: string;
}

const before = /^\s*@([a-z\d-]{1,20})(?:\s+|$)/iu;
const behind = /^\s*(\S+(?:\s+\S+)?)\s+@([a-z\d-]{1,20})(?=\s|$)/iu;

/**
 * Takes the name of an account off a line: `@shop /balance`, or `/balance @shop` where a platform wants the command to
 * come first. Behind the words of a command alone, as anywhere else it belongs to a text or to an address.
 */
export function takeAccount(line: string, commands: readonly Command[]): Addressed {
  const leading = before.exec(line);
  if (leading !== null) return { line: line.slice(leading[0].length), account: lower(leading[1]) };
  const following = behind.exec(line);
  if (following === null || !isName(following[1] ?? '', commands)) return { line };
  return { line: `${following[1]}${line.slice(following[0].length)}`, account: lower(following[2]) };
}

/** A line that is about an account, wherever it is typed. */
export function withAccount(account: string, line: string): string {
  return `@${account} ${line}`;
}

function lower(name = ''): string {
  return name.toLowerCase();
}

/** Whether these are all words of a command, or the first of two. */
function isName(words: string, commands: readonly Command[]): boolean {
  const typed = words.replace(/^\//, '').replaceAll(/\s+/gu, ' ').toLowerCase();
  return commands.flatMap(namesOf).some((name) => name === typed || name.startsWith(`${typed} `));
}
