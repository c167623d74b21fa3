import type { Command } from '../command.ts';

/**
 * What the last word of a half-typed line may become: names of commands, then their keys and words, or the name of an
 * account. On an empty line these are all commands.
 *
 * @param line - up to the cursor
 * @param accounts - the names of those that can be named
 * @returns the words in place of the last one, and the last one
 */
export function complete(
  line: string,
  commands: readonly Command[],
  accounts: readonly string[] = [],
): readonly [words: readonly string[], last: string] {
  if (line.trim() === '') return [commands.map(({ name }) => `/${name}`), ''];
  const last = /\S*$/u.exec(line)?.[0] ?? '';
  const first = line.slice(0, line.length - last.length).trim();
  const named = accounts.map((name) => `@${name}`);
  const isNamed = first.split(/\s+/u).some((word) => named.includes(word.toLowerCase()));
  const before = first
    .split(/\s+/u)
    .filter((word) => !named.includes(word.toLowerCase()))
    .join(' ')
    .replace(/^\//, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ');
  const slash = before === '' && last.startsWith('/') ? '/' : '';
  const fitting = (words: readonly string[]): readonly string[] =>
    [...new Set(words)].filter((word) => word.startsWith(last.toLowerCase()));
  const following = (names: readonly string[]): readonly string[] =>
    nextWords(names, before).map((word) => slash + word);
  if (last.startsWith('@') && !isNamed && mayName(before, commands)) return [fitting(named), last];
  const names = following(commands.map(({ name }) => name));
  const words = fitting([...names, ...argumentsAfter(before, last, commands)]);
  // Other names are not offered, but whoever begins to type one means it.
  const aliases = (): readonly string[] => fitting(following(commands.flatMap((command) => command.aliases)));
  return [words.length > 0 || last === '' ? words : aliases(), last];
}

/** Before the words of a command or behind them; anywhere else the name of an account belongs to a text. */
function mayName(before: string, commands: readonly Command[]): boolean {
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
  return before === '' || names.some((name) => name === before || name.startsWith(`${before} `));
}

/** The words that come next in the names that begin with some words. */
function nextWords(names: readonly string[], before: string): readonly string[] {
  const skipped = before === '' ? 0 : before.length + 1;
  const begun = names.filter((name) => before === '' || name.startsWith(`${before} `));
  return begun.map((name) => name.slice(skipped).split(' ')[0] ?? '');
}

/** The keys and words of the command that the line begins with, but for those that are typed already. */
function argumentsAfter(before: string, last: string, commands: readonly Command[]): readonly string[] {
  const command = commands
    .filter(({ name, aliases }) =>
      [name, ...aliases].some((typed) => before === typed || before.startsWith(`${typed} `)),
    )
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  if (command === undefined) return [];
  const typed = before.split(' ').map((word) => word.replace(/:.*$/u, ':'));
  return Object.entries(command.parameters).flatMap(([name, { place, words }]) => {
    if (place !== 'key') return (place === 'flag' ? [name] : words).filter((word) => !typed.includes(word));
    if (typed.includes(`${name}:`)) return [];
    return last.toLowerCase().startsWith(`${name}:`) ? words.map((word) => `${name}:${word}`) : [`${name}:`];
  });
}
