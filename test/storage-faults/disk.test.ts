import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isProof } from './length.ts';
import { startStage } from './stage.ts';

/** A disk of its own takes Linux and root, and here the right to mount. */
const canMount = isProof && process.platform === 'linux' && process.getuid?.() === 0;

interface Disk extends Disposable {
  readonly folder: string;
  /** Lets it be written, or only read. */
  remount(mode: 'rw' | 'ro'): void;
}

/** A small disk. */
function mountDisk(folder: string): Disk {
  run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder);
  return {
    folder,
    remount: (mode) => run('mount', '-o', `remount,${mode}`, folder),
    [Symbol.dispose]: () => run('umount', '--lazy', folder),
  };
}

function run(program: string, ...given: readonly string[]): void {
  execFileSync(program, given);
}

/** Writes until there is no room, byte by byte at the end. */
async function fill(file: string): Promise<void> {
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) {
    const more = (): Promise<boolean> =>
      writeFile(file, Buffer.alloc(size), { flag: 'a' }).then(
        () => true,
        () => false,
      );
    while (await more());
  }
}

describe.runIf(canMount)('a disk of its own', { timeout: 120_000 }, () => {
  it('that is full, while the bot runs and when it starts: all is told once when there is room again', async () => {
    await using stage = await startStage();
    using disk = mountDisk(stage.folder);
    const filler = join(disk.folder, 'filler');

    const { code, stderr } = await stage.run(async ({ logged }) => {
      await stage.subscribe();
      await fill(filler);
      stage.type('/whoami');
      await stage.arrive(1);
      await logged('a watcher could not look');
      await logged('polling failed');
      await rm(filler);
      await stage.arrive(2);
      await stage.toldAll(2);
      await stage.said('Role: admin');
    });
    await fill(filler);
    await stage.arrive(3);
    const refused = await stage.fail();
    await rm(filler);
    await stage.run(() => stage.toldAll(3));

    expect(code).toBe(0);
    expect(stderr).toContain('no room on the disk');
    expect(refused).toMatchObject({ code: 78, stderr: expect.stringContaining('make room on the disk') });
    expect(stage.told()).toEqual([1, 2, 3]);
  });

  it('that is read-only when the bot starts: what came is told once when it can be written again', async () => {
    await using stage = await startStage();
    using disk = mountDisk(stage.folder);
    await stage.run(() => stage.subscribe());
    disk.remount('ro');
    await stage.arrive(1);

    const refused = await stage.fail();
    disk.remount('rw');
    await stage.run(() => stage.toldAll(1));

    expect(refused).toMatchObject({ code: 78, stderr: expect.stringContaining('cannot be made or written') });
    expect(stage.told()).toEqual([1]);
  });
});
