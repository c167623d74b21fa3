import { refuse } from '../checks.ts';
import type { Upload } from '../operation.ts';

/** A document for the operators: a trademark or domain certificate. */
export interface SenderDocument {
  /** The file's name; its ending says the kind. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the document is, for those who read it. */
  readonly about?: string;
}

/** The senders page's "3 Мб". */
export const documentBytes = 3 * 1024 * 1024;

/** The kinds that the senders page allows. */
export const documentKinds = ['jpg', 'tif', 'pdf', 'png', 'zip', 'rar'] as const;
export type DocumentKind = (typeof documentKinds)[number];

const endings: Readonly<Record<string, DocumentKind>> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  tif: 'tif',
  tiff: 'tif',
  pdf: 'pdf',
  png: 'png',
  zip: 'zip',
  rar: 'rar',
};

/** How the names of documents may end. */
export const documentEndings: readonly string[] = Object.keys(endings);

const beginnings: Readonly<Record<DocumentKind, readonly (readonly number[])[]>> = {
  jpg: [[0xff, 0xd8, 0xff]],
  tif: [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
  pdf: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  zip: [[0x50, 0x4b, 0x03, 0x04]],
  rar: [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
};

/** The kind that a document's first bytes show. */
export function documentKind(bytes: Uint8Array): DocumentKind | undefined {
  return documentKinds.find((kind) => beginnings[kind].some((start) => start.every((byte, at) => bytes[at] === byte)));
}

/** Why a document is refused: its name, that nothing is in it, its size, or another kind inside than its name says. */
export type DocumentFault = 'name' | 'empty' | 'too-large' | 'disguised';

/** The kind that a document's name says. */
export function namedKind(name: string): DocumentKind | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

/** What the provider would refuse a document for; `undefined` for a right one. */
export function documentFault({ name, bytes }: Pick<SenderDocument, 'name' | 'bytes'>): DocumentFault | undefined {
  const kind = namedKind(name);
  if (kind === undefined) return 'name';
  if (bytes.length === 0) return 'empty';
  if (bytes.length > documentBytes) return 'too-large';
  return documentKind(bytes) === kind ? undefined : 'disguised';
}

/**
 * The document as it is sent, after the checks that the provider makes too: the size, and the kind by the name and by
 * the first bytes.
 *
 * @throws SmscError `invalid`, naming the parameter `document`
 */
export function documentUpload(operation: string, document: SenderDocument): Upload {
  const fault = documentFault(document);
  const kind = namedKind(document.name);
  if (fault !== undefined || kind === undefined) refuse(operation, 'document', wanted[fault ?? 'name']);
  // The page names one ending for each kind.
  const name = endingOf(document.name) === kind ? document.name : document.name.replace(/[^.]+$/, kind);
  return { name, bytes: document.bytes };
}

const wanted: Readonly<Record<DocumentFault, string>> = {
  name: `a file of the kinds ${documentKinds.join(', ')}`,
  empty: 'a file that is not empty',
  'too-large': 'a file of at most 3 MB',
  disguised: 'a file of the kind that its name says',
};

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
