import type { Answer } from '../../smsc/call.ts';
import type { CommandContext } from '../command.ts';
import { ageOf, freshnessOf } from '../freshness.ts';
import { covered, open, type Privacy } from '../privacy.ts';
import { type Block, type Button, type Item, items, note, type Reply, table } from '../reply.ts';
import { listingTexts } from '../texts/listing.ts';
import type { KeptListing } from './kept-listings.ts';
import type { Entry, Listing } from './listing.ts';

/** A listing but for its age. */
export type Undated = Omit<Listing, 'freshness'>;

/**
 * The first page of a listing, and keeps the rest. Where others read along, what is private is covered, and can be
 * shown to one person by a button.
 *
 * @param answers - the provider's, from which it was made; at least one
 * @param listing - a function where it has phone numbers of people or texts of SMS in it
 * @throws StorageError
 */
export async function showListing(
  context: CommandContext,
  answers: readonly Answer<unknown>[],
  listing: Undated | ((privacy: Privacy) => Undated),
): Promise<Reply> {
  const { message, listings } = context;
  const freshness = freshnessOf(answers, context);
  const whole = typeof listing === 'function' ? listing(open) : listing;
  if (message.in.kind === 'private' || typeof listing !== 'function') {
    return showPage(context, await listings.keep(message, { ...whole, freshness }), 1);
  }
  const shown = listing(covered);
  const isSame = JSON.stringify(shown) === JSON.stringify(whole);
  const kept = isSame ? undefined : await listings.keep(message, { ...whole, freshness }, { isPrivate: true });
  return showPage(context, await listings.keep(message, { ...shown, freshness }, kept && { whole: kept }), 1);
}

/** One page of a kept listing with the buttons to the others; the nearest page for a number out of range. */
export async function showPage(context: CommandContext, kept: KeptListing, wanted: number): Promise<Reply> {
  const { language, listings } = context;
  const texts = listingTexts[language];
  const page = Math.min(Math.max(1, wanted), kept.pages.length);
  const from = kept.pages[page - 1] ?? 0;
  const to = kept.pages[page] ?? kept.count;
  const entries = await listings.entries(kept, from, to);
  const { above, below } = ageOf(kept.freshness, context);
  const isLong = kept.pages.length > 1;
  return {
    summary: kept.summary,
    blocks: [
      ...above,
      ...kept.lead,
      shownAs(kept, entries),
      ...(isLong ? [note(texts.page(page, kept.pages.length, { from: from + 1, to, of: kept.count }))] : []),
      ...below,
    ],
    buttons: buttonsOf(kept, page, texts),
  };
}

function shownAs({ columns }: KeptListing, entries: readonly Entry[]): Block {
  const rows = entries.map(({ shown }) => shown);
  if (columns.length > 0) return table(columns, rows.filter(isRow));
  return items(rows.filter((row): row is Item => !isRow(row)));
}

function isRow(shown: Entry['shown']): shown is readonly string[] {
  return !('title' in shown);
}

function buttonsOf(kept: KeptListing, page: number, texts: (typeof listingTexts)['en']): readonly Button[] {
  const { id, pages, openId, onward } = kept;
  const isLast = page === pages.length;
  return [
    ...(page > 1 ? [turning('◀', `/page ${id} ${page - 1}`)] : []),
    ...(isLast ? [] : [turning('▶', `/page ${id} ${page + 1}`)]),
    ...(isLast && onward !== undefined ? [onward] : []),
    ...(openId === undefined ? [] : [{ label: texts.show, command: `/show ${openId} ${page}` }]),
    ...(kept.count > 1 ? [{ label: 'CSV', command: `/csv ${id}` }] : []),
  ];
}

function turning(label: string, command: string): Button {
  return { label, command, turns: true };
}
