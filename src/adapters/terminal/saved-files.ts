import { open, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Block, FileBlock } from '../../bot/reply.ts';
import { code, note, text } from '../../bot/reply.ts';
import { codeOf } from './dialogue.ts';

export interface SavingOptions {
  /** Where files go: the working directory. */
  readonly folder: string;
  /** What is said about a file that could not be saved, with the system's code for the reason. */
  readonly unsaved: (name: string, reason: string) => string;
}

/** A letter, a digit or `_`, then what a file block may have: no way out of the folder, no hidden file, no option. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u;
const mostOfOneName = 1000;

/** Saves the files of a reply and puts a line with the name in place of each. Never throws. */
export async function saveFiles(blocks: readonly Block[], options: SavingOptions): Promise<readonly Block[]> {
  const shown: Block[] = [];
  for (const block of blocks) shown.push(block.kind === 'file' ? await saved(block, options) : block);
  return shown;
}

async function saved(file: FileBlock, { folder, unsaved }: SavingOptions): Promise<Block> {
  try {
    return text('→ ', code(`./${await save(file, folder)}`));
  } catch (error) {
    return note(unsaved(file.name, codeOf(error)), 'warning');
  }
}

/** @returns the name under which it is saved; no file is overwritten */
async function save({ name, content }: FileBlock, folder: string): Promise<string> {
  if (!plainName.test(name)) throw Object.assign(new Error('no plain name'), { code: 'EINVAL' });
  const { name: stem, ext } = parse(name);
  for (let number = 1; number <= mostOfOneName; number += 1) {
    const free = number === 1 ? name : `${stem}-${number}${ext}`;
    try {
      await write(join(folder, free), content);
      return free;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw Object.assign(new Error('too many files of this name'), { code: 'EEXIST' });
}

/** Half a file is worse than none. */
async function write(path: string, content: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}
