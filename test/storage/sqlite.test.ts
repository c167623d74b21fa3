import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/storage/database.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { databaseContract, failure, failureCode } from '../contracts/database.ts';
import { manualClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';

async function temporaryFile(): Promise<string> {
  return join(await temporaryFolder(), 'bot.sqlite');
}

async function opened(file: string): Promise<Database> {
  const database = await openSqlite({ file, clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

/** A closed database with some 400 KB of items. */
async function filled(): Promise<string> {
  const file = await temporaryFile();
  const database = await openSqlite({ file, clock: systemClock });
  await database.query('CREATE TABLE item (id bigint PRIMARY KEY, name text NOT NULL)');
  await database.transaction(async (queries) => {
    for (let id = 0; id < 400; id += 1) {
      await queries.query('INSERT INTO item (id, name) VALUES ($1, $2)', [id, String(id).repeat(300)]);
    }
  });
  await database.close();
  return file;
}

databaseContract('SQLite', async () => {
  const file = await temporaryFile();
  return () => openSqlite({ file, clock: systemClock });
});

describe('a SQLite file', () => {
  it('is made with its folders, for its owner only', async () => {
    const folder = join(await temporaryFolder(), 'state', 'bot');
    const database = await opened(join(folder, 'bot.sqlite'));
    await database.query('CREATE TABLE item (id bigint)');

    const modes = await Promise.all(
      [join(folder, '..'), folder, ...['', '-wal', '-shm'].map((end) => join(folder, `bot.sqlite${end}`))].map(
        async (path) => ((await stat(path)).mode & 0o777).toString(8),
      ),
    );

    expect(modes).toEqual(['700', '700', '600', '600', '600']);
  });

  it('makes queries wait for a transaction that runs', async () => {
    const database = await opened(await temporaryFile());
    await database.query('CREATE TABLE item (id bigint)');
    const order: string[] = [];
    const { promise: started, resolve: tellStarted } = Promise.withResolvers<void>();
    const transaction = database.transaction(async (queries) => {
      tellStarted();
      for (let id = 0; id < 3; id += 1) await queries.query('INSERT INTO item (id) VALUES ($1)', [id]);
      order.push('transaction');
    });
    await started;

    const rows = await database.query('SELECT count(*) AS count FROM item');
    order.push('query');

    await transaction;
    expect(rows).toEqual([{ count: 3 }]);
    expect(order).toEqual(['transaction', 'query']);
  });

  it('keeps working with more different statements than it keeps prepared', async () => {
    const database = await opened(await temporaryFile());

    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 500; number += 1) {
        expect(await database.query(`SELECT ${number} AS number`)).toEqual([{ number }]);
      }
    }
  });
});

describe('a transaction that was left open', () => {
  it('is ended before the next query, so that what the query writes is kept', async () => {
    const file = await filled();
    const database = await openSqlite({ file, clock: systemClock });
    await database.query('BEGIN');
    await database.query("UPDATE item SET name = 'kept' WHERE id = 1");
    await database.close();

    const again = await opened(file);

    expect(await again.query('SELECT name FROM item WHERE id = 1')).toEqual([{ name: 'kept' }]);
  });

  it('is ended before the next transaction, with nothing of it kept', async () => {
    const database = await opened(await filled());
    await database.query('BEGIN');

    const result = await database.transaction(async (queries) => {
      await queries.query("UPDATE item SET name = 'kept' WHERE id = 1");
      return 'done';
    });

    expect(result).toBe('done');
    expect(await database.query('SELECT name FROM item WHERE id = 1')).toEqual([{ name: 'kept' }]);
  });
});

describe('a transaction that SQLite could not roll back', () => {
  it('keeps every query and transaction out until it can be', async () => {
    const { file, database, refusal } = await withStuckTransaction();

    const query = await failureCode(database.query("UPDATE item SET name = 'lost' WHERE id = 1"));
    const transaction = await failureCode(database.transaction(async () => 'never'));
    refusal.end();
    await database.query("UPDATE item SET name = 'kept' WHERE id = 2");
    const done = await database.transaction(async () => 'done');
    await database.close();

    const again = await opened(file);
    expect([query, transaction, done]).toEqual(['unwritable', 'unwritable', 'done']);
    expect(refusal.count()).toBe(3);
    expect(await again.query("SELECT id, name FROM item WHERE name > 'a'")).toEqual([{ id: 2, name: 'kept' }]);
  });

  it('does not keep the database from closing, and is not kept', async () => {
    const { file, database } = await withStuckTransaction();

    await database.close();

    const again = await opened(file);
    expect(await again.query("SELECT id FROM item WHERE name > 'a'")).toEqual([]);
  });
});

describe('a SQLite file that cannot be used', () => {
  it('is unwritable when its folder cannot be made, and the error says where', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'taken'), 'a file');
    await mkdir(join(folder, 'bot.sqlite'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    const places = [
      join(folder, 'taken', 'bot.sqlite'),
      join(folder, 'taken', 'deeper', 'bot.sqlite'),
      join(folder, 'dangling', 'deeper', 'bot.sqlite'),
      join(folder, 'bot.sqlite'),
      '/proc/no-such/bot.sqlite',
    ];

    for (const file of places) {
      const error = await failure(openSqlite({ file, clock: systemClock }));

      expect(error.code).toBe('unwritable');
      expect(error.message).toContain(file);
    }
  });

  it('is damaged when it holds something else, and stays as it was', async () => {
    const file = await temporaryFile();
    const noise = randomBytes(10_000);
    await writeFile(file, noise);

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
    expect((await readFile(file)).equals(noise)).toBe(true);
  });

  it('is damaged when only its first line is right', async () => {
    const file = await temporaryFile();
    await writeFile(file, Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(10_000)]));

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
  });

  it('is damaged when its header was overwritten', async () => {
    const file = await filled();
    const handle = await open(file, 'r+');
    await handle.write(randomBytes(84), 0, 84, 16);
    await handle.close();

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
  });

  it('is damaged when it is cut in half while it is open, and when it is opened again', async () => {
    const file = await filled();
    const database = await openSqlite({ file, clock: systemClock });
    const { size } = await stat(file);

    await truncate(file, Math.floor(size / 2));

    expect(await failureCode(database.query('SELECT max(length(name)) AS longest FROM item'))).toBe('damaged');
    await database.close();
    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
  });

  it('is damaged when a page further in was overwritten', async () => {
    const file = await filled();
    const { size } = await stat(file);
    const handle = await open(file, 'r+');
    await handle.write(randomBytes(4_096), 0, 4_096, Math.floor(size / 2 / 4_096) * 4_096);
    await handle.close();

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
  });

  it('is full when there is no room, keeps what was there and goes on when there is', async () => {
    const file = await filled();
    const database = await opened(file);
    const [before] = await database.query<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count');
    await database.query(`PRAGMA max_page_count = ${before?.pages ?? 0}`);
    const add = (id: number): Promise<unknown> =>
      database.query('INSERT INTO item (id, name) VALUES ($1, $2)', [id, 'x'.repeat(9000)]);

    const alone = await failureCode(add(1000));
    const inside = await failureCode(
      database.transaction(async (queries) => {
        await queries.query('DELETE FROM item WHERE id = 1');
        await queries.query('INSERT INTO item (id, name) VALUES (1001, $1)', ['x'.repeat(90_000)]);
      }),
    );

    expect([alone, inside]).toEqual(['full', 'full']);
    expect(await database.query('SELECT count(*) AS count, max(id) AS last FROM item')).toEqual([
      { count: 400, last: 399 },
    ]);
    await database.query('PRAGMA max_page_count = 100000');
    await add(1000);
    expect(await database.query('SELECT max(id) AS last FROM item')).toEqual([{ last: 1000 }]);
  });
});

