import type { CommandContext } from '../../command.ts';
import { type Bar, type Block, bars, text } from '../../reply.ts';
import { statisticsTexts } from '../../texts/statistics.ts';
import { type Figures, totalsOf } from '../statistics-rows.ts';
import type { KnownDay } from './kept-days.ts';

/** More bars than this fill a screen, so weeks are shown then. */
const mostBars = 31;
/** Stands where something is not known yet. */
const unknown = '…';

/** Some days that are shown as one bar. */
interface Stretch {
  readonly label: string;
  readonly rows: readonly Figures[];
  readonly known: number;
  readonly days: number;
}

/**
 * A bar for each day, or for each week of a long period; one set of bars for each currency.
 *
 * @param days - all that were asked for, in their order
 */
export function daysAsBars(
  days: readonly Temporal.PlainDate[],
  known: readonly KnownDay[],
  context: CommandContext,
): readonly Block[] {
  const isLong = days.length > mostBars;
  const texts = statisticsTexts[context.language];
  const stretches = stretchesOf(days, known, isLong ? mondayOf : (day) => day, context);
  const currencies = new Set(known.flatMap(({ rows }) => rows.map(({ currency }) => currency)));
  const title = isLong ? texts.charts.byWeek : texts.byDay;
  const sets = [...currencies].map((currency) => bars(barsIn(currency, stretches, context), { title, as: 'columns' }));
  return [text(isLong ? texts.byWeek : texts.byDay), ...sets];
}

function stretchesOf(
  days: readonly Temporal.PlainDate[],
  known: readonly KnownDay[],
  stretchOf: (day: Temporal.PlainDate) => Temporal.PlainDate,
  { formats }: CommandContext,
): readonly Stretch[] {
  const byDay = new Map(known.map((one) => [one.day.toString(), one.rows]));
  return [...Map.groupBy(days, (day) => stretchOf(day).toString()).values()].map((same) => {
    const told = same.map((day) => byDay.get(day.toString())).filter((rows) => rows !== undefined);
    const [first] = same;
    return {
      label: first === undefined ? '' : formats.day(first),
      rows: told.flat(),
      known: told.length,
      days: same.length,
    };
  });
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function barsIn(currency: string | undefined, stretches: readonly Stretch[], context: CommandContext): readonly Bar[] {
  const sums = stretches.map((stretch) => {
    const [total] = totalsOf(stretch.rows.filter((row) => row.currency === currency));
    return { ...stretch, spent: total?.spent ?? '0', messages: total?.messages ?? 0 };
  });
  const isFree = sums.every(({ spent }) => Number(spent) === 0);
  return sums.map(({ label, known, days, spent, messages }) => {
    const { formats } = context;
    const amounts = `${formats.money(spent, currency)} · ${formats.number(messages)}`;
    const shown = known === days ? amounts : `${amounts} ${unknown}`;
    return {
      label,
      value: Math.max(0, isFree ? messages : Number(spent)),
      shown: known === 0 ? unknown : shown,
    };
  });
}
