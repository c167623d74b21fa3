import { cp, mkdir, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finished } from '../support/process.ts';
import { type Stage, startStage } from './stage.ts';

const preload = pathToFileURL(join(import.meta.dirname, '../support/sqlite-fault.ts')).href;

/** What is done to the file while the bot does not run. */
interface Damage {
  readonly what: string;
  readonly by: (file: string) => Promise<unknown>;
  readonly says: string;
}

const damages: readonly Damage[] = [
  { what: 'was cut in half', by: async (file) => truncate(file, (await stat(file)).size / 2), says: 'damaged' },
  { what: 'was cut to nothing', by: (file) => truncate(file, 0), says: 'is empty' },
  { what: 'has random bytes in the middle', by: overwriteMiddle, says: 'damaged' },
  { what: 'is something else', by: (file) => writeFile(file, 'no database '.repeat(1000)), says: 'is no database' },
  { what: 'is gone, but for its log', by: (file) => rename(file, `${file}-wal`), says: 'is missing' },
];

describe('when the bot starts', { timeout: 60_000 }, () => {
  let stage: Stage;
  let file: string;
  let arrived = 0;

  beforeAll(async () => {
    stage = await startStage();
    file = join(stage.folder, 'bot.sqlite');
    await stage.run(() => stage.subscribe());
  });

  afterAll(() => stage[Symbol.asyncDispose]());

  /** Starts the bot while something is broken; an SMS comes in meanwhile. */
  async function startBroken(): Promise<Finished> {
    arrived += 1;
    await stage.arrive(arrived);
    return stage.fail();
  }

  it.each(damages)('and its file $what, it ends with 78 and changes nothing', async ({ by, says }) => {
    const backup = join(stage.folder, 'backup.sqlite');
    await cp(file, backup);
    await by(file);

    const { code, stderr } = await startBroken();

    expect(code).toBe(78);
    expect(stderr).toContain(`smsc-chatops cannot use its database: the `);
    expect(stderr).toContain(says);
    expect(stderr).toContain('put a backup in its place');
    await rm(`${file}-wal`, { force: true });
    await rename(backup, file);
  });

  it('and cannot write beside its file, it ends with 78', async () => {
    // Holds for every user, which permissions do not.
    await mkdir(`${file}-wal`);

    const { code, stderr } = await startBroken();

    expect(code).toBe(78);
    expect(stderr).toContain('cannot be made or written');
    expect(stderr).toContain('set DATA_DIR to a folder that can be written');
    await rm(`${file}-wal`, { recursive: true });
  });

  it('and there is no room for a new database, it ends with 78, and begins when there is', async () => {
    const folder = join(stage.folder, 'new');
    const fault = join(stage.folder, 'fault.sql');
    await writeFile(fault, 'PRAGMA max_page_count = 1');

    const { code, stderr } = await stage.fail({
      DATA_DIR: folder,
      NODE_OPTIONS: `--import=${preload}`,
      SQLITE_FAULT: fault,
    });

    expect(code).toBe(78);
    expect(stderr).toContain('no room on the disk');
    expect(stderr).toContain('make room on the disk');
    const second = await stage.run(({ logged }) => logged('telegram knows the bot'), { DATA_DIR: folder });
    expect(second.code).toBe(0);
  });

  it('and what it remembers of the SMS is filled with random bytes, it says so, and sees nothing as if for the first time', async () => {
    using connection = new DatabaseSync(file);
    const remembered = connection.prepare("SELECT state FROM watch WHERE name = 'inbox'").get();
    const write = connection.prepare("UPDATE watch SET state = ? WHERE name = 'inbox'");
    write.run(crypto.getRandomValues(Buffer.alloc(300)).toString('latin1'));
    arrived += 1;

    const { code, stderr } = await stage.run(async ({ logged }) => {
      await stage.arrive(arrived);
      await logged('a watcher could not look');
    });

    expect(code).toBe(0);
    expect(stderr).toContain('the state of a watcher is no longer readable');
    write.run(remembered?.['state'] ?? null);
  });

  it('and all is well again, it tells once what came in the meantime, and nothing of before', async () => {
    stage.type('/whoami');

    const { code } = await stage.run(async () => {
      await stage.toldAll(arrived);
      await stage.said('Role: admin');
    });

    expect(code).toBe(0);
    expect(arrived).toBe(damages.length + 2);
    expect(stage.told()).toEqual(Array.from({ length: arrived }, (_, index) => index + 1));
  });
});

async function overwriteMiddle(file: string): Promise<void> {
  const { size } = await stat(file);
  await using handle = await open(file, 'r+');
  await handle.write(crypto.getRandomValues(Buffer.alloc(4096)), 0, 4096, Math.floor(size / 2 / 4096) * 4096);
}