describe('a SQLite file that another process holds', () => {
  it('is waited for', async () => {
    const file = await filled();
    const clock = manualClock();
    const database = await openSqlite({ file, clock });
    onTestFinished(() => database.close());
    const holder = await holdLock(file);
    const waiting = database.query("UPDATE item SET name = 'x' WHERE id = 1 RETURNING name");
    await clock.asleep();
    await clock.advance(5_000);

    await holder.letGo();
    await clock.advance(1_000);

    expect(await waiting).toEqual([{ name: 'x' }]);
  });

  it('is busy when it takes too long, for a statement and for a transaction, but can be read', async () => {
    const file = await filled();
    const clock = manualClock();
    const database = await openSqlite({ file, clock, busyMs: 3_000 });
    onTestFinished(() => database.close());
    const holder = await holdLock(file);

    const statement = failureCode(database.query("UPDATE item SET name = 'x'"));
    const transaction = failureCode(database.transaction(async () => 'never'));
    await clock.asleep();
    await clock.advance(2_900);
    const early = clock.sleepers().length;
    await clock.advance(4_000);

    expect(early).toBe(1);
    expect(await Promise.all([statement, transaction])).toEqual(['busy', 'busy']);
    expect(await database.query('SELECT count(*) AS count FROM item')).toEqual([{ count: 400 }]);
    await holder.letGo();
  });

  it('is busy for all who wait in line at about the time each of them has waited', async () => {
    const file = await filled();
    const clock = manualClock();
    const database = await openSqlite({ file, clock, busyMs: 3_000 });
    const holder = await holdLock(file);
    onTestFinished(async () => {
      await holder.letGo();
      await database.close();
    });
    const ended: string[] = [];
    const ask = (name: string): void => {
      void failureCode(database.query("UPDATE item SET name = 'x'")).then((code) => ended.push(`${name} ${code}`));
      void failureCode(database.transaction(async () => 'never')).then((code) => ended.push(`${name} ${code}`));
    };
    for (let caller = 0; caller < 6; caller += 1) ask('early');
    await clock.asleep();
    await clock.advance(2_000);
    ask('late');

    await clock.advance(900);
    const tooSoon = [...ended];
    await clock.advance(200);
    const first = [...ended];
    await clock.advance(1_800);
    const stillWaiting = [...ended];
    await clock.advance(200);

    expect(tooSoon).toEqual([]);
    expect(first).toEqual(Array.from({ length: 12 }, () => 'early busy'));
    expect(stillWaiting).toEqual(first);
    expect(ended).toEqual([...first, 'late busy', 'late busy']);
  });

  it('holds nothing of a transaction in which that process was killed', async () => {
    const file = await filled();
    const database = await opened(file);
    const holder = await holdLock(file);

    await holder.kill();

    expect(await database.query("UPDATE item SET name = 'x' WHERE id = 0 RETURNING id")).toEqual([{ id: 0 }]);
    expect(await database.query('SELECT count(*) AS count FROM item WHERE id < 0')).toEqual([{ count: 0 }]);
  });
});

