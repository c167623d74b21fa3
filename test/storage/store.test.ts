import { randomBytes } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
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
  it('fails when the file is damaged', async () => {
    const dataDir = await temporaryFolder();
    const before = await openDatabase({ dataDir, clock: systemClock });
    const filling = openStore<string>(before, place);
    for (let key = 0; key < 200; key += 1) await filling.set(`key ${key}`, 'x'.repeat(1_000));
    await before.close();
    await overwriteFrom(join(dataDir, 'bot.sqlite'), 4_096 * 2);
    const database = await openDatabase({ dataDir, clock: systemClock });

    const codes = await everyFailure(openStore<string>(database, place));

    expect(codes).toEqual(Array.from({ length: 5 }, () => 'damaged'));
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

async function overwriteFrom(file: string, start: number): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(randomBytes(size - start), 0, size - start, start);
  await handle.close();
}
