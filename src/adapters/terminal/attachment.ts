import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { FileError, type IncomingFile } from '../../bot/chat.ts';
import { type Token, tokenise } from '../../bot/line/tokens.ts';
import { codeOf } from './dialogue.ts';

/** A line without the file that its end attaches. */
export interface Attached {
  readonly text: string;
  readonly file?: IncomingFile;
}

/** Takes ` < PATH` off the end of a line; a `<` in quotes or within a word attaches nothing. */
export function attachmentOf(line: string): Attached {
  const read = tokenise(line);
  if (!read.ok) return { text: line };
  const at = read.tokens.findLastIndex(({ text, quoted }) => text === '<' && !quoted);
  const mark = read.tokens[at];
  if (mark === undefined || at === 0) return { text: line };
  const path = pathOf(line, read.tokens.slice(at + 1));
  return path === undefined ? { text: line } : { text: line.slice(0, mark.start).trimEnd(), file: fileAt(path) };
}

/** One word, one text in quotes, or words whose spaces have a backslash before them, as terminals write dropped files. */
function pathOf(line: string, tokens: readonly Token[]): string | undefined {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (tokens.length === 1 && first.quoted) return fromHome(first.text);
  const written = line.slice(first.start, last.end);
  return /(?<!\\)\s/u.test(written) ? undefined : fromHome(written.replaceAll(/\\([^\p{L}\p{N}])/gu, '$1'));
}

function fromHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** @param path - what the file is found by again too */
export function fileAt(path: string): IncomingFile {
  return {
    name: basename(path),
    key: resolve(path),
    read: async (mostBytes) => {
      try {
        // Opening a pipe would wait for its writer.
        await using handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
        return await readAll(handle, mostBytes);
      } catch (error) {
        if (error instanceof FileError) throw error;
        // The error itself names the path.
        throw new FileError('unreadable', `the attached file cannot be read (${codeOf(error)})`);
      }
    },
  };
}

async function readAll(handle: FileHandle, mostBytes: number): Promise<Uint8Array> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw new FileError('unreadable', 'what is attached is not a file');
  if (stats.size > mostBytes) throw new FileError('too-large', `the attached file has more than ${mostBytes} bytes`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Files that a system makes up say that they are empty, and others grow.
  while (length <= mostBytes) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(64 * 1024, mostBytes + 1 - length)));
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  throw new FileError('too-large', `the attached file has more than ${mostBytes} bytes`);
}
