import type { MessageEntity } from 'grammy/types';
import { checkEntities, endOf, isHidden, parseEntities, sortEntities } from './entities.ts';
import { readHtml } from './html.ts';
import { limits } from './limits.ts';
import type { Arguments } from './parameters.ts';
import { bad, strict } from './refusal.ts';

/** A text as Telegram keeps it. */
export interface Styled {
  readonly text: string;
  /** Only those that were given: what Telegram finds itself (links, commands, …) is in no message here. */
  readonly entities: readonly MessageEntity[];
}

/** A text with its entities out of a call, marked up by `parse_mode` or by `entities`, cleaned as Telegram cleans it. */
export function readStyled(
  args: Arguments,
  names: { readonly text: string; readonly entities: string },
  isPerson: (id: unknown) => boolean,
): Styled {
  const text = args.text(names.text) ?? '';
  const mode = (args.text('parse_mode') ?? '').toLowerCase();
  if (mode === 'html') return clean(readHtml(text));
  if (mode === 'markdown' || mode === 'markdownv2') throw strict('this server speaks no Markdown');
  if (mode !== '' && mode !== 'none') throw bad('unsupported parse_mode');
  return clean({ text, entities: parseEntities(args.json(names.entities, 'entities'), isPerson) });
}

/**
 * What Telegram makes of a text: control characters are blanks, carriage returns and direction marks go, blanks at
 * both ends go, and so do blanks at the beginning of an entity. The last is what shifts the first line of a table.
 */
function clean({ text, entities }: Styled): Styled {
  if (text.length > 1 << 15) throw bad('text is too long');
  const sorted = sortEntities(entities);
  checkEntities(text, sorted);
  return trimmed(withoutControls({ text, entities: sorted }));
}

/** Carriage returns, direction marks and lines through letters. */
function isRemoved(unit: number): boolean {
  return unit === 0x0d || (unit >= 0x20_28 && unit <= 0x20_2e) || [0x03_33, 0x03_3f, 0x03_0a].includes(unit);
}

function withoutControls({ text, entities }: Styled): Styled {
  const places: number[] = [];
  let kept = '';
  let same = true;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    places.push(kept.length);
    const isControl = unit < 0x20 && unit !== 0x0a;
    if (!isRemoved(unit)) kept += isControl ? ' ' : text.charAt(at);
    same &&= !isControl && !isRemoved(unit);
  }
  if (same) return { text, entities };
  const place = (at: number): number => places[at] ?? kept.length;
  const moved = entities.map((entity) => {
    const offset = place(entity.offset);
    return { ...entity, offset, length: place(endOf(entity)) - offset };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
}

function trimmed({ text, entities }: Styled): Styled {
  const end = text.length - (/[ \n]*$/.exec(text)?.[0].length ?? 0);
  const narrowed = entities.flatMap((entity) => {
    const stop = Math.min(endOf(entity), end);
    let { offset } = entity;
    if (!isHidden(entity)) while (offset < stop && /[ \n]/.test(text.charAt(offset))) offset += 1;
    return offset < stop ? [{ ...entity, offset, length: stop - offset }] : [];
  });
  const sorted = sortEntities(narrowed).slice(0, limits.entities);
  const blanks = /^[ \n]*/.exec(text.slice(0, end))?.[0].length ?? 0;
  const start = Math.min(blanks, sorted[0]?.offset ?? end);
  return {
    text: text.slice(start, end),
    entities: sorted.map((entity) => ({ ...entity, offset: entity.offset - start })),
  };
}

/** Whether a text shows nothing at all. */
export function isEmptyText(text: string): boolean {
  return /^[\s\u180e\u200b-\u200f\u202e\u2800\ufeff\ufffc]*$/.test(text);
}

/** Whether two texts are the same with the same entities, so that an edit would change nothing. */
export function sameStyled(a: Styled, b: Styled): boolean {
  return a.text === b.text && JSON.stringify(a.entities.map(ordered)) === JSON.stringify(b.entities.map(ordered));
}

function ordered(entity: MessageEntity): readonly (readonly [string, unknown])[] {
  return Object.entries(entity).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
