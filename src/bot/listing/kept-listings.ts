import { type Clock, systemClock } from '../../lib/clock.ts';
import { createReference } from '../../lib/reference.ts';
import type { Database } from '../../storage/database.ts';
import { StorageError } from '../../storage/error.ts';
import { openStore } from '../../storage/store.ts';
import { type ChatMessage, conversationKey } from '../chat.ts';
import { type Entry, type Freshness, type Listing, pageStarts } from './listing.ts';

/** A listing that was shown, without its entries. */
export interface KeptListing extends Omit<Listing, 'entries'> {
  readonly id: string;
  /** Where each page begins. */
  readonly pages: readonly number[];
  readonly count: number;
  /** Names the same listing with nothing covered, where this one has something covered. */
  readonly openId?: string;
  /** Set for a listing with nothing covered that is kept where others read along: for one person at a time alone. */
  readonly isPrivate?: true;
}

/** Keeps what was shown, so that paging asks the provider nothing and never shuffles. */
export interface KeptListings {
  /**
   * Keeps a listing for a day, for the conversation of the message alone.
   *
   * @param about - `isPrivate`: that it may be shown to one person at a time alone; `whole`: the same listing with
   * nothing covered, whose pages begin at the same places
   * @throws StorageError
   */
  keep(
    message: Pick<ChatMessage, 'in'>,
    listing: Listing,
    about?: { readonly isPrivate?: true; readonly whole?: KeptListing },
  ): Promise<KeptListing>;
  /** A listing of this conversation; `undefined` when there is none or no longer. @throws StorageError */
  find(message: Pick<ChatMessage, 'in'>, id: string): Promise<KeptListing | undefined>;
  /** Entries from one place up to another. @throws StorageError */
  entries(kept: KeptListing, from: number, to: number): Promise<readonly Entry[]>;
}

const keptMs = 86_400_000;
/** Entries are kept longer than what leads to them, so that no listing is found in part. */
const entriesKeptMs = keptMs + 3_600_000;
/** Entries are kept so many together: a page reads one or two of these, whatever the length of the listing. */
const chunkSize = 200;

/** When the provider can be asked again is true only at the time of the answer. */
function lasting({ at, failed }: Freshness): Freshness {
  return { at, ...(failed !== undefined && { failed }) };
}

/** @param account - whose listings these are */
export function createKeptListings(database: Database, account: string, clock: Clock = systemClock): KeptListings {
  const heads = openStore<KeptListing>(database, { account, space: 'listings', clock });
  const chunks = openStore<readonly Entry[]>(database, { account, space: 'listing entries', clock });

  return {
    keep: async (message, { entries, freshness, ...listing }, { isPrivate, whole } = {}) => {
      const id = createReference() + createReference();
      for (let start = 0; start < entries.length; start += chunkSize) {
        await chunks.set(`${id} ${start}`, entries.slice(start, start + chunkSize), entriesKeptMs);
      }
      const kept = {
        ...listing,
        freshness: lasting(freshness),
        id,
        pages: whole?.pages ?? pageStarts(entries),
        count: entries.length,
        ...(whole !== undefined && { openId: whole.id }),
        ...(isPrivate && { isPrivate }),
      };
      // The head comes last: whoever finds it finds the entries too.
      await heads.set(headKey(message, id), kept, keptMs);
      return kept;
    },
    find: (message, id) => heads.get(headKey(message, id)),
    entries: async ({ id }, from, to) => {
      const found: Entry[] = [];
      for (let start = from - (from % chunkSize); start < to; start += chunkSize) {
        const chunk = await chunks.get(`${id} ${start}`);
        if (chunk === undefined) throw new StorageError('damaged', 'a kept listing lacks some of its entries');
        found.push(...chunk.slice(Math.max(0, from - start), to - start));
      }
      return found;
    },
  };
}

/** Begins with the conversation, so that nobody else finds it and all that belongs to a conversation can be moved. */
function headKey({ in: place }: Pick<ChatMessage, 'in'>, id: string): string {
  return `${conversationKey(place)} ${id}`;
}