/** A database together with the connection inside it, at which faults of SQLite can be caused. */
async function openedWithin(file: string): Promise<{ database: Database; connection: DatabaseSync }> {
  const spy = vi.spyOn(DatabaseSync.prototype, 'prepare');
  const database = await openSqlite({ file, clock: systemClock });
  const [connection] = spy.mock.contexts;
  spy.mockRestore();
  if (!(connection instanceof DatabaseSync)) throw new Error('no connection was seen');
  return { database, connection };
}

interface Refusal {
  /** How many times a ROLLBACK was refused. */
  count(): number;
  end(): void;
}

/** Lets SQLite itself refuse to roll back. It has no other fault that can be caused at will and ends again. */
function refuseRollback(connection: DatabaseSync): Refusal {
  let count = 0;
  connection.setAuthorizer((action, operation) => {
    if (action !== constants.SQLITE_TRANSACTION || operation !== 'ROLLBACK') return constants.SQLITE_OK;
    count += 1;
    return constants.SQLITE_DENY;
  });
  return { count: () => count, end: () => connection.setAuthorizer(null) };
}

/** A database in which a transaction failed and could not be rolled back. */
async function withStuckTransaction(): Promise<{ file: string; database: Database; refusal: Refusal }> {
  const file = await filled();
  const { database, connection } = await openedWithin(file);
  const refusal = refuseRollback(connection);
  const undone = database.transaction(async (queries) => {
    await queries.query("UPDATE item SET name = 'half done' WHERE id = 0");
    throw new Error('given up');
  });
  await expect(undone).rejects.toThrow('given up');
  expect(connection.isTransaction).toBe(true);
  return { file, database, refusal };
}

interface Holder {
  letGo(): Promise<void>;
  kill(): Promise<void>;
}

/** Another process that has begun a transaction and written something in it. */
async function holdLock(file: string): Promise<Holder> {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec('BEGIN IMMEDIATE');
    database.exec("INSERT INTO item (id, name) VALUES (-1, 'half done')");
    process.stdin.once('data', () => { database.exec('ROLLBACK'); database.close(); process.exit(); });
    process.stdout.write('held');
  `;
  const child = spawn(process.execPath, ['--no-warnings', '-e', program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return {
    letGo: async () => {
      child.stdin.write('go');
      await once(child, 'exit');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
