import { clip } from '../../lib/clip.ts';
import { nearest } from '../../lib/edit-distance.ts';
import { SmscError } from '../../smsc/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import { showListing } from '../listing/show-listing.ts';
import { day } from '../parameters/days.ts';
import { keyed, type Moment, optional, today } from '../parameters/parameter.ts';
import { type Period, period } from '../parameters/periods.ts';
import { misfitOf, type SpanValues, spanOf } from '../parameters/spans.ts';
import { flag, word } from '../parameters/words.ts';
import { type Block, type Button, type Reply, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { notYet, upToToday } from '../statistics/statistics-span.ts';
import { subclientListing } from '../statistics/subclient-listing.ts';
import { knownLogins, type SubclientsAsked, subclientStatistics } from '../statistics/subclient-statistics.ts';
import { statisticsTexts } from '../texts/statistics.ts';

/** How much is repeated of a login that does not exist. */
const longestUser = 60;
const periodParameter = period('PERIOD');

interface Asked extends SubclientsAsked, SpanValues {}

export const subclientStats = defineCommand({
  name: 'subclient stats',
  aliases: ['subclients', 'субклиенты'],
  parameters: {
    user: optional(word('USER', { en: 'the login or id of a subclient', ru: 'логин или id субклиента' })),
    // By its name, as a period by its place would be taken for the login.
    period: optional(keyed(periodParameter)),
    from: optional(keyed(day('DAY'))),
    to: optional(keyed(day('DAY'))),
    own: flag({ en: 'the word own: with a balance of their own', ru: 'слово own: со своим балансом' }),
    detailed: flag({ en: 'the word detailed: all that the provider tells', ru: 'слово detailed: подробно' }),
    electronic: flag({
      en: 'the word electronic: paid from the electronic balance',
      ru: 'слово electronic: оплачено с электронного баланса',
    }),
  },
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'what subclients sent and spent',
    ru: 'что отправили и потратили субклиенты',
  },
  details: {
    en: ['That of this month when no other period is given.'],
    ru: ['За этот месяц, если другой период не указан.'],
  },
  examples: ['/subclient stats', '/subclient stats sub_shop period:7d', '/subclient stats own detailed period:30d'],
  check: (values, moment) => misfitOf(values, moment) ?? notYet(spanFor(values, moment), values, moment),
  run: async (context, asked) => {
    const { account } = context;
    const moment = { now: account.now(), zone: account.zone };
    const span = upToToday(spanFor(asked, moment), moment);
    const scope = scopeOf(context, asked, span);
    try {
      const told = await subclientStatistics(context, asked, span);
      if (told.rows.length > 0) {
        return await showListing(context, told.answers, subclientListing(context, asked, scope, told));
      }
      const sentence = statisticsTexts[context.language].none(scope);
      return warning(sentence, dated([text(sentence)], told.answers, context), []);
    } catch (error) {
      const { user } = asked;
      if (!(error instanceof SmscError) || user === undefined) throw error;
      if (error.code === 'no-such-subclient') return noSubclient(context, { ...asked, user }, span);
      if (error.code === 'not-own-balance') return notOwnBalance(context, { ...asked, user });
      throw error;
    }
  },
});

/** This month, or the month of the last day, unless another period is told. */
function spanFor(values: SpanValues, moment: Moment): Period {
  const last = values.to ?? today(moment);
  return spanOf(values, moment, last.day);
}

function scopeOf(
  { language, formats }: CommandContext,
  { user, own, electronic }: Asked,
  { from, to }: Period,
): string {
  const texts = statisticsTexts[language];
  const days = texts.scope({ from: formats.day(from), to: formats.day(to), isElectronic: electronic === true });
  return texts.subclients.scope(user && clip(user, longestUser), own === true, days);
}

async function noSubclient(
  context: CommandContext,
  { user, ...same }: Asked & { readonly user: string },
  span: Period,
): Promise<Reply> {
  const { language, account } = context;
  const { subclients: texts } = statisticsTexts[language];
  const sentence = texts.noSubclient(clip(user, longestUser));
  const read = periodParameter.parse(user, { now: account.now(), zone: account.zone });
  if (read.ok) {
    const { own, detailed, electronic } = same;
    const meant = buttonFor(subclientStats, { own, detailed, electronic, period: read.value });
    return warning(sentence, [text(sentence), text(texts.aPeriod)], [meant]);
  }
  const similar = nearest(user, await knownLogins(context, span));
  return nothingFound({
    sentence,
    heading: texts.similar,
    similar: similar.map((login) => buttonFor(subclientStats, { ...same, user: login }, login)),
    others: [buttonFor(subclientStats, {}, texts.everySubclient)],
  });
}

/** What is asked about the other balance: that is where the provider has the figures. */
function notOwnBalance({ language }: CommandContext, asked: Asked & { readonly user: string }): Reply {
  const { subclients: texts } = statisticsTexts[language];
  const { own, electronic, ...same } = asked;
  const others: readonly Asked[] = [
    own === true ? { ...same, electronic } : { ...same, own: true, electronic },
    electronic === true ? { ...same, own } : { ...same, own, electronic: true },
  ];
  const sentence = texts.notOwnBalance(clip(asked.user, longestUser));
  return warning(
    sentence,
    [text(sentence), text(texts.tryInstead)],
    others.map((other) => buttonFor(subclientStats, { ...other })),
  );
}

function warning(summary: string, blocks: readonly Block[], buttons: readonly Button[]): Reply {
  return { summary, tone: 'warning', blocks, buttons };
}
