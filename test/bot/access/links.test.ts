import { describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { linksContract } from '../../contracts/links.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

linksContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  linksContract('PostgreSQL', async () =>
    openDatabase({ dataDir: '/nowhere', databaseUrl: await server.database(), clock: systemClock }),
  );
});
