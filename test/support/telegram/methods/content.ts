import { basename } from 'node:path';
import { limits } from '../limits.ts';
import type { Arguments } from '../parameters.ts';
import { photoSize } from '../pictures.ts';
import { bad, Refusal, strict } from '../refusal.ts';
import { isRecord, type Uploaded } from '../request.ts';
import type { Media, World } from '../state.ts';
import { isEmptyText, readStyled, type Styled } from '../text.ts';

/** The text of a message. Sending and editing refuse a long one with different words. */
export function readText(world: World, args: Arguments, tooLong: string): Styled {
  if ((args.text('text') ?? '') === '') throw bad('message text is empty');
  const styled = readStyled(args, { text: 'text', entities: 'entities' }, (id) => world.people.has(Number(id)));
  if (isEmptyText(styled.text)) throw bad('text must be non-empty');
  if (styled.text.length > limits.text) throw bad(tooLong);
  return styled;
}

export function readCaption(world: World, args: Arguments, tooLong: string): Styled {
  const names = { text: 'caption', entities: 'caption_entities' };
  const styled = readStyled(args, names, (id) => world.people.has(Number(id)));
  if (styled.text.length > limits.caption) throw bad(tooLong);
  return styled;
}

/** Whether the call shows no preview of links. */
export function readPreviewOff(args: Arguments): boolean {
  const options = args.json('link_preview_options', 'link preview options');
  return args.flag('disable_web_page_preview') || (isRecord(options) && options.is_disabled === true);
}

/** A medium out of an upload, an `attach://` reference to one, or the identifier of a file that the server has. */
export function readMedia(
  world: World,
  args: Arguments,
  kind: Media['kind'],
  given: string | undefined,
): Media | undefined {
  const attached = given?.startsWith('attach://') === true ? given.slice('attach://'.length) : undefined;
  const uploaded = args.files.get(attached ?? kind);
  if (uploaded !== undefined) return { kind, file: world.files.add(checked(kind, uploaded)) };
  if (attached !== undefined || given === undefined || given === '') return undefined;
  if (/^https?:/.test(given)) throw bad('failed to get HTTP URL content');
  const file = world.files.byId(given);
  if (file === undefined) throw bad('wrong remote file identifier specified: Wrong string length');
  const isPhoto = file.sides !== undefined;
  if (isPhoto !== (kind === 'photo')) throw bad(`can't use file of type ${isPhoto ? 'Photo' : 'Document'} as ${kind}`);
  return { kind, file };
}

function checked(kind: Media['kind'], { name, bytes }: Uploaded): Parameters<World['files']['add']>[0] {
  if (bytes.length === 0) throw bad('file must be non-empty');
  if (kind === 'photo') return { folder: 'photos', name: 'photo.jpg', bytes, sides: photoSize(bytes) };
  if (bytes.length > limits.documentBytes) throw new Refusal(413, 'Request Entity Too Large');
  if (name === '') throw strict('a document without a file name');
  return { folder: 'documents', name: basename(name), bytes };
}
