import type { Block, Button, Item, TableBlock } from '../reply.ts';

/** An answer with many entries, as plain data: shown page by page, and to be had as a file. */
export interface Listing {
  /** Beginning of the file's name: letters, digits and `-`. */
  readonly name: string;
  readonly summary: string;
  /** Stands above the entries of every page. */
  readonly lead: readonly Block[];
  /** Headings of the entries that are rows of a table; empty when the entries are items. */
  readonly columns: TableBlock['columns'];
  readonly entries: readonly Entry[];
  /** Headings of the file. */
  readonly fileColumns: readonly string[];
  readonly freshness: Freshness;
  /** The events that it tells of, for who asks later what somebody was shown. */
  readonly events?: string;
  /** Asks for what comes after the last entry. */
  readonly onward?: Button;
}

/** How old an answer is, as plain data that can be kept with it. */
export interface Freshness {
  /** When the provider gave the oldest part of it, in ISO 8601. */
  readonly at: string;
  /** Set when the provider could not be asked: why. */
  readonly failed?: string;
  /** What was changed since, in words and in ISO 8601, where this does not show it. */
  readonly overtaken?: { readonly what: string; readonly at: string };
  /** When it can be asked again; true only at the time of the answer. */
  readonly retry?: string;
}

export interface Entry {
  /** Cells under the columns, or an item. */
  readonly shown: readonly string[] | Item;
  /** Cells under the file's headings. */
  readonly filed: readonly string[];
}

/** A page is as long as a telephone's screen or two. */
const rowsOfPage = 15;
const itemsOfPage = 10;
const lettersOfPage = 2500;

/** Where each page begins, as places in the entries; one page at least. */
export function pageStarts(entries: readonly Entry[]): readonly number[] {
  const starts = [0];
  let letters = 0;
  for (const [index, { shown }] of entries.entries()) {
    const length = lengthOf(shown);
    const count = index - (starts.at(-1) ?? 0);
    const isFull = count >= ('title' in shown ? itemsOfPage : rowsOfPage) || letters + length > lettersOfPage;
    if (count > 0 && isFull) {
      starts.push(index);
      letters = 0;
    }
    letters += length;
  }
  return starts;
}

/** Whether there is nothing to page through. */
export function fitsOnePage(entries: readonly Entry[]): boolean {
  return pageStarts(entries).length === 1;
}

function lengthOf(shown: Entry['shown']): number {
  const texts = 'title' in shown ? [shown.title, ...shown.facts, shown.text ?? ''] : shown;
  return texts.reduce((sum, text) => sum + text.length, 0);
}
