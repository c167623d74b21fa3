import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAccess } from '../../src/bot/access/access.ts';
import { createAudit } from '../../src/bot/audit/audit.ts';
import { createTemplateRegister } from '../../src/bot/templates/template-register.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLedger } from '../../src/smsc/limits/ledger.ts';
import { createPauses } from '../../src/smsc/limits/pauses.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Migration, migrations } from '../../src/storage/migrations.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { failure, failureCode, type Opener } from '../contracts/database.ts';
import { manualClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { postgresForSuite } from '../support/postgres.ts';

const fixtures = join(import.meta.dirname, '../fixtures/storage');
const newest = migrations.at(-1)?.version ?? 0;
/** A time at which what the fixtures hold is neither all over nor all to come. */
const clock = manualClock(1_795_000_050_000);
const account = 'smsc.ru alex';

async function load(database: Database, version: number): Promise<void> {
  const text = await readFile(join(fixtures, `schema-${version}.sql`), 'utf8');
  for (const statement of text.split(/;\n/)) if (statement.trim() !== '') await database.query(statement);
}

const step = (version: number, statements: readonly string[]): Migration => ({
  version,
  name: `step ${version}`,
  statements,
});

async function versions(database: Database): Promise<unknown> {
  return database.query('SELECT version, name FROM schema_migrations ORDER BY version');
}

function migrationTests(name: string, prepare: () => Promise<Opener>): void {
  describe(`migrating ${name}`, () => {
    let open: Opener;
    let database: Database;

    beforeEach(async () => {
      const opener = await prepare();
      open = async () => {
        const opened = await opener();
        onTestFinished(() => opened.close());
        return opened;
      };
      database = await opener();
      return () => database.close();
    });

    it('makes an empty database whole, and changes nothing when it is repeated', async () => {
      await migrate(database, { clock });
      await openStore<string>(database, { account, space: 'settings', clock }).set('language', 'en');

      await migrate(database, { clock });

      expect(await versions(database)).toEqual(migrations.map(({ version, name }) => ({ version, name })));
      expect(await openStore<string>(database, { account, space: 'settings', clock }).get('language')).toBe('en');
    });

    it('goes on where a start was interrupted', async () => {
      await migrate(database, { clock, known: [] });

      await migrate(database, { clock });

      expect(await database.query('SELECT count(*) AS count FROM kept')).toEqual([{ count: 0 }]);
    });

    it('runs only the steps that are missing, in order', async () => {
      const first = step(1, ['CREATE TABLE item (id bigint)', 'INSERT INTO item (id) VALUES (1)']);
      const second = step(2, ['ALTER TABLE item ADD COLUMN note text', "UPDATE item SET note = 'second'"]);
      const third = step(3, ["UPDATE item SET note = note || ' third'"]);
      await migrate(database, { clock, known: [first] });

      await migrate(database, { clock, known: [first, second, third] });

      expect(await database.query('SELECT id, note FROM item')).toEqual([{ id: 1, note: 'second third' }]);
    });

    it('lets several processes start together', async () => {
      const others = await Promise.all([open(), open(), open()]);

      await Promise.all([database, ...others].map((each) => migrate(each, { clock })));

      expect(await versions(database)).toHaveLength(migrations.length);
      expect(await database.query('SELECT count(*) AS count FROM request_pause')).toEqual([{ count: 0 }]);
    });

    it('leaves the old version whole when a step fails in the middle', async () => {
      const first = step(1, ['CREATE TABLE item (id bigint)', 'INSERT INTO item (id) VALUES (1)']);
      const broken = step(2, ['ALTER TABLE item ADD COLUMN note text', 'CREATE TABLE other (id bigint)', 'NONSENSE']);
      await migrate(database, { clock, known: [first] });

      expect(await failureCode(migrate(database, { clock, known: [first, broken] }))).toBe('failed');

      expect(await database.query('SELECT * FROM item')).toEqual([{ id: 1 }]);
      expect(await failureCode(database.query('SELECT * FROM other'))).toBe('failed');
      expect(await versions(database)).toEqual([{ version: 1, name: 'step 1' }]);
      await migrate(database, { clock, known: [first, step(2, ['CREATE TABLE other (id bigint)'])] });
      expect(await database.query('SELECT * FROM other')).toEqual([]);
    });

    it('refuses data of a newer version, names both and changes nothing', async () => {
      await migrate(database, { clock, known: [...migrations, step(newest + 1, ['CREATE TABLE later (id bigint)'])] });

      const error = await failure(migrate(database, { clock }));

      expect(error.code).toBe('newer');
      expect(error.message).toContain(`version ${newest + 1}`);
      expect(error.message).toContain(`up to ${newest}`);
      expect(await database.query('SELECT * FROM later')).toEqual([]);
    });

    it.each(migrations.map(({ version }) => version))('opens the data of version %d', async (version) => {
      await load(database, version);

      await migrate(database, { clock });

      const settings = openStore<string>(database, { account: 'all-accounts', space: 'settings', clock });
      const pages = openStore<unknown>(database, { account, space: 'pages', clock });
      const pause = await createPauses({ database, clock, scope: account, callMs: 20_000 })
        .admit('balance.get')
        .catch((error: unknown) => error);
      const limit = { requests: 1, perMs: 60_000, of: 'any' } as const;
      const request = await createLedger({ database, clock, scope: account, callMs: 20_000 })
        .reserve('balance.get', {}, [limit], { maxWaitMs: 0 })
        .catch((error: unknown) => error);
      const templates = await createTemplateRegister(database, account, clock).list();
      expect(templates.map(({ number }) => number)).toEqual(version >= 2 ? [3, 1] : []);
      const access = createAccess({ database, account, admins: [], platforms: new Map(), clock });
      const roles = (await access.grants.list()).map(({ platform, id, role, by }) => [platform, id, role, by]);
      expect(roles).toEqual(
        version >= 3
          ? [
              ['telegram', '1001', 'admin', undefined],
              ['telegram', '-100500', 'viewer', 'telegram:1001'],
              ['slack', 'U01AB2CD3', 'operator', 'telegram:1001'],
            ]
          : [],
      );
      // The columns and their order are part of each hash.
      const verdict = await createAudit(database, account, clock).verify();
      expect(verdict).toMatchObject({ ok: true, end: { number: version >= 7 ? 3 : 0 } });
      expect(await settings.get('language')).toBe('ru');
      expect(await pages.get('telegram:-100500')).toEqual({ rows: [{ text: "Привет; it's 5 o'clock" }], next: 17 });
      expect(pause).toMatchObject({ code: 'blocked', retryAt: 1_795_000_240_000 });
      expect(request).toMatchObject({ code: 'limited', retryAt: 1_795_000_061_500 });
    });
  });
}

migrationTests('SQLite', async () => {
  const file = join(await temporaryFolder(), 'bot.sqlite');
  return () => openSqlite({ file, clock: systemClock });
});

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  migrationTests('PostgreSQL', async () => {
    const url = await server.database();
    return () => openPostgres({ url, clock: systemClock });
  });

  it.each(['an empty database', 'a database with the register only'])(
    'waits for a process that is just making the schema in %s',
    async (start) => {
      const url = await server.database();
      const [first, second, watcher] = await Promise.all(
        [1, 2, 3].map(() => openPostgres({ url, clock: systemClock })),
      );
      if (first === undefined || second === undefined || watcher === undefined) throw new Error('no databases');
      onTestFinished(async () => {
        await Promise.all([first, second, watcher].map((database) => database.close()));
      });
      if (start !== 'an empty database') await migrate(first, { clock, known: [] });
      const { promise: made, resolve: tellMade } = Promise.withResolvers<void>();
      const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
      const making = first.transaction(async (queries) => {
        // The same work as a whole, held open before its end.
        await migrate({ ...first, ...queries, transaction: (work) => work(queries) }, { clock });
        tellMade();
        await mayEnd;
      });
      await made;

      const waiting = migrate(second, { clock });
      while (!(await isSomebodyBlocked(watcher)));
      end();

      await Promise.all([making, waiting]);
      expect(await versions(second)).toHaveLength(migrations.length);
    },
  );
});

