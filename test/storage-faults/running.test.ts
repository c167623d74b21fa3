import { randomBytes } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { isProof } from './length.ts';
import { type Stage, startStage } from './stage.ts';

const preload = pathToFileURL(join(import.meta.dirname, '../support/sqlite-fault.ts')).href;
/** Longer than the bot waits for another program in the proof. */
const lockedMs = isProof ? 12_000 : 1_500;
const lookEveryMs = 10;
/** Needs pages of its own wherever it is kept, which a full disk has not. */
const longWords = 'Здравствуйте! '.repeat(280);

interface Breakable extends AsyncDisposable {
  readonly stage: Stage;
  readonly file: string;
  /** The variables with which SQL can be run on the bot's own connection. */
  readonly settings: Readonly<Record<string, string>>;
  /** Runs SQL there, and resolves when it has been run. */
  readonly inside: (sql: string) => Promise<void>;
}

async function startBreakable(): Promise<Breakable> {
  const stage = await startStage();
  const faults = join(stage.folder, 'fault.sql');
  await writeFile(faults, '');
  return {
    stage,
    file: join(stage.folder, 'bot.sqlite'),
    settings: { NODE_OPTIONS: `--import=${preload}`, SQLITE_FAULT: faults },
    inside: async (sql) => {
      await writeFile(faults, sql);
      while ((await readFile(faults, 'utf8')) !== '') await systemClock.sleep(lookEveryMs);
    },
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  };
}

describe('while the bot runs', { timeout: 90_000 }, () => {
  it.concurrent.each([
    ['the disk is full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000', 'no room on the disk'],
    ['the file cannot be written', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF', 'cannot be made or written'],
  ])('%s: what comes meanwhile is told once and what was typed is answered', async (_, broken, mended, words) => {
    await using breakable = await startBreakable();
    const { stage, settings, inside } = breakable;

    const { code, stderr } = await stage.run(async ({ logged }) => {
      await stage.subscribe();
      await inside(broken);
      stage.type(longWords);
      stage.type('/whoami');
      await logged('polling failed');
      await stage.arrive(1, longWords);
      await logged('a watcher could not look');
      await inside(mended);
      await stage.arrive(2);
      await stage.toldAll(2);
      await stage.said('Role: admin');
    }, settings);

    expect(stage.told()).toEqual([1, 2]);
    expect(stderr).toContain(words);
    expect(code).toBe(0);
  });

  it.concurrent('another program holds the file: what comes meanwhile is told once', async () => {
    await using stage = await startStage();

    const { code, stderr } = await stage.run(async ({ logged }) => {
      await stage.subscribe();
      using holder = new DatabaseSync(join(stage.folder, 'bot.sqlite'), { timeout: 5_000 });
      holder.exec('BEGIN IMMEDIATE');
      await stage.arrive(1);
      stage.type('/whoami');
      await systemClock.sleep(lockedMs);
      if (isProof) await logged('locked for too long');
      holder.exec('ROLLBACK');
      await stage.said('Role: admin');
      await stage.arrive(2);
      await stage.toldAll(2);
    });

    expect(stage.told()).toEqual([1, 2]);
    expect(stderr.includes('locked for too long')).toBe(isProof);
    expect(code).toBe(0);
  });

  // It stands here as the others wait as long beside it.
  it.concurrent('or rather before, another program keeps the file for 10 seconds: the start ends with 69', async () => {
    await using stage = await startStage();
    await stage.run(() => stage.subscribe());
    await stage.arrive(1);
    const holder = new DatabaseSync(join(stage.folder, 'bot.sqlite'));
    holder.exec('PRAGMA locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    const began = performance.now();

    const { code, stderr } = await stage.fail();
    const waitedMs = performance.now() - began;
    holder.close();
    await stage.run(() => stage.toldAll(1));

    expect(code).toBe(69);
    expect(waitedMs).toBeGreaterThan(10_000);
    expect(stderr).toContain('locked for too long');
    expect(stderr).toContain('look for a second bot on the same data');
    expect(stage.told()).toEqual([1]);
  });

  it.concurrent('the file is filled with random bytes: nothing counts as never seen, and the backup goes on', async () => {
    await using breakable = await startBreakable();
    const { stage, file, settings, inside } = breakable;
    const backup = join(stage.folder, 'backup.sqlite');
    await stage.run(() => stage.subscribe());
    await cp(file, backup);

    const damaged = await stage.run(async ({ logged }) => {
      await logged('polling began');
      const bytes = await readFile(file);
      bytes.set(randomBytes(bytes.length - 4096), 4096);
      await writeFile(file, bytes);
      // What SQLite still has in memory it does not read again.
      await inside('PRAGMA shrink_memory');
      stage.type('/whoami');
      await stage.arrive(1);
      await logged('is no database or is damaged');
    }, settings);
    const refused = await stage.fail();
    for (const name of [file, `${file}-wal`, `${file}-shm`]) await rm(name, { force: true });
    await cp(backup, file);
    await stage.run(async () => {
      await stage.arrive(2);
      await stage.toldAll(2);
      await stage.said('Role: admin');
    });

    expect(damaged.code).toBe(0);
    expect(refused).toMatchObject({ code: 78, stderr: expect.stringContaining('put a backup in its place') });
    expect(stage.told()).toEqual([1, 2]);
  });
});
