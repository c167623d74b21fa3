import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAudit } from '../src/bot/audit/audit.ts';
import type { Database } from '../src/storage/database.ts';
import { openDatabase } from '../src/storage/open.ts';
import { manualClock } from './support/clock.ts';
import { temporaryFolder } from './support/folder.ts';

const script = join(import.meta.dirname, '../scripts/audit-verify.ts');
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

interface Verified {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

async function verify(environment: Readonly<Record<string, string>> = {}): Promise<Verified> {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, ...environment };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [script], { env, cwd: folder })) };
  } catch (error) {
    return error as Verified;
  }
}

/** Lets something be done to the database while no bot has it. */
async function withDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openDatabase({ dataDir: folder, clock: manualClock() });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

async function noteFor(database: Database, account: string, lines: readonly string[]): Promise<void> {
  const audit = createAudit(database, account, manualClock());
  const by = { platform: 'test', id: 'ann' };
  for (const line of lines) {
    await audit.note({ by, in: { ...by, kind: 'private' }, command: 'balance', line, outcome: 'done' });
  }
}

describe('npm run audit:verify', () => {
  it('says that an empty log is empty', async () => {
    await withDatabase(async () => undefined);

    expect(await verify()).toMatchObject({ code: 0, stdout: 'the audit log is empty\n' });
  });

  it('tells of each account how many entries there are, and the hash to be noted elsewhere', async () => {
    await withDatabase(async (database) => {
      await noteFor(database, 'alex', ['/balance', '/health']);
      await noteFor(database, 'bella', ['/balance']);
    });

    const { code, stdout } = await verify();

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^alex: whole, 2 entries, the last one is [\da-f]{64}\nbella: whole, 1 entries, the last one is [\da-f]{64}\n$/,
    );
  });

  it.each([
    ["UPDATE audit SET line = 'another' WHERE number = 2", 'alex: entry 2 is changed'],
    ['DELETE FROM audit WHERE number = 1', 'alex: entry 1 is missing'],
    ['DELETE FROM audit WHERE number = 3', 'alex: entry 3 is missing'],
  ])('finds what somebody did to it and ends with 1: %s', async (sql, found) => {
    await withDatabase(async (database) => {
      await noteFor(database, 'alex', ['one', 'two', 'three']);
      await database.query(sql);
    });

    const { code, stdout } = await verify();

    expect(stdout).toBe(`${found}\n`);
    expect(code).toBe(1);
  });

  it('ends with 69 where there is no database to read', async () => {
    const { code, stderr } = await verify({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });

    expect(stderr).toMatch(/^the audit log cannot be read: /);
    expect(code).toBe(69);
  });
});
