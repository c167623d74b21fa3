import { nearest } from '../../lib/edit-distance.ts';
import type { Command } from '../command.ts';

/** A command that may have been meant. */
export interface Suggestion {
  readonly command: Command;
  /** A line that can be sent as it is: with the rest as typed when that is right, else the command alone if it can be. */
  readonly line?: string;
}

interface Mistyped {
  /** The commands that may have been meant. */
  readonly pool: readonly Command[];
  /** The first words of the line, in lower case and without the slash. */
  readonly typed: readonly string[];
  readonly line: string;
  /** Whether the first word is right and the second is not. */
  readonly inGroup: boolean;
  /** Whether a line would run the command. */
  readonly isRight: (line: string, command: Command) => boolean;
}

/** The commands that a mistyped line resembles, each with what follows them kept where it is right. */
export function suggest({ pool, typed, line, inGroup, isRight }: Mistyped): readonly Suggestion[] {
  const names = pool.flatMap(namesOf);
  const ways = inGroup ? [typed] : [typed.slice(0, 1), typed];
  const resembled = ways.map((words) => ({ count: words.length, names: nearest(words.join(' '), names) }));
  return pool.flatMap((command) => {
    const found = resembled.filter(({ names }) => namesOf(command).some((name) => names.includes(name)));
    if (found.length === 0) return [];
    const rests = [...found.map(({ count }) => withoutWords(line, count)), ''];
    return [suggestion(command, rests, isRight)];
  });
}

/** Every command of a group, with what follows the group's word as its arguments where they are right. */
export function suggestAll({ pool, line, isRight }: Omit<Mistyped, 'typed' | 'inGroup'>): readonly Suggestion[] {
  return pool.map((command) => suggestion(command, [withoutWords(line, 1), withoutWords(line, 2)], isRight));
}

function suggestion(command: Command, rests: readonly string[], isRight: Mistyped['isRight']): Suggestion {
  const meant = rests.map((rest) => `/${command.name} ${rest}`.trimEnd()).find((typed) => isRight(typed, command));
  return { command, ...(meant !== undefined && { line: meant }) };
}

/** Everything that a command is called by. */
export function namesOf(command: Command): readonly string[] {
  return [command.name, ...command.aliases];
}

function withoutWords(line: string, count: number): string {
  return line.trimStart().replace(new RegExp(`^(?:\\S+\\s*){1,${count}}`, 'u'), '');
}
