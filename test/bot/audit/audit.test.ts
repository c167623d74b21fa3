import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../src/bot/audit/audit.ts';
import type { AuditEntry } from '../../../src/bot/audit/audit-entry.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Database } from '../../../src/storage/database.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { auditContract } from '../../contracts/audit.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { postgresForSuite } from '../../support/postgres.ts';

auditContract('SQLite', async () => openDatabase({ dataDir: await temporaryFolder(), clock: systemClock }));

describe('an audit log that cannot be written', () => {
  it('keeps what waits, and where there is no room for all, that of strangers goes first', async () => {
    const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
    let isBroken = true;
    const broken: Database = {
      ...database,
      transaction: async (...given) => {
        if (isBroken) throw new StorageError('unavailable', 'the disk is full');
        return database.transaction(...given);
      },
    };
    const audit = createAudit(broken, 'alex', systemClock);
    const by = { platform: 'test', id: 'ann' };
    const note = (outcome: AuditEntry['outcome']): Promise<void> =>
      audit.note({ by, in: { ...by, kind: 'private' }, command: 'balance', line: outcome, outcome });

    const noted = await Promise.allSettled([note('failed'), ...Array.from({ length: 10_000 }, () => note('stranger'))]);
    expect(noted.some(({ status }) => status === 'fulfilled')).toBe(false);
    isBroken = false;
    await note('done');

    expect((await audit.list({ limit: 9 })).map(({ line }) => line)).toEqual(['done', 'failed']);
    await database.close();
  });
});

describe('on PostgreSQL', () => {
  const server = postgresForSuite();
  auditContract('PostgreSQL', async () =>
    openDatabase({ dataDir: '/nowhere', databaseUrl: await server.database(), clock: systemClock }),
  );
});