async function isSomebodyBlocked(database: Database): Promise<boolean> {
  const rows = await database.query("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  return rows.length > 0;
}

describe('the list of migrations', () => {
  it('counts from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('has a dump of every version', async () => {
    const expected = migrations.map(({ version }) => `schema-${version}.sql`);

    expect((await readdir(fixtures)).sort()).toEqual(expected.sort());
  });

  it.each(migrations.map(({ version }) => version))(
    'makes the schema of dump %d, which fills every table',
    async (version) => {
      const folder = await temporaryFolder();
      const [made, dumped] = await Promise.all(
        ['made', 'dumped'].map(async (name) => {
          const database = await openSqlite({ file: join(folder, name), clock: systemClock });
          onTestFinished(() => database.close());
          return database;
        }),
      );
      if (made === undefined || dumped === undefined) throw new Error('no databases');
      await migrate(made, { clock, known: migrations.slice(0, version) });
      await load(dumped, version);

      const schema = 'SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name';
      const tables = await dumped.query<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");

      expect(await dumped.query(schema)).toEqual(await made.query(schema));
      expect(await dumped.query('SELECT version, name FROM schema_migrations')).toEqual(await versions(made));
      const counts = await Promise.all(tables.map(({ name }) => dumped.query(`SELECT 1 FROM ${name}`)));
      expect(tables.filter((_, index) => counts[index]?.length === 0)).toEqual([]);
    },
  );

  it('gives every table the account that a row belongs to', async () => {
    const database = await openSqlite({ file: join(await temporaryFolder(), 'bot.sqlite'), clock: systemClock });
    onTestFinished(() => database.close());
    await migrate(database, { clock });

    const without = await database.query(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migrations'
      AND name NOT IN (SELECT t.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE c.name = 'account')`,
    );

    expect(without).toEqual([]);
  });
});
