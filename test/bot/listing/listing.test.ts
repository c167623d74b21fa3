import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, pageStarts } from '../../../src/bot/listing/listing.ts';

const row: Entry = { shown: ['a', 'b'], filed: [] };
const item = (text: string): Entry => ({ shown: { title: 't', facts: [], text }, filed: [] });
const many = (entry: Entry, count: number): Entry[] => Array.from({ length: count }, () => entry);

describe('the pages of a listing', () => {
  it.each([
    ['nothing', [], [0]],
    ['one row', [row], [0]],
    ['15 rows', many(row, 15), [0]],
    ['31 rows', many(row, 31), [0, 15, 30]],
    ['21 items', many(item('hi'), 21), [0, 10, 20]],
    ['long items', many(item('x'.repeat(1000)), 5), [0, 2, 4]],
    ['one item longer than a page', [item('x'.repeat(9000)), item('y')], [0, 1]],
  ])('of %s begin where they should', (_name, entries, starts) => {
    expect(pageStarts(entries)).toEqual(starts);
  });

  it('hold every entry once, and none is empty', () => {
    const entries = fc.array(fc.oneof(fc.constant(row), fc.string({ maxLength: 3000 }).map(item)), { maxLength: 80 });
    fc.assert(
      fc.property(entries, (list) => {
        const starts = pageStarts(list);

        const ends = [...starts.slice(1), list.length];

        expect(starts[0]).toBe(0);
        expect(ends.every((end, page) => end > (starts[page] ?? 0) || list.length === 0)).toBe(true);
      }),
    );
  });
});
