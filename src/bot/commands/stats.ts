import type { Statistics } from '../../smsc/areas/statistics.ts';
import type { Answer } from '../../smsc/call.ts';
import { type CommandContext, defineCommand, type Misfit } from '../command.ts';
import { dated } from '../freshness.ts';
import { printCommand } from '../line/print.ts';
import { fitsOnePage } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { day } from '../parameters/days.ts';
import { keyed, type Moment, optional } from '../parameters/parameter.ts';
import { type Period, period } from '../parameters/periods.ts';
import { misfitOf, type SpanValues, spanOf } from '../parameters/spans.ts';
import { choice, flag } from '../parameters/words.ts';
import { type Block, bars, type Reply, strong, text } from '../reply.ts';
import { restKeysOf } from '../rest-fields.ts';
import { answerByDay } from '../statistics/daily/daily-answer.ts';
import type { DailyFlags } from '../statistics/daily/kept-days.ts';
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
} from '../statistics/statistics-rows.ts';
import { notYet, toldBy, upToToday } from '../statistics/statistics-span.ts';
import { statisticsTexts } from '../texts/statistics.ts';

/** The period when none is said: the last seven days with today. */
const usualDays = 7;
/** Each day is a request of its own. */
const mostByDay = 62;
/** More bars than this say nothing at a glance. */
const mostBars = 10;

export const stats = defineCommand({
  name: 'stats',
  aliases: ['statistics', 'статистика'],
  parameters: {
    period: optional(period('PERIOD')),
    from: optional(keyed(day('DAY'))),
    to: optional(keyed(day('DAY'))),
    currency: optional(keyed(choice('own', ['own']))),
    electronic: flag({
      en: 'the word electronic: paid from the electronic balance',
      ru: 'слово electronic: оплачено с электронного баланса',
    }),
    by: optional(keyed(choice('day', ['day']))),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'messages and money in a period, by login or by day',
    ru: 'сообщения и деньги за период, по логинам или по дням',
  },
  examples: ['/stats', '/stats 14d by:day', '/stats last month', '/stats from:01.11 to:15.11 currency:own'],
  check: (values, moment) => misfit(values, moment),
  run: async (context, values) => {
    const { account } = context;
    const moment = { now: account.now(), zone: account.zone };
    const span = upToToday(spanOf(values, moment, usualDays), moment);
    const flags: DailyFlags = { ownCurrency: values.currency === 'own' || undefined, electronic: values.electronic };
    if (values.by !== undefined) return answerByDay(context, span, flags, askedAs(values));
    const { ownCurrency = false, electronic = false } = flags;
    const answer = await account.client.statistics.get({ ...span, ownCurrency, electronic });
    return byLogin(context, span, answer, electronic);
  },
});

/** The same command as a line. */
function askedAs(values: Readonly<Record<string, unknown>>): string {
  return printCommand(stats, values);
}

function misfit(values: SpanValues & { readonly by?: string | undefined }, moment: Moment): Misfit | undefined {
  const span = spanOf(values, moment, usualDays);
  const early = misfitOf(values, moment) ?? notYet(span, values, moment);
  if (early !== undefined) return early;
  const { from, to } = upToToday(span, moment);
  if (values.by === undefined || from.until(to).days < mostByDay) return undefined;
  return {
    parameter: toldBy(values),
    reason: {
      en: `Day by day there can be at most ${mostByDay} days.`,
      ru: `По дням можно не больше ${mostByDay} дней.`,
    },
  };
}

async function byLogin(
  context: CommandContext,
  { from, to }: Period,
  answer: Answer<readonly Statistics[]>,
  isElectronic: boolean,
): Promise<Reply> {
  const { language, formats } = context;
  const texts = statisticsTexts[language];
  const scope = texts.scope({ from: formats.day(from), to: formats.day(to), isElectronic });
  const rows = bySpending(answer.value);
  if (rows.length === 0) {
    const sentence = texts.none(scope);
    return { summary: sentence, tone: 'warning', blocks: dated([text(sentence)], [answer], context) };
  }
  const restKeys = restKeysOf(rows);
  const totals = totalsInWords(totalsOf(rows), context);
  const entries = [
    ...rows.map((row) => ({
      shown: [shownLogin(row.login), ...figureCells(row, context)],
      filed: [row.login, ...filedCells(row, restKeys, context)],
    })),
    ...totalEntries(rows, restKeys, context),
  ];
  return showListing(context, [answer], {
    name: 'statistics',
    summary: `${scope}: ${totals}`,
    lead: [
      text(strong(scope)),
      // The sums at the end of the table are out of sight.
      ...(fitsOnePage(entries) ? [] : [text(totals)]),
      ...barsOf(rows, scope, context),
      ...restOfOne(rows),
    ],
    columns: [{ title: texts.login }, ...figureColumns(context)],
    entries,
    fileColumns: [texts.login, ...filedColumns(restKeys, context)],
  });
}

/** What each of several logins spent; what each sent where amounts cannot be compared. */
function barsOf(rows: readonly Statistics[], scope: string, { formats, language }: CommandContext): readonly Block[] {
  if (rows.length < 2) return [];
  const isMoney = totalsOf(rows).length === 1 && rows.some(({ spent = '0' }) => Number(spent) > 0);
  const shown = rows.slice(0, mostBars).map(({ login, spent = '0', messages = 0, currency }) => ({
    label: shownLogin(login),
    value: Math.max(0, isMoney ? Number(spent) : messages),
    shown: isMoney ? formats.money(spent, currency) : formats.number(messages),
  }));
  const titles = statisticsTexts[language].charts;
  return [bars(shown, { title: isMoney ? titles.spent(scope) : titles.messages(scope), as: 'rows' })];
}
