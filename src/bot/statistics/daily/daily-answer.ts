import type { Answer } from '../../../smsc/call.ts';
import type { SmscError } from '../../../smsc/error.ts';
import type { CommandContext } from '../../command.ts';
import { failureOf } from '../../errors.ts';
import { dated, freshnessOf } from '../../freshness.ts';
import type { Entry } from '../../listing/listing.ts';
import type { Period } from '../../parameters/periods.ts';
import { type Block, type Button, note, type Reply, strong, text } from '../../reply.ts';
import { restKeysOf } from '../../rest-fields.ts';
import { statisticsTexts } from '../../texts/statistics.ts';
import { figureCells, figureColumns, filedCells, filedColumns, totalsInWords, totalsOf } from '../statistics-rows.ts';
import { daysAsBars } from './daily-bars.ts';
import type { DailySeries } from './daily-statistics.ts';
import { isOfOneDay } from './fill.ts';
import type { DailyFlags, KnownDay } from './kept-days.ts';

/**
 * What was spent and sent day by day, as far as it is known.
 *
 * @param again - the command that asks the same
 * @throws SmscError when nothing is known and the provider cannot be asked
 * @throws StorageError
 */
export async function answerByDay(
  context: CommandContext,
  { from, to }: Period,
  flags: DailyFlags,
  again: string,
): Promise<Reply> {
  const { language, formats, daily } = context;
  const texts = statisticsTexts[language];
  const days = Array.from({ length: from.until(to).days + 1 }, (_, index) => from.add({ days: index }));
  const series = await daily.series(days, flags);
  if (series.days.length === 0 && series.failure !== undefined) throw series.failure;
  const isElectronic = flags.electronic === true;
  const scope = texts.scope({ from: formats.day(from), to: formats.day(to), isElectronic });
  const rows = series.days.flatMap((known) => known.rows);
  const askAgain: readonly Button[] =
    series.missing > 0 || series.fillMs > 0 || series.failure !== undefined
      ? [{ label: texts.again, command: again }]
      : [];
  const progress = progressOf(series, days.length, context);
  if (rows.length === 0) {
    const isEmpty = series.missing === 0;
    const sentence = isEmpty ? texts.none(scope) : scope;
    return {
      summary: sentence,
      ...(isEmpty && { tone: 'warning' as const }),
      blocks: aged([text(isEmpty ? sentence : strong(sentence)), ...progress], series, context),
      buttons: askAgain,
    };
  }
  const totals = totalsInWords(totalsOf(rows), context);
  const told = series.missing === 0 ? totals : texts.soFar(totals);
  const blocks = [text(strong(scope)), text(told), ...daysAsBars(days, series.days, context), ...progress];
  return {
    summary: `${scope}: ${told}`,
    blocks: aged(blocks, series, context),
    buttons: [...askAgain, await csvButton(context, series, scope)],
  };
}

function progressOf(
  { days, missing, fillMs, failure }: DailySeries,
  all: number,
  { language, formats }: CommandContext,
): readonly Block[] {
  const texts = statisticsTexts[language];
  const length = formats.duration(rounded(fillMs));
  const goesOn = fillMs > 0 && !isOutage(failure);
  if (missing === 0) return goesOn ? [note(texts.newerFollows(length))] : [];
  if (!goesOn) return [note(texts.known(days.length, all), 'warning')];
  return [note(texts.knownAndFollows(days.length, all, length))];
}

/** Whether no day can be asked for now. */
function isOutage(failure: SmscError | undefined): failure is SmscError {
  return failure !== undefined && !isOfOneDay(failure);
}

/** Up to whole minutes, or to ten seconds below one. */
function rounded(ms: number): number {
  const unit = ms > 60_000 ? 60_000 : 10_000;
  return Math.ceil(ms / unit) * unit;
}

/** With the age of the days that may still change; days that do not change have none. */
function aged(blocks: readonly Block[], { days, failure }: DailySeries, context: CommandContext): readonly Block[] {
  const open = days.filter(({ isFinal }) => !isFinal);
  const [first, ...more] = (open.length > 0 ? open : days.slice(-1)).map(answerOf);
  if (first === undefined) return blocks;
  if (failure === undefined) return dated(blocks, [first, ...more], context);
  if (open.length > 0 && isOutage(failure)) return dated(blocks, [{ ...first, stale: failure }, ...more], context);
  const { what } = failureOf(failure, context.language);
  return dated([note(what, 'warning'), ...blocks], [first, ...more], context);
}

function answerOf({ rows, at }: KnownDay): Answer<unknown> {
  return { value: rows, at };
}

/** The file has a line for each login and day. */
async function csvButton(context: CommandContext, { days }: DailySeries, summary: string): Promise<Button> {
  const { language, formats, listings, message } = context;
  const texts = statisticsTexts[language];
  const restKeys = restKeysOf(days.flatMap(({ rows }) => rows));
  const entries = days.flatMap(({ day, rows }): readonly Entry[] =>
    rows.map((row) => ({
      shown: [formats.day(day), row.login, ...figureCells(row, context)],
      filed: [day.toString(), row.login, ...filedCells(row, restKeys, context)],
    })),
  );
  const kept = await listings.keep(message, {
    name: 'statistics-by-day',
    summary,
    lead: [text(strong(summary))],
    columns: [{ title: texts.day }, { title: texts.login }, ...figureColumns(context)],
    entries,
    fileColumns: [texts.day, texts.login, ...filedColumns(restKeys, context)],
    freshness: freshnessOf(days.map(answerOf), context),
  });
  return { label: 'CSV', command: `/csv ${kept.id}` };
}
