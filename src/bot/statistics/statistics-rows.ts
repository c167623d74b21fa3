import { clip } from '../../lib/clip.ts';
import type { Statistics } from '../../smsc/areas/statistics.ts';
import type { CommandContext } from '../command.ts';
import type { Entry } from '../listing/listing.ts';
import { currencyCode } from '../money/currency-code.ts';
import { compareAmounts, sumOf } from '../money/sums.ts';
import { type Block, fields, type TableBlock } from '../reply.ts';
import { restCells } from '../rest-fields.ts';
import { statisticsTexts } from '../texts/statistics.ts';

/** How statistics are written for one reader. */
type Reader = Pick<CommandContext, 'language' | 'formats'>;

/** What was sent and paid, in one currency; absent is what the provider did not tell. */
export type Figures = Pick<Statistics, 'messages' | 'spent' | 'paidIn' | 'currency'>;

const notTold = '–';
const longestLogin = 24;
const longestRest = 60;

/** One sum for each currency, in the order in which they come. */
export function totalsOf(rows: readonly Figures[]): readonly Figures[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, same]) => {
    const messages = same.map((row) => row.messages).filter((count) => count !== undefined);
    return {
      currency,
      messages: messages.length === 0 ? undefined : messages.reduce((sum, count) => sum + count, 0),
      spent: sumOfTold(same.map((row) => row.spent)),
      paidIn: sumOfTold(same.map((row) => row.paidIn)),
    };
  });
}

function sumOfTold(amounts: readonly (string | undefined)[]): string | undefined {
  const told = amounts.filter((amount) => amount !== undefined);
  return told.length === 0 ? undefined : sumOf(told);
}

/** Sums in words, one part for each currency. */
export function totalsInWords(totals: readonly Figures[], { language, formats }: Reader): string {
  const money = (amount: string | undefined, currency: string | undefined): string | undefined =>
    amount === undefined ? undefined : formats.money(amount, currency);
  const parts = totals.map(({ messages, spent, paidIn, currency }) =>
    statisticsTexts[language].totals({ messages, spent: money(spent, currency), paidIn: money(paidIn, currency) }),
  );
  return parts.join('; ');
}

/** Who spent most comes first, and of those who spent nothing who sent most. */
export function bySpending<Row extends Figures>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted(
    (one, other) => compareAmounts(other.spent ?? '0', one.spent ?? '0') || (other.messages ?? 0) - (one.messages ?? 0),
  );
}

/** The fields that no page names of a row that stands alone, for which there is no file. */
export function restOfOne(rows: readonly Statistics[]): readonly Block[] {
  const [only] = rows;
  const unnamed = Object.entries(rows.length === 1 ? (only?.rest ?? {}) : {});
  return unnamed.length === 0 ? [] : [fields(unnamed.map(([key, value]) => [key, clip(value, longestRest)]))];
}

/** Headings of a table of statistics after its first columns. */
export function figureColumns({ language }: Reader): TableBlock['columns'] {
  const { messages, spent, paidIn } = statisticsTexts[language];
  return [messages, spent, paidIn].map((title) => ({ title, align: 'right' }));
}

/** The cells under `figureColumns`. */
export function figureCells({ messages, spent, paidIn, currency }: Figures, { formats }: Reader): readonly string[] {
  return [
    messages === undefined ? notTold : formats.number(messages),
    spent === undefined ? notTold : formats.money(spent, currency),
    paidIn === undefined ? notTold : formats.money(paidIn, currency),
  ];
}

/** Headings of a file of statistics after its first columns. */
export function filedColumns(restKeys: readonly string[], { language }: Reader): readonly string[] {
  const { messages, spent, paidIn, currency } = statisticsTexts[language];
  return [messages, spent, paidIn, currency, ...restKeys];
}

/** The cells under `filedColumns`. */
export function filedCells(
  { messages, spent, paidIn, currency, rest }: Figures & Partial<Pick<Statistics, 'rest'>>,
  restKeys: readonly string[],
  { formats }: Reader,
): readonly string[] {
  const money = (amount: string | undefined): string => (amount === undefined ? '' : formats.decimal(amount));
  const unnamed = restCells(rest ?? {}, restKeys);
  return [String(messages ?? ''), money(spent), money(paidIn), currencyCode(currency), ...unnamed];
}

/** A login as it is shown in a table or beside a bar. */
export function shownLogin(login: string): string {
  return clip(login, longestLogin);
}

/** The last rows of a table of several logins: a sum for each currency. */
export function totalEntries(
  rows: readonly Statistics[],
  restKeys: readonly string[],
  reader: Reader,
  /** How many columns stand between the login and the figures. */
  between = 0,
): readonly Entry[] {
  if (rows.length < 2) return [];
  const title = [statisticsTexts[reader.language].total, ...Array.from({ length: between }, () => '')];
  return totalsOf(rows).map((total) => ({
    shown: [...title, ...figureCells(total, reader)],
    filed: [...title, ...filedCells(total, restKeys, reader)],
  }));
}
