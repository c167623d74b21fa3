import { documentBytes, documentEndings, namedKind } from '../../smsc/areas/documents.ts';
import type { IncomingFile } from '../chat.ts';
import type { TakenFiles } from '../command.ts';
import type { Catalogue } from '../language.ts';
import { documentField, documentRefusals } from '../texts/documents.ts';

/** The one document that a sender name takes. */
export const documentFiles: TakenFiles = {
  ...documentField,
  endings: documentEndings,
  beside: 'document',
  refusal: refusalOf,
};

/** Why files are no document, as far as their names and what their platform tells of their sizes say. */
function refusalOf([file, ...more]: readonly IncomingFile[]): Catalogue<string> | undefined {
  if (file === undefined) return undefined;
  if (more.length > 0) return documentRefusals.several;
  if (namedKind(file.name) === undefined) return documentRefusals.name;
  return (file.size ?? 0) > documentBytes ? documentRefusals['too-large'] : undefined;
}
