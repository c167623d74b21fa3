import type { CommandContext } from '../command.ts';
import { type Entry, fitsOnePage } from '../listing/listing.ts';
import type { Undated } from '../listing/show-listing.ts';
import { strong, text } from '../reply.ts';
import { restFacts, restKeysOf } from '../rest-fields.ts';
import { statisticsTexts } from '../texts/statistics.ts';
import {
  bySpending,
  figureCells,
  figureColumns,
  filedCells,
  filedColumns,
  restOfOne,
  shownLogin,
  totalEntries,
  totalsInWords,
  totalsOf,
} from './statistics-rows.ts';
import type { SubclientRow, SubclientsAsked, SubclientsTold } from './subclient-statistics.ts';

/**
 * Statistics of subclients as a table. Detailed ones are items, as they have fields that no page names; nothing is
 * summed up there, as nobody knows whether the rows are parts of each other.
 *
 * @param scope - which statistics these are, in words
 */
export function subclientListing(
  context: CommandContext,
  { user, own, detailed }: SubclientsAsked,
  scope: string,
  { rows }: SubclientsTold,
): Undated {
  const { login, subclients } = statisticsTexts[context.language];
  const isMixed = user === undefined && own !== true;
  const restKeys = restKeysOf(rows);
  const balance = (row: SubclientRow): readonly string[] => (isMixed ? [balanceOf(row, context)] : []);
  const filed = (row: SubclientRow): readonly string[] => [
    row.login,
    ...balance(row),
    ...filedCells(row, restKeys, context),
  ];
  const common = {
    name: 'subclients',
    fileColumns: [login, ...(isMixed ? [subclients.balance] : []), ...filedColumns(restKeys, context)],
  };
  if (detailed) {
    const entries = rows.map((row) => ({ shown: itemOf(row, context), filed: filed(row) }));
    return { ...common, summary: scope, lead: [text(strong(scope))], columns: [], entries };
  }
  const totals = totalsInWords(totalsOf(rows), context);
  const cells = (row: SubclientRow): readonly string[] => [
    shownLogin(row.login),
    ...balance(row),
    ...figureCells(row, context),
  ];
  const entries = [
    ...bySpending(rows).map((row) => ({ shown: cells(row), filed: filed(row) })),
    ...totalEntries(rows, restKeys, context, isMixed ? 1 : 0),
  ];
  return {
    ...common,
    summary: `${scope}: ${totals}`,
    // The sums at the end of a long table are out of sight.
    lead: [text(strong(scope)), ...(fitsOnePage(entries) ? [] : [text(totals)]), ...restOfOne(rows)],
    columns: [{ title: login }, ...(isMixed ? [{ title: subclients.balance }] : []), ...figureColumns(context)],
    entries,
  };
}

function balanceOf({ isOwn }: SubclientRow, { language }: CommandContext): string {
  const { own, ours } = statisticsTexts[language].subclients;
  return isOwn === true ? own : ours;
}

function itemOf(row: SubclientRow, context: CommandContext): Entry['shown'] {
  return { title: shownLogin(row.login), facts: [...restFacts(row.rest), totalsInWords([row], context)] };
}
