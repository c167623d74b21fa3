import type { Command } from '../command.ts';

/**
 * What the last word of a half-typed line may become: names of commands, then their keys and words.
 *
 * @param line - up to the cursor
 * @returns the words in place of the last one, and the last one
 */
export function complete(
  line: string,
  commands: readonly Command[],
): readonly [words: readonly string[], last: string] {
  const last = /\S*$/u.exec(line)?.[0] ?? '';
  const before = line
    .slice(0, line.length - last.length)
    .trim()
    .replace(/^\//, '')
    .toLowerCase();
  const command = commands
    .filter(({ name, aliases }) =>
      [name, ...aliases].some((typed) => before === typed || before.startsWith(`${typed} `)),
    )
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  const names = commands.map(({ name }) => name).filter((name) => before === '' || name.startsWith(`${before} `));
  const next = names.map((name) => name.slice(before === '' ? 0 : before.length + 1).split(' ')[0] ?? '');
  const words = before === '' ? next.map((word) => (last.startsWith('/') || last === '' ? `/${word}` : word)) : next;
  const all = [...new Set([...words, ...(command === undefined ? [] : argumentsOf(command))])];
  return [all.filter((word) => word.startsWith(last.toLowerCase())), last];
}

function argumentsOf({ parameters }: Command): readonly string[] {
  return Object.entries(parameters).flatMap(([name, { place, words }]) => {
    if (place === 'flag') return [name];
    return place === 'key' ? [`${name}:`, ...words.map((word) => `${name}:${word}`)] : words;
  });
}
