import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { failureCode } from '../contracts/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { postgresForSuite } from '../support/postgres.ts';

describe('opening the database', () => {
  const server = postgresForSuite();

  it('takes a file in the data folder and brings its schema up to date', async () => {
    const dataDir = join(await temporaryFolder(), 'data');

    const database = await openDatabase({ dataDir, clock: systemClock });

    expect(await database.query('SELECT count(*) AS count FROM kept')).toEqual([{ count: 0 }]);
    expect(await readdir(dataDir)).toContain('bot.sqlite');
    await database.close();
    expect(await readdir(dataDir)).toEqual(['bot.sqlite']);
  });

  it('takes PostgreSQL when there is an address, and leaves the folder alone', async () => {
    const folder = await temporaryFolder();

    const database = await openDatabase({
      dataDir: join(folder, 'data'),
      databaseUrl: await server.database(),
      clock: systemClock,
    });

    expect(await database.query('SELECT count(*) AS count FROM kept')).toEqual([{ count: 0 }]);
    expect(await readdir(folder)).toEqual([]);
    await database.close();
  });

  it('lets go of the file when the data are newer than the program', async () => {
    const dataDir = await temporaryFolder();
    const newer = await openDatabase({ dataDir, clock: systemClock });
    await newer.query("INSERT INTO schema_migrations (version, name, at) VALUES (1000, 'later', 0)");
    await newer.close();

    expect(await failureCode(openDatabase({ dataDir, clock: systemClock }))).toBe('newer');

    expect(await readdir(dataDir)).toEqual(['bot.sqlite']);
    const still = await openSqlite({ file: join(dataDir, 'bot.sqlite'), clock: systemClock });
    expect(await still.query('SELECT max(version) AS version FROM schema_migrations')).toEqual([{ version: 1000 }]);
    await still.close();
  });
});
