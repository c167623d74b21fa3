import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError, systemCode } from './sqlite-error.ts';

/**
 * Makes the file and its folders when they are missing, for their owner only; SQLite gives the files beside it the same
 * mode. An existing file is only tried: SQLite would open one that cannot be written and fail much later.
 *
 * @throws StorageError
 */
export async function makeFile(file: string): Promise<void> {
  try {
    await makeFolder(dirname(file));
    const made = await open(file, 'a', 0o600);
    await made.close();
  } catch (error) {
    throw fileError(error, file);
  }
}

/**
 * Like `mkdir` with `recursive`, which never ends where a folder exists in which nothing can be made, such as /proc
 * (seen with Node 26.10).
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await stat(folder);
    return;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
  }
  await makeFolder(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
