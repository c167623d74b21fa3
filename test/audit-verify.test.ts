import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
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

async function verify(
  environment: Readonly<Record<string, string>> = {},
  noted: readonly string[] = [],
): Promise<Verified> {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, ...environment };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [script, ...noted], { env, cwd: folder })) };
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

const behind = 'stands behind the end that is kept of the log';

function upTo(number: number): string {
  return `; up to entry ${number} the log is whole`;
}

describe('npm run audit:verify', () => {
  it('says that an empty log is empty, and where it has looked', async () => {
    await withDatabase(async () => undefined);

    expect(await verify()).toMatchObject({ code: 0, stdout: `the audit log is empty: ${folder}/bot.sqlite\n` });
  });

  it('takes a folder without a database for no log, and makes none', async () => {
    const nowhere = join(folder, 'nowhere');

    const { code, stderr } = await verify({ DATA_DIR: nowhere });

    expect(code).toBe(78);
    expect(stderr).toBe(`the audit log cannot be read: there is no database ${nowhere}/bot.sqlite\n`);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('tells of each account how many entries there are, and the hash to be noted elsewhere', async () => {
    await withDatabase(async (database) => {
      await noteFor(database, 'alex', ['/balance', '/health']);
      await noteFor(database, 'bella', ['/balance']);
    });

    const { code, stdout } = await verify();

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^alex: whole, 2 entries, the last one is [\da-f]{64}\nbella: whole, 1 entry, the last one is [\da-f]{64}\n$/,
    );
  });

  it.each([
    ["UPDATE audit SET line = 'another' WHERE number = 2", 2, `is not as it was written${upTo(1)}`],
    [
      'UPDATE audit SET number = -number WHERE number > 1; UPDATE audit SET number = 5 + number WHERE number < 0',
      2,
      `is not as it was written${upTo(1)}`,
    ],
    ['DELETE FROM audit WHERE number = 1', 1, 'is missing\n'],
    ['DELETE FROM audit WHERE number = 3', 3, `is missing${upTo(2)}`],
    ['UPDATE audit_head SET number = 2, hash = (SELECT hash FROM audit WHERE number = 2)', 3, behind],
    ['UPDATE audit_head SET number = 2', 2, `is not as it was written${upTo(1)}`],
    ['DELETE FROM audit_head', 1, behind],
  ])('finds what somebody did to it, says what to do and ends with 1: %s', async (sql, number, found) => {
    await withDatabase(async (database) => {
      await noteFor(database, 'alex', ['one', 'two', 'three']);
      for (const each of sql.split(';')) await database.query(each);
    });

    const { code, stdout } = await verify();

    expect(stdout).toContain(`alex: NOT WHOLE: entry ${number} ${found}`);
    expect(stdout).toContain('What to do:\n1. Copy the whole database');
    expect(code).toBe(1);
  });

  it('finds by a hash that was noted elsewhere that the log was cut off and its end with it', async () => {
    const hashes: string[] = [];
    await withDatabase(async (database) => {
      await noteFor(database, 'alex', ['one', 'two', 'three']);
      const rows = await database.query<{ hash: string }>('SELECT hash FROM audit ORDER BY number');
      hashes.push(...rows.map(({ hash }) => hash));
      await database.query('DELETE FROM audit WHERE number = 3');
      await database.query('UPDATE audit_head SET number = 2, hash = (SELECT hash FROM audit WHERE number = 2)');
    });
    const [, second = '', third = ''] = hashes;

    expect(await verify({}, [second])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`alex: entry 2 has the hash ${second}`),
    });
    const { code, stdout } = await verify({}, [third]);
    expect(stdout).toContain(`no entry has the hash ${third}: the log was cut off or written anew`);
    expect(code).toBe(1);
  });

  it('ends with 78 where a setting has to be put right first', async () => {
    const { code, stderr } = await verify({ DATABASE_URL: 'mysql://127.0.0.1/none' });

    expect(stderr).toMatch(/^the audit log cannot be read: .*DATABASE_URL/s);
    expect(code).toBe(78);
  });

  it('ends with 78 where the file is no database', async () => {
    await writeFile(join(folder, 'bot.sqlite'), 'no database '.repeat(1000));

    const { code, stderr } = await verify();

    expect(stderr).toMatch(/^the audit log cannot be read: /);
    expect(code).toBe(78);
  });

  it('ends with 69 where the database cannot be reached', async () => {
    const { code, stderr } = await verify({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });

    expect(stderr).toMatch(/^the audit log cannot be read: /);
    expect(code).toBe(69);
  });
});
