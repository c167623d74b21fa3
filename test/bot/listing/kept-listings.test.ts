import { describe, expect, it } from 'vitest';
import { createKeptListings } from '../../../src/bot/listing/kept-listings.ts';
import type { Entry, Listing } from '../../../src/bot/listing/listing.ts';
import { startBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';

function listingOf(count: number): Listing {
  const entries = Array.from(
    { length: count },
    (_, index): Entry => ({ shown: [String(index)], filed: [String(index)] }),
  );
  const freshness = { at: '2026-11-18T09:00:00Z' };
  return { name: 'x', summary: 'x', lead: [], columns: [{ title: 'n' }], entries, fileColumns: ['n'], freshness };
}

describe('kept listings', () => {
  it.each([
    [0, 0, 0],
    [450, 0, 15],
    [450, 195, 210],
    [450, 399, 401],
    [450, 440, 450],
    [450, 0, 450],
  ])('of %i entries give those from %i to %i in their order', async (count, from, to) => {
    await using bot = await startBot();
    const listings = createKeptListings(bot.database, 'demo', bot.clock);
    const kept = await listings.keep(typed('/x'), listingOf(count));

    const found = await listings.entries(kept, from, to);

    expect(found.map(({ shown }) => (shown as readonly string[])[0])).toEqual(
      Array.from({ length: to - from }, (_, index) => String(from + index)),
    );
  });

  it('are found over a restart, and under no other account', async () => {
    await using bot = await startBot();
    const { id } = await createKeptListings(bot.database, 'demo', bot.clock).keep(typed('/x'), listingOf(3));

    expect(await createKeptListings(bot.database, 'demo', bot.clock).find(typed('/x'), id)).toMatchObject({ count: 3 });
    expect(await createKeptListings(bot.database, 'other', bot.clock).find(typed('/x'), id)).toBeUndefined();
  });
});
