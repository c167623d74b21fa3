import { nearest } from '../lib/edit-distance.ts';
import { bindArguments, type Problem } from './bind.ts';
import type { Command } from './command.ts';
import type { Parameter } from './parameters.ts';
import { type Token, tokenise } from './tokens.ts';

/** What a typed line turned out to be. */
export type ParsedLine =
  | { readonly kind: 'empty' }
  | { readonly kind: 'command'; readonly command: Command; readonly values: Readonly<Record<string, unknown>> }
  /** No such command; `suggestions` are the nearest ones, or those of the group whose first word was typed. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly suggestions: readonly Command[] }
  | { readonly kind: 'usage'; readonly command: Command; readonly problem: Problem };

/**
 * Reads a typed line: which command it is and the values of its parameters. Never throws, whatever is typed.
 *
 * @param line - with or without the leading slash, in any case of letters
 */
export function parseLine(line: string, commands: readonly Command[]): ParsedLine {
  const read = tokenise(line);
  const tokens = read.ok ? read.tokens : wordsOf(line);
  const [first, second] = tokens;
  if (first === undefined) return { kind: 'empty' };
  const one = first.text.replace(/^\//, '').toLowerCase();
  const two = second === undefined || second.quoted ? one : `${one} ${second.text.toLowerCase()}`;
  const longer = commands.find((command) => namesOf(command).includes(two));
  const command = longer ?? commands.find((candidate) => namesOf(candidate).includes(one));
  const group = commands.filter((candidate) => candidate.name.startsWith(`${one} `));
  if (command === undefined) return unknown(line, two, group, commands);
  if (!read.ok)
    return { kind: 'usage', command, problem: { kind: 'unclosed-quote', start: read.at, end: line.length } };
  const rest = tokens.slice(longer === undefined || two === one ? 1 : 2);
  if (group.length > 0 && longer === undefined && rest.length > 0 && !takesNext(command)) {
    return unknown(line, two, group, commands);
  }
  const bound = bindArguments(line, rest, command.parameters);
  return bound.ok
    ? { kind: 'command', command, values: bound.values }
    : { kind: 'usage', command, problem: bound.problem };
}

/** A line with an open quote still tells its command by its first words. */
function wordsOf(line: string): readonly Token[] {
  return [...line.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    quoted: false,
  }));
}

function namesOf(command: Command): readonly string[] {
  return [command.name, ...command.aliases];
}

function takesNext(command: Command): boolean {
  return Object.values(command.parameters).some((parameter: Parameter<unknown>) => parameter.place !== 'key');
}

function unknown(line: string, typed: string, group: readonly Command[], commands: readonly Command[]): ParsedLine {
  const shown = line.trim().split(/\s+/u, 1)[0] ?? '';
  const pool = group.length > 0 ? group : commands;
  const wordsTyped = group.length > 0 ? [typed] : [typed, typed.split(' ')[0] ?? ''];
  const names = wordsTyped.flatMap((word) => nearest(word, pool.flatMap(namesOf)));
  const close = pool.filter((command) => namesOf(command).some((name) => names.includes(name)));
  return {
    kind: 'unknown',
    typed: group.length > 0 ? line.trim().split(/\s+/u).slice(0, 2).join(' ') : shown,
    suggestions: close.length > 0 ? close : group,
  };
}
