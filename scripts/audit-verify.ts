import { chainAccounts, verifyChain } from '../src/bot/audit/audit-chain.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { StorageError } from '../src/storage/error.ts';
import { openDatabase } from '../src/storage/open.ts';

/**
 * Compares the audit log of every account with its hashes. Prints the newest entry with its hash, to be noted elsewhere:
 * who can write to the database could write the whole log anew.
 */
try {
  const { dataDir, databaseUrl } = loadConfig();
  const database = await openDatabase({ dataDir, databaseUrl, clock: systemClock });
  try {
    const accounts = await chainAccounts(database);
    if (accounts.length === 0) process.stdout.write('the audit log is empty\n');
    for (const account of accounts) {
      const verdict = await verifyChain(database, account);
      if (verdict.ok) {
        process.stdout.write(`${account}: whole, ${verdict.end.number} entries, the last one is ${verdict.end.hash}\n`);
      } else {
        process.stdout.write(`${account}: entry ${verdict.number} is ${verdict.problem}\n`);
        process.exitCode = 1;
      }
    }
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof StorageError)) throw error;
  process.stderr.write(`the audit log cannot be read: ${error.message}\n`);
  process.exitCode = 69;
}
