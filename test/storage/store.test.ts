import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Secret } from '../../src/lib/secret.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { everyFailure, storeContract } from '../contracts/store.ts';
import { temporaryFolder } from '../support/folder.ts';
import { postgresForSuite } from '../support/postgres.ts';

const place = { account: 'alex', space: 'settings' };

storeContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('the store in a file', () => {
  it('finds the expired values of an account by an index', async () => {
    const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });

    const plan = await database.query('EXPLAIN QUERY PLAN DELETE FROM kept WHERE account = $1 AND expires <= $2', [
      'alex',
      0,
    ]);

    expect(plan.map((step) => step.detail)).toEqual(['SEARCH kept USING INDEX kept_expires (account=? AND expires<?)']);
    await database.close();
  });

  it('waits for the disk unless it is hasty, and keeps the value all the same', async () => {
    const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
    const waits: boolean[] = [];
    const watched: Database = {
      query: (sql, values) => {
        if (sql.startsWith('INSERT')) waits.push(true);
        return database.query(sql, values);
      },
      transaction: (work, options) => {
        waits.push(options?.hasty !== true);
        return database.transaction(work, options);
      },
      settle: () => database.settle(),
      close: () => database.close(),
    };

    await openStore<string>(watched, { ...place, hasty: true }).set('one', 'first');
    await openStore<string>(watched, place).set('other', 'second');

    expect(waits).toEqual([false, true]);
    const many = openStore<string>(watched, { ...place, hasty: true });
    await Promise.all(Array.from({ length: 20 }, (_each, index) => many.set(`key ${index}`, `value ${index}`)));
    expect(waits.length).toBeLessThan(5);
    expect(await many.get('key 19')).toBe('value 19');
    const store = openStore<string>(database, place);
    expect([await store.get('one'), await store.get('other')]).toEqual(['first', 'second']);
    await database.close();
  });

  it('fails when the file is damaged', async () => {
    const dataDir = await temporaryFolder();
    const before = await openDatabase({ dataDir, clock: systemClock });
    const filling = openStore<string>(before, place);
    for (let key = 0; key < 100; key += 1) await filling.set(`key ${key}`, 'x'.repeat(1_000));
    await before.close();
    const database = await openDatabase({ dataDir, clock: systemClock });

    await truncate(join(dataDir, 'bot.sqlite'), 4_096 * 3);

    expect(await everyFailure(openStore<string>(database, place))).toEqual(Array.from({ length: 5 }, () => 'damaged'));
    await database.close();
  });
});

describe('the store on PostgreSQL', () => {
  const server = postgresForSuite();
  let databaseUrl: Secret;
  beforeAll(async () => {
    databaseUrl = await server.database();
  });

  async function opened(): Promise<Database> {
    return openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock });
  }

  storeContract('PostgreSQL', async () => {
    const database = await opened();
    await database.query('DROP SCHEMA public CASCADE');
    await database.query('CREATE SCHEMA public');
    await database.close();
    return opened();
  });

  it('fails while the server is stopped, and has the value when it is back', async () => {
    const database = await opened();
    const store = openStore<string>(database, place);
    await store.set('kept', 'value');

    await server.stop();
    const codes = await everyFailure(store);
    await server.start();

    expect(codes).toEqual(Array.from({ length: 5 }, () => 'unavailable'));
    expect(await store.get('kept')).toBe('value');
    await database.close();
  });
});
