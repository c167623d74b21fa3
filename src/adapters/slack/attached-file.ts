import type { IncomingFile } from '../../bot/chat.ts';
import { type Payload, textOf } from './payload.ts';

/** A file as Slack describes it. */
export interface AttachedFile {
  readonly name: string;
  readonly size: number | undefined;
  /** Empty when Slack does not tell it. */
  readonly address: string;
}

/** Makes a file that can be read later. */
export type FileReader = (file: AttachedFile) => IncomingFile;

/** @see https://docs.slack.dev/reference/objects/file-object */
export function attachedFile({ name, size, url_private: address }: Payload): AttachedFile {
  return {
    name: textOf(name) ?? 'file',
    size: typeof size === 'number' ? size : undefined,
    address: textOf(address) ?? '',
  };
}
