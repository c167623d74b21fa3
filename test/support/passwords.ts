import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestBot } from './bot.ts';

/** A password that nothing but the provider may ever see; no other text of the tests holds it. */
export const canary = 'Zq7-canary-Wx';

/**
 * Where a password is found that should be nowhere: in the files of the database as they stand on the disk, in the log,
 * or in anything else.
 *
 * @param more - other texts to look through, by what they are called
 */
export function whereIs(password: string, bot: TestBot, more: Readonly<Record<string, string>>): readonly string[] {
  const folder = dirname(bot.file);
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);
  if (files.length === 0) throw new Error('there are no files to look through');
  const places = [...files, ['log', bot.log.join('\n')] as const, ...Object.entries(more)];
  return places.filter(([, text]) => text.includes(password)).map(([name]) => name);
}
