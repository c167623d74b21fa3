import { describe } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { accessContract } from '../../contracts/access.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

accessContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  accessContract('PostgreSQL', async () =>
    openDatabase({ dataDir: '/nowhere', databaseUrl: await server.database(), clock: systemClock }),
  );
});
