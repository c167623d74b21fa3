import { describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { confirmationsContract } from '../../contracts/confirmations.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

confirmationsContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  confirmationsContract('PostgreSQL', async () =>
    openDatabase({ dataDir: '/nowhere', databaseUrl: await server.database(), clock: systemClock }),
  );
});
