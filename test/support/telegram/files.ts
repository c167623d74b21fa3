import { extname } from 'node:path';
import type { Size } from './pictures.ts';

export interface StoredFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Where it is downloaded from, below `/file/bot<token>/`. */
  readonly path: string;
  /** `undefined` for a file of which only the size was told. */
  readonly bytes: Buffer | undefined;
  readonly sides: Size | undefined;
}

export interface NewFile {
  readonly folder: string;
  readonly name: string;
  readonly bytes?: Buffer | undefined;
  readonly size?: number | undefined;
  readonly mime?: string | undefined;
  readonly sides?: Size | undefined;
}

export interface FileStore {
  readonly add: (file: NewFile) => StoredFile;
  readonly byId: (id: string) => StoredFile | undefined;
  readonly byPath: (path: string) => StoredFile | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.zip': 'application/zip',
  '.rar': 'application/vnd.rar',
};

/** The files of the server, by identifier and by path. */
export function createFileStore(): FileStore {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add: ({ folder, name, bytes, size = bytes?.length ?? 0, mime, sides }) => {
      const number = byId.size + 1;
      const file: StoredFile = {
        id: `BQACAgIAAxkBAAI${number.toString(36)}-${folder}`,
        uniqueId: `AgAD${number.toString(36)}`,
        name,
        mime: mime ?? types[extname(name).toLowerCase()] ?? 'application/octet-stream',
        size,
        path: `${folder}/file_${number}${extname(name)}`,
        bytes,
        sides,
      };
      byId.set(file.id, file);
      byPath.set(file.path, file);
      return file;
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
  };
}
