import { beforeAll, describe } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Secret } from '../../src/lib/secret.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { leaseContract } from '../contracts/lease.ts';
import { temporaryFolder } from '../support/folder.ts';
import { postgresForSuite } from '../support/postgres.ts';

leaseContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  let databaseUrl: Secret;
  beforeAll(async () => {
    databaseUrl = await server.database();
  });

  leaseContract('PostgreSQL', async () => {
    const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock });
    await database.query('DELETE FROM lease');
    return database;
  });
});
