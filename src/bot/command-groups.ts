import type { Command } from './command.ts';
import type { Language } from './language.ts';
import { groupSummaries } from './texts/groups.ts';

/** The commands that begin with the same word. */
export interface CommandGroup {
  readonly word: string;
  readonly commands: readonly Command[];
  /** The words that can follow the first one; none for a command that is one word. */
  readonly following: readonly string[];
}

/** The commands by their first words, in their order. */
export function commandGroups(commands: readonly Command[]): readonly CommandGroup[] {
  const groups = Map.groupBy(commands, firstWord);
  return [...groups].map(([word, group]) => ({
    word,
    commands: group,
    following: group.map(({ name }) => name.slice(word.length).trim()).filter(Boolean),
  }));
}

/** What a group is about, on one line: what its command does where there is but one. */
export function groupSummary({ word, commands }: CommandGroup, language: Language): string {
  const [first, ...others] = commands;
  const own = first?.summary[language] ?? word;
  return others.length === 0 ? own : (groupSummaries[language][word] ?? own);
}

export function firstWord({ name }: Pick<Command, 'name'>): string {
  return name.split(' ')[0] ?? name;
}
