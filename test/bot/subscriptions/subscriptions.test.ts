import { beforeAll, describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Secret } from '../../../src/lib/secret.ts';
import type { Database } from '../../../src/storage/database.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { subscriptionsContract } from '../../contracts/subscriptions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

const tables = ['subscription', 'mute', 'quiet_hours', 'event', 'last_number'];

subscriptionsContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  let databaseUrl: Secret;
  beforeAll(async () => {
    databaseUrl = await server.database();
  });

  async function opened(): Promise<Database> {
    return openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock });
  }

  // A database of its own for each test would take a second each.
  subscriptionsContract('PostgreSQL', async () => {
    const database = await opened();
    for (const table of tables) await database.query(`DELETE FROM ${table}`);
    return database;
  });
});
