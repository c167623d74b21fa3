import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { StorageError } from './error.ts';
import { type Migration, migrations } from './migrations.ts';

export interface MigrateOptions {
  readonly clock: Clock;
  /** The schema's steps; the program's own unless a test brings others. */
  readonly known?: readonly Migration[];
}

/**
 * Brings the schema up to date. Each step is one transaction together with its row in `schema_migrations`, so a step
 * that fails leaves the schema as it was. Any number of processes may start at once: the others find a step done.
 *
 * @throws StorageError, `newer` when the data were written by a newer version of this program
 */
export async function migrate(database: Database, { clock, known = migrations }: MigrateOptions): Promise<void> {
  await makeRegister(database);
  for (;;) {
    const version = await versionOf(database);
    refuseNewer(version, known);
    const step = known.find((migration) => migration.version > version);
    if (step === undefined) return;
    await apply(database, step, clock);
  }
}

async function makeRegister(database: Database): Promise<void> {
  const statement =
    'CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)';
  try {
    await database.query(statement);
  } catch {
    // Two processes that make the same table at the same moment: for PostgreSQL the second one fails in spite of
    // IF NOT EXISTS. By then the first one is done, so that a second failure is a real one.
    await database.query(statement);
  }
}

/** The row comes first: another process that wants to run the same step waits there until this one is through. */
async function apply(database: Database, step: Migration, clock: Clock): Promise<void> {
  await database.transaction(async (queries) => {
    const mine = await queries.query(
      `INSERT INTO schema_migrations (version, name, at) VALUES ($1, $2, $3)
      ON CONFLICT (version) DO NOTHING RETURNING version`,
      [step.version, step.name, clock.now()],
    );
    if (mine.length === 0) return;
    for (const statement of step.statements) await queries.query(statement);
  });
}

async function versionOf(database: Database): Promise<number> {
  const [row] = await database.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM schema_migrations',
  );
  return row?.version ?? 0;
}

function refuseNewer(version: number, known: readonly Migration[]): void {
  const newest = known.at(-1)?.version ?? 0;
  if (version <= newest) return;
  throw new StorageError(
    'newer',
    `the database has schema version ${version}, this program knows versions up to ${newest}: start the newer program`,
  );
}
