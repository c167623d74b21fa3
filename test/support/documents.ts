import type { IncomingFile } from '../../src/bot/chat.ts';
import { attached } from './message.ts';

/** A PDF as far as its first bytes tell. */
export function pdf(size = 64): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  return bytes;
}

/** An attached file whose size the platform tells, with a count of how often it was read. */
export function countedFile(name: string, size: number): { readonly file: IncomingFile; readonly reads: () => number } {
  const file = attached(name, pdf(size));
  let reads = 0;
  const counted: IncomingFile = {
    ...file,
    size,
    read: async (mostBytes) => {
      reads += 1;
      return file.read(mostBytes);
    },
  };
  return { file: counted, reads: () => reads };
}
