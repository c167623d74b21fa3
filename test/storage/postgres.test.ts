import { inspect } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { type Secret, secret } from '../../src/lib/secret.ts';
import type { Database } from '../../src/storage/database.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { databaseContract, failure, failureCode } from '../contracts/database.ts';
import { postgresForSuite } from '../support/postgres.ts';
import { password } from '../support/postgres-server.ts';

const server = postgresForSuite();

let url: Secret;
beforeAll(async () => {
  url = await server.database();
});

async function opened(address: Secret = url): Promise<Database> {
  const database = await openPostgres({ url: address, clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

/** An empty database; a new schema takes 5 ms where a new database takes 50. */
async function emptied(): Promise<Database> {
  const database = await opened();
  await database.query('DROP SCHEMA public CASCADE');
  await database.query('CREATE SCHEMA public');
  return database;
}

databaseContract('PostgreSQL', async () => {
  await emptied();
  return () => openPostgres({ url, clock: systemClock });
});

describe('PostgreSQL', () => {
  it('is unavailable while it is stopped, and works again when it is back', async () => {
    const database = await emptied();
    await database.query('CREATE TABLE item (id bigint)');

    await server.stop();
    const codes = [
      await failureCode(database.query('SELECT id FROM item')),
      await failureCode(database.transaction((queries) => queries.query('SELECT id FROM item'))),
      await failureCode(openPostgres({ url, clock: systemClock })),
    ];
    await server.start();

    expect(codes).toEqual(['unavailable', 'unavailable', 'unavailable']);
    expect(await database.query('SELECT id FROM item')).toEqual([]);
  });

  it('undoes a transaction whose connection is lost, and goes on with another one', async () => {
    const database = await emptied();
    const administrator = await opened();
    await database.query('CREATE TABLE item (id bigint)');

    const outcome = database.transaction(async (queries) => {
      await queries.query('INSERT INTO item (id) VALUES (1)');
      const [own] = await queries.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await terminate(administrator, own?.pid ?? 0);
      await queries.query('INSERT INTO item (id) VALUES (2)');
    });

    expect(await failureCode(outcome)).toBe('unavailable');
    expect(await database.query('SELECT id FROM item')).toEqual([]);
  });

  it('is unavailable when the connection is lost during COMMIT', async () => {
    const database = await emptied();
    const administrator = await opened();
    await database.query('CREATE TABLE item (id bigint)');
    await database.query(
      "CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END'",
    );
    await database.query(
      'CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger()',
    );

    const outcome = failureCode(database.transaction((queries) => queries.query('INSERT INTO item (id) VALUES (1)')));
    await terminate(administrator, await pidOfCommit(administrator));

    expect(await outcome).toBe('unavailable');
  });

  it('runs the work again when another transaction came between', async () => {
    const database = await emptied();
    await database.query('CREATE TABLE item (id bigint)');
    await database.query('INSERT INTO item (id) VALUES (1)');
    const other = await opened();
    let runs = 0;

    await database.transaction(async (queries) => {
      runs += 1;
      const [row] = await queries.query<{ id: number }>('SELECT id FROM item');
      if (runs === 1) await other.query('UPDATE item SET id = 10');
      await queries.query('UPDATE item SET id = $1', [(row?.id ?? 0) + 1]);
    });

    expect(runs).toBe(2);
    expect(await database.query('SELECT id FROM item')).toEqual([{ id: 11 }]);
  });

  it('is busy when transactions never stop colliding', async () => {
    const setUp = await emptied();
    await setUp.query('CREATE TABLE item (id bigint)');
    await setUp.query('INSERT INTO item (id) VALUES (1)');
    const database = await openPostgres({ url, clock: systemClock, collisionMs: 20 });
    onTestFinished(() => database.close());

    const outcome = database.transaction(async (queries) => {
      await queries.query('SELECT id FROM item');
      await setUp.query('UPDATE item SET id = id + 10');
      await queries.query('UPDATE item SET id = 0');
    });

    expect(await failureCode(outcome)).toBe('busy');
  });

  it('is busy when a statement takes too long', async () => {
    const database = await opened();

    const outcome = database.transaction(async (queries) => {
      await queries.query('SET LOCAL statement_timeout = 5');
      await queries.query('SELECT pg_sleep(60)');
    });

    expect(await failureCode(outcome)).toBe('busy');
  });

  it('is unwritable where it may only be read', async () => {
    const database = await emptied();
    await database.query('CREATE TABLE item (id bigint)');

    const readOnly = database.transaction(async (queries) => {
      await queries.query('SET TRANSACTION READ ONLY');
      await queries.query('INSERT INTO item (id) VALUES (1)');
    });
    const guest = database.transaction(async (queries) => {
      await queries.query('CREATE ROLE guest');
      await queries.query('GRANT USAGE ON SCHEMA public TO guest');
      await queries.query('SET LOCAL ROLE guest');
      await queries.query('INSERT INTO item (id) VALUES (1)');
    });

    expect(await failureCode(readOnly)).toBe('unwritable');
    expect(await failureCode(guest)).toBe('unwritable');
  });

  it('refuses what it cannot keep, without telling it', async () => {
    const database = await emptied();
    await database.query('CREATE TABLE item (id bigint, name text PRIMARY KEY)');
    const unkept = [
      await failure(database.query('INSERT INTO item (id, name) VALUES ($1, $2)', ['79991234567x', 'a'])),
      await failure(database.query('INSERT INTO item (id, name) VALUES (1, $1)', [randomText(10_000)])),
    ];

    expect(unkept.map((error) => error.code)).toEqual(['invalid', 'invalid']);
    expect(inspect(unkept, { depth: 9, showHidden: true })).not.toContain('7999');
  });

  it('tells neither password nor address, nor the values of a row that it refused', async () => {
    const database = await emptied();
    await database.query('CREATE TABLE item (id bigint PRIMARY KEY, name text NOT NULL)');
    await database.query("INSERT INTO item (id, name) VALUES (79991234567, 'x')");
    const wrong = url.reveal().replace(password, 'wrong-password');
    const errors = [
      await failure(openPostgres({ url: secret(wrong), clock: systemClock })),
      await failure(openPostgres({ url: secret('postgres://bot:wrong-password@[/x'), clock: systemClock })),
      await failure(openPostgres({ url: secret('postgres://bot:wrong-password@127.0.0.1:1/x'), clock: systemClock })),
      await failure(openPostgres({ url: secret(`${url.reveal()}-missing`), clock: systemClock })),
      await failure(database.query("INSERT INTO item (id, name) VALUES (79991234567, 'again')")),
      await failure(database.query('INSERT INTO item (id, name) VALUES ($1, $2)', [79_991_234_567, null])),
    ];

    expect(errors.map((error) => error.code)).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
      'unavailable',
      'failed',
      'failed',
    ]);
    expect(inspect(errors, { depth: 9, showHidden: true })).not.toMatch(/password|7999/);
    expect(inspect(errors.at(-2), { depth: 9 })).toMatch(/SQLSTATE 23505, item, item_pkey/);
  });
});

async function terminate(administrator: Database, pid: number): Promise<void> {
  await administrator.query('SELECT pg_terminate_backend(CAST($1 AS integer), 10000)', [pid]);
}

async function pidOfCommit(administrator: Database): Promise<number> {
  for (;;) {
    const [row] = await administrator.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE query = 'COMMIT' AND state = 'active'",
    );
    if (row !== undefined) return row.pid;
  }
}

/** A text that does not get shorter when the server packs it. */
function randomText(length: number): string {
  return Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
}
