import { createHash } from 'node:crypto';
import { documentBytes, documentFault, type SenderDocument } from '../../smsc/areas/documents.ts';
import { FileError, type FilePlace, type IncomingFile } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { documentRefusals } from '../texts/documents.ts';
import { UserError } from '../user-error.ts';
import { documentFiles } from './document-files.ts';

/** What is kept of a document until it is sent: where it is found again and what was in it, never the document itself. */
export interface KeptDocument extends FilePlace {
  readonly name: string;
  /** How long it is. */
  readonly bytes: number;
  /** SHA-256 of what was in it when it was shown, in hexadecimal. */
  readonly hash: string;
  /** What it is, for those who read it. */
  readonly about?: string;
}

/**
 * The document that came with a message, after the checks that the provider makes too. What the platform tells of it is
 * checked before it is read.
 *
 * @returns `undefined` when nothing is attached
 * @throws UserError when it is none that the provider takes, FileError when it cannot be had
 */
export async function takeDocument(
  { message }: CommandContext,
  about: string | undefined,
): Promise<KeptDocument | undefined> {
  const [file] = message.files;
  if (file === undefined) return undefined;
  const refusal = documentFiles.refusal?.(message.files);
  if (refusal !== undefined) throw new UserError(refusal);
  const { name, key } = file;
  const bytes = await readUpTo(file);
  const fault = documentFault({ name, bytes });
  if (fault !== undefined) throw new UserError(documentRefusals[fault]);
  const { platform } = message.in;
  return { platform, key, name, bytes: bytes.length, hash: hashOf(bytes), ...(about !== undefined && { about }) };
}

/**
 * Reads a document once more, to send it.
 *
 * @throws UserError when it is another one by now, FileError when it cannot be had
 */
export async function readDocument(
  { acting }: CommandContext,
  { name, about, hash, ...place }: KeptDocument,
): Promise<SenderDocument> {
  const bytes = await acting.messenger.readFile(place, documentBytes);
  if (hashOf(bytes) !== hash) throw new UserError(documentRefusals.changed);
  return { name, bytes, ...(about !== undefined && { about }) };
}

async function readUpTo(file: IncomingFile): Promise<Uint8Array> {
  try {
    return await file.read(documentBytes);
  } catch (error) {
    if (error instanceof FileError && error.code === 'too-large') throw new UserError(documentRefusals['too-large']);
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
