import { beforeAll, describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Secret } from '../../../src/lib/secret.ts';
import type { Database } from '../../../src/storage/database.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { templateRegisterContract } from '../../contracts/template-register.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

templateRegisterContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  let databaseUrl: Secret;
  beforeAll(async () => {
    databaseUrl = await server.database();
  });

  async function opened(): Promise<Database> {
    return openDatabase({ dataDir: '/nowhere', databaseUrl, clock: systemClock });
  }

  templateRegisterContract('PostgreSQL', async () => {
    const database = await opened();
    await database.query('DELETE FROM template_register');
    await database.query('DELETE FROM last_number');
    return database;
  });
});
