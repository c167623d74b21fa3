import { extname } from 'node:path';
import type { Json, World } from './state.ts';

/** A file that was uploaded, or that a person sent. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Who sent it. */
  readonly user: string;
  readonly bytes: Buffer;
  readonly createdMs: number;
  /** Ids of the rooms in which it is shared. */
  readonly channels: Set<string>;
  /** Given to the bot in a form, which shares it nowhere else. */
  readonly isInForm?: true;
}

/** An upload that was begun: the bot asked for an address. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Buffer | undefined;
}

export interface FileStore {
  /** By file id; completed ones only. */
  readonly stored: Map<string, StoredFile>;
  /** By file id, until they are completed. */
  readonly uploads: Map<string, Upload>;
}

export function createFileStore(): FileStore {
  return { stored: new Map(), uploads: new Map() };
}

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
};

/** A file as the Web API and payloads show it. https://docs.slack.dev/reference/objects/file-object */
export function filePayload(world: World, { id, name, title, user, bytes, createdMs, channels }: StoredFile): Json {
  const address = `${world.base()}/files-pri/${world.team.id}-${id}`;
  const extension = extname(name).toLowerCase();
  return {
    id,
    name,
    title,
    user,
    created: Math.floor(createdMs / 1000),
    timestamp: Math.floor(createdMs / 1000),
    mimetype: types[extension] ?? 'application/octet-stream',
    filetype: extension.slice(1),
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    channels: [...channels],
    url_private: `${address}/${encodeURIComponent(name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(name)}`,
  };
}
