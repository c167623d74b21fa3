import { copyFile, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/storage/database.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { makeFile } from '../../src/storage/sqlite-file.ts';
import { failure, failureCode } from '../contracts/database.ts';
import { temporaryFolder } from '../support/folder.ts';

let file: string;

beforeEach(async () => {
  file = join(await temporaryFolder(), 'bot.sqlite');
});

async function opened(path = file): Promise<Database> {
  const database = await openSqlite({ file: path, clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

async function filled(): Promise<Database> {
  const database = await openSqlite({ file, clock: systemClock });
  await database.query('CREATE TABLE item (name text PRIMARY KEY, note text NOT NULL)');
  await database.query("INSERT INTO item (name, note) VALUES ('first', 'one'), ('second', 'two')");
  return database;
}

describe('a SQLite file that lost what was in it', () => {
  it('is damaged when it was cut to nothing, and stays as it was', async () => {
    await (await filled()).close();
    await truncate(file, 0);

    const error = await failure(openSqlite({ file, clock: systemClock }));

    expect(error.code).toBe('damaged');
    expect(error.message).toBe(`the database file ${file} is empty`);
    expect(await stat(file)).toMatchObject({ size: 0 });
  });

  it('is damaged when it is gone and its log is there, which stays', async () => {
    const database = await filled();
    const lone = join(await temporaryFolder(), 'bot.sqlite');
    await copyFile(`${file}-wal`, `${lone}-wal`);
    await database.close();
    const log = await readFile(`${lone}-wal`);

    const error = await failure(openSqlite({ file: lone, clock: systemClock }));

    expect(error.code).toBe('damaged');
    expect(error.message).toContain(`${lone}-wal`);
    expect((await readFile(`${lone}-wal`)).equals(log)).toBe(true);
  });

  it('is made anew when nothing of it is there', async () => {
    await (await filled()).close();
    await rm(file);

    expect(await (await opened()).query('SELECT name FROM sqlite_schema')).toEqual([]);
  });

  it('is damaged when a key of an index was overwritten, by which nothing would be found', async () => {
    await (await filled()).close();
    const bytes = await readFile(file);
    // Once in the table, once in its index, which is the one without the rest of the row.
    for (let at = bytes.indexOf('first'); at !== -1; at = bytes.indexOf('first', at + 1)) {
      if (!bytes.subarray(at).toString('latin1').startsWith('firstone')) bytes.write('thirst', at);
    }
    await writeFile(file, bytes);

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('damaged');
  });
});

describe('a SQLite file that is made', () => {
  it('is not made where a link to it leads nowhere, so that no empty one is left', async () => {
    const elsewhere = join(dirname(file), 'elsewhere');
    await symlink(elsewhere, file);

    expect(await failureCode(openSqlite({ file, clock: systemClock }))).toBe('unwritable');
    await expect(stat(elsewhere)).rejects.toThrow('ENOENT');
  });

  it('is never empty, so that an empty one has lost what was in it', async () => {
    await makeFile(file);

    expect((await stat(file)).size).toBeGreaterThan(0);
    expect(await readdir(dirname(file))).toEqual(['bot.sqlite']);
  });

  it('is one file for several that make it at the same time', async () => {
    const databases = await Promise.all(Array.from({ length: 8 }, () => opened()));

    await databases[0]?.query('CREATE TABLE item (id bigint)');

    for (const database of databases) expect(await database.query('SELECT id FROM item')).toEqual([]);
  });
});
