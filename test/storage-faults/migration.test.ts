import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Database, SqlRow } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { temporaryFolder } from '../support/folder.ts';
import { postgresForSuite } from '../support/postgres.ts';
import { runBot } from '../support/process.ts';
import { isProof } from './length.ts';

const preload = pathToFileURL(join(import.meta.dirname, '../support/sqlite-fault.ts')).href;
const clock = systemClock;

/** Statements before which the bot dies: in the proof all, else the last one of each step. */
const deaths = migrations
  .filter(({ version }) => version > 1)
  .flatMap(({ version, statements }) =>
    statements.slice(isProof ? 0 : -1).map((statement) => ({ version, statement, start: statement.split('\n')[0] })),
  );

/** Fills a database as the first version left it. */
async function loadFirst(database: Database): Promise<void> {
  const text = await readFile(join(import.meta.dirname, '../fixtures/storage/schema-1.sql'), 'utf8');
  for (const statement of text.split(/;\n/)) if (statement.trim() !== '') await database.query(statement);
}

async function versions(database: Database): Promise<readonly unknown[]> {
  const rows = await database.query('SELECT version FROM schema_migrations ORDER BY version');
  return rows.map(({ version }) => version);
}

function keptOf(database: Database): Promise<readonly SqlRow[]> {
  return database.query('SELECT * FROM kept ORDER BY key');
}

/** What people chose stands under no account of its own since version 8. */
function asOfAllAccounts(row: SqlRow): SqlRow {
  return row.space === 'settings' ? { ...row, account: 'all-accounts' } : row;
}

const upTo = (last: number): readonly number[] => migrations.map(({ version }) => version).slice(0, last);

describe('a bot that is killed in the middle of a migration', { timeout: 120_000 }, () => {
  const postgres = postgresForSuite();

  it.each(deaths)('of a SQLite file, version $version, at "$start": the next start goes on', async (death) => {
    const folder = await temporaryFolder();
    const open = () => openSqlite({ file: join(folder, 'bot.sqlite'), clock });
    const old = await open();
    await loadFirst(old);
    const before = await keptOf(old);
    await old.close();

    const killed = await runBot({
      input: '',
      environment: { DATA_DIR: folder, NODE_OPTIONS: `--import=${preload}`, SQLITE_KILL: death.statement },
    });
    const halfway = await open();
    const reached = await versions(halfway);
    await halfway.close();
    const { code, stderr } = await runBot({ input: '', environment: { DATA_DIR: folder }, isLogAsUsual: true });

    expect(killed.code).toBeNull();
    expect(reached).toEqual(upTo(death.version - 1));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const after = await open();
    onTestFinished(() => after.close());
    expect(await versions(after)).toEqual(upTo(migrations.length));
    expect(await keptOf(after)).toEqual(before.map(asOfAllAccounts));
    expect(await schemaOf(after)).toEqual(await wholeSchema());
  });

  it('of PostgreSQL: the next start goes on', async () => {
    const url = await postgres.database();
    const database = await openPostgres({ url, clock });
    onTestFinished(() => database.close());
    await loadFirst(database);
    const before = await keptOf(database);
    // The version in whose middle somebody else's table stands in the way, until that is gone.
    const name = /CREATE TABLE (\w+)/.exec(migrations.at(4)?.statements.at(-1) ?? '')?.[1] ?? '';
    const other = new Client({ connectionString: url.reveal() });
    await other.connect();
    await other.query('BEGIN');
    await other.query(`CREATE TABLE ${name} (id bigint)`);

    const killed = await runBot({
      environment: { DATABASE_URL: url.reveal() },
      meanwhile: async ({ kill }) => {
        while (!(await isSomebodyBlocked(database))) await clock.sleep(20);
        kill('SIGKILL');
      },
    });
    await other.query('ROLLBACK');
    await other.end();
    while ((await sessions(database)) > 1) await clock.sleep(20);
    const reached = await versions(database);
    const { code, stderr } = await runBot({
      input: '',
      environment: { DATABASE_URL: url.reveal() },
      isLogAsUsual: true,
    });

    expect(killed.code).toBeNull();
    expect(reached).toEqual(upTo(4));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await versions(database)).toEqual(upTo(migrations.length));
    expect(await keptOf(database)).toEqual(before.map(asOfAllAccounts));
  });
});

async function schemaOf(database: Database): Promise<unknown> {
  return database.query('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name');
}

/** The schema that nobody disturbed. */
async function wholeSchema(): Promise<unknown> {
  const database = await openSqlite({ file: join(await temporaryFolder(), 'bot.sqlite'), clock });
  await migrate(database, { clock });
  const schema = await schemaOf(database);
  await database.close();
  return schema;
}

async function isSomebodyBlocked(database: Database): Promise<boolean> {
  const rows = await database.query("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  return rows.length > 0;
}

async function sessions(database: Database): Promise<number> {
  const rows = await database.query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'",
  );
  return rows.length;
}
