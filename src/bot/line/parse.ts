import { inEnglishLayout } from '../../lib/keyboard-layout.ts';
import type { Command } from '../command.ts';
import { bindArguments, type LineReader } from './bind.ts';
import type { Problem } from './problem.ts';
import { namesOf, type Suggestion, suggest, suggestAll } from './suggest.ts';
import { tokenise, tokeniseOpen } from './tokens.ts';

/** What a typed line turned out to be. */
export type ParsedLine =
  | { readonly kind: 'empty' }
  | { readonly kind: 'command'; readonly command: Command; readonly values: Readonly<Record<string, unknown>> }
  /** Only the first word of a group of commands was typed. */
  | { readonly kind: 'incomplete'; readonly typed: string; readonly group: readonly Command[] }
  /** No such command; `suggestions` are the nearest ones, or all of a group that is near. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly suggestions: readonly Suggestion[] }
  /** `line` is what the problem points into: the line as typed, or as it was meant in the other keyboard layout. */
  | { readonly kind: 'usage'; readonly line: string; readonly command: Command; readonly problem: Problem };

/**
 * Reads a typed line: which command it is and the values of its parameters. A line that makes no sense is read once more
 * as if the keyboard had been in the English layout. Never throws, whatever is typed.
 *
 * @param line - with or without the leading slash, in any case of letters
 */
export function parseLine(line: string, commands: readonly Command[], reader: LineReader): ParsedLine {
  const parsed = readLine(line, commands, reader);
  if (parsed.kind !== 'unknown') return parsed;
  const meant = readLine(inEnglishLayout(line), commands, reader);
  return meant.kind === 'unknown' ? parsed : meant;
}

function readLine(line: string, commands: readonly Command[], reader: LineReader): ParsedLine {
  const read = tokenise(line);
  const tokens = read.ok ? read.tokens : tokeniseOpen(line, read.at);
  const [first, second] = tokens;
  if (first === undefined) return { kind: 'empty' };
  const one = first.text.replace(/^\//, '').toLowerCase();
  const two = second === undefined || second.quoted ? undefined : `${one} ${second.text.toLowerCase()}`;
  const byTwo = two === undefined ? undefined : named(two, commands);
  const command = byTwo ?? named(one, commands);
  const group = commands.filter((candidate) => candidate.name.startsWith(`${one} `));
  const rest = tokens.slice(byTwo === undefined ? 1 : 2);
  const isOfGroup =
    group.length > 0 && byTwo === undefined && rest.length > 0 && (command === undefined || takesNone(command));
  if (isOfGroup) return unknownOf(group, two ?? one, line, 2, reader);
  if (command === undefined) {
    return group.length > 0
      ? { kind: 'incomplete', typed: shown(line, 1), group }
      : unknownOf(commands, two ?? one, line, 1, reader);
  }
  const bound = bindArguments(line, rest, command, reader);
  return bound.ok
    ? { kind: 'command', command, values: bound.values }
    : { kind: 'usage', line, command, problem: bound.problem };
}

function named(name: string, commands: readonly Command[]): Command | undefined {
  return commands.find((command) => namesOf(command).includes(name));
}

/** Whether a command has no parameter that is given by its place. */
function takesNone(command: Command): boolean {
  return Object.values(command.parameters).every(({ place }) => place === 'key' || place === 'flag');
}

/**
 * @param pool - the commands that may have been meant; of a group all are offered when none is near
 * @param words - how many words of the line are repeated
 */
function unknownOf(
  pool: readonly Command[],
  typed: string,
  line: string,
  words: 1 | 2,
  reader: LineReader,
): ParsedLine {
  const isRight = (meant: string, command: Command): boolean => readLine(meant, [command], reader).kind === 'command';
  const suggestions = suggest({ pool, typed: typed.split(' '), line, inGroup: words === 2, isRight });
  const all = suggestAll({ pool, line, isRight });
  return {
    kind: 'unknown',
    typed: shown(line, words),
    suggestions: suggestions.length === 0 && words === 2 ? all : suggestions,
  };
}

function shown(line: string, words: number): string {
  return line.trim().split(/\s+/u).slice(0, words).join(' ');
}
