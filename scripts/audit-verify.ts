import { existsSync } from 'node:fs';
import { chainAccounts, findHash, type Verdict, verifyChain } from '../src/bot/audit/audit-chain.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { exitCode } from '../src/ending.ts';
import { systemClock } from '../src/lib/clock.ts';
import type { Database } from '../src/storage/database.ts';
import { StorageError } from '../src/storage/error.ts';
import { databaseFile, openDatabase } from '../src/storage/open.ts';

const problems: Readonly<Record<(Verdict & { readonly ok: false })['problem'], string>> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  added:
    'stands behind the end that is kept of the log: it was put in, or the end was put back or taken away (until that ' +
    'is mended, the bot changes nothing on this account)',
};

const whatToDo = `
What to do:
1. Copy the whole database before anything else touches it.
2. Look for the newest backup in which this command finds nothing, and compare the entry that is named with it, and those
   behind it: number, time, person, line, outcome. Not even the hashes can tell what stood there.
3. Somebody wrote to the database past the bot: change its password, or the rights of its file, and ask who had them.
`;

async function verify(database: Database, noted: readonly string[], where: string): Promise<boolean> {
  let isWhole = true;
  const accounts = await chainAccounts(database);
  if (accounts.length === 0) say(`the audit log is empty: ${where}`);
  for (const account of accounts) {
    const verdict = await verifyChain(database, account);
    isWhole &&= verdict.ok;
    say(`${account}: ${inWords(verdict)}`);
  }
  for (const hash of noted) {
    const found = await findHash(database, hash.toLowerCase());
    isWhole &&= found !== undefined;
    if (found === undefined)
      say(`no entry has the hash ${hash}: the log was cut off or written anew before that entry`);
    else
      say(`${found.account}: entry ${found.number} has the hash ${hash}, so that all before it stands as it did then`);
  }
  return isWhole;
}

function inWords(verdict: Verdict): string {
  if (verdict.ok) {
    const { number, hash } = verdict.end;
    return `whole, ${number} ${number === 1 ? 'entry' : 'entries'}, the last one is ${hash}`;
  }
  const { number, problem } = verdict;
  const before = number === 1 ? '' : `; up to entry ${number - 1} the log is whole`;
  return `NOT WHOLE: entry ${number} ${problems[problem]}${before}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Compares the audit log of every account with its hashes. Prints the newest entry with its hash, to be noted elsewhere:
 * who can write to the database could write the whole log anew. Hashes that were noted are given as arguments.
 *
 * Ends with 0 when all is as it was written, with 1 when it is not, and with 69 or 78, as the bot does, when it cannot be
 * read.
 */
try {
  const { dataDir, databaseUrl } = loadConfig();
  const file = databaseFile(dataDir);
  // Else a mistyped folder would be told to have an empty log, and be made.
  if (databaseUrl === undefined && !existsSync(file)) throw new ConfigError([`there is no database ${file}`]);
  const database = await openDatabase({ dataDir, databaseUrl, clock: systemClock });
  try {
    const where = databaseUrl === undefined ? file : 'the database of DATABASE_URL';
    if (!(await verify(database, process.argv.slice(2), where))) {
      process.stdout.write(whatToDo);
      process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof StorageError)) throw error;
  process.stderr.write(`the audit log cannot be read: ${error.message}\n`);
  process.exitCode = exitCode(error);
}
