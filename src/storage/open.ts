import { join } from 'node:path';
import type { Clock } from '../lib/clock.ts';
import type { Secret } from '../lib/secret.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite.ts';

export interface OpenOptions {
  /** The folder for `bot.sqlite`; made when it is missing. Not touched when there is a `databaseUrl`. */
  readonly dataDir: string;
  /** The address of a PostgreSQL database, with its password. */
  readonly databaseUrl?: Secret | undefined;
  readonly clock: Clock;
}

/** The file of a database that is kept in a folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'bot.sqlite');
}

/**
 * Opens the bot's database, PostgreSQL when there is an address and a file otherwise, with its schema up to date.
 *
 * @throws StorageError
 */
export async function openDatabase({ dataDir, databaseUrl, clock }: OpenOptions): Promise<Database> {
  const database =
    databaseUrl === undefined
      ? await openSqlite({ file: databaseFile(dataDir), clock })
      : await (await import('./postgres.ts')).openPostgres({ url: databaseUrl, clock });
  try {
    await migrate(database, { clock });
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
