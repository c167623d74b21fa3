import { beforeAll, describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Secret } from '../../../src/lib/secret.ts';
import type { Database } from '../../../src/storage/database.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { outboxContract } from '../../contracts/outbox.ts';
import { outboxAtRandom } from '../../contracts/outbox-at-random.ts';
import { outboxFailures } from '../../contracts/outbox-failures.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

async function openFile(): Promise<Database> {
  return openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
}

outboxContract('SQLite', openFile);
outboxFailures('SQLite', openFile);
outboxAtRandom('SQLite', openFile, 100);

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  let databaseUrl: Secret;
  beforeAll(async () => {
    databaseUrl = await server.database();
  });

  async function openEmptied(): Promise<Database> {
    const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock });
    for (const table of ['event', 'delivery', 'target', 'post', 'last_number', 'lease']) {
      await database.query(`DELETE FROM ${table}`);
    }
    return database;
  }

  outboxContract('PostgreSQL', openEmptied);
  outboxFailures('PostgreSQL', openEmptied);
  outboxAtRandom('PostgreSQL', openEmptied, 12);
});
