import type { Proposal } from '../acting/action.ts';
import type { CommandContext } from '../command.ts';
import { forcesUcs2 } from '../messages/alphabet.ts';
import { differenceOf } from '../money/sums.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, fields, items, note, strong, table, text } from '../reply.ts';
import { mailingCreateTexts } from '../texts/mailing-create.ts';
import { mailingTexts } from '../texts/mailings.ts';
import { sendingTexts } from '../texts/sending.ts';
import { refusedOf, sharesOf } from './mailing-price.ts';
import type { MailingQuote } from './mailing-quote.ts';
import type { PlannedMailing } from './planned-mailing.ts';

/** The rest is in the sum. */
const mostNetworks = 8;
const mostNamed = 5;

/** Shows a mailing with its price, by network, and what of the list is left out. */
export function mailingProposal(context: CommandContext, mailing: PlannedMailing, quote: MailingQuote): Proposal {
  const { language, formats, message } = context;
  const texts = mailingCreateTexts[language];
  const { price, balance, currency } = quote;
  const privacy = privacyOf(message);
  const summary = texts.question(privacy.text(mailing.name));
  const after = price === undefined ? undefined : differenceOf(balance, price.cost);
  const cost = price === undefined ? undefined : formats.money(price.cost, currency);
  return {
    summary,
    blocks: [
      text(strong(summary)),
      fields([
        [texts.recipients, formats.number(mailing.to.length)],
        [texts.sender, mailing.sender ?? (mailing.isEmail ? undefined : sendingTexts[language].usualSender)],
        [texts.subject, mailing.subject === null ? undefined : privacy.text(mailing.subject)],
        [
          texts.when,
          mailing.at === null ? texts.atOnce : formats.time(Temporal.Instant.fromEpochMilliseconds(mailing.at)),
        ],
        [texts.repeat, repeatWords(mailing, context)],
        [texts.spread, spreadWords(mailing, context)],
        [texts.parts, price && partsWords(mailing.text, price.parts, context)],
        [texts.cost, cost ?? texts.costNotKnown],
        [texts.balanceAfter, after === undefined ? undefined : formats.money(after, currency)],
      ]),
      items([{ title: texts.text, facts: [], text: mailing.text }]),
      ...networks(context, quote),
      ...left(context, mailing, quote),
      ...(after?.startsWith('-') ? [note(sendingTexts[language].notEnough, 'warning')] : []),
    ],
    goAhead: cost === undefined ? texts.goAhead : texts.goAheadFor(cost),
    quote: JSON.stringify([price?.cost ?? '', price?.parts ?? 0, balance, currency ?? '']),
    ...(price ? { cost: { amount: price.cost, currency: currency ?? '' } } : { isOfUnknownCost: true as const }),
  };
}

function partsWords(written: string, parts: number, { language }: CommandContext): string {
  const texts = sendingTexts[language];
  const character = forcesUcs2(written);
  return character === undefined ? texts.sevenBit(parts) : texts.ucs2(parts, character);
}

function repeatWords({ repeat, times }: PlannedMailing, { language }: CommandContext): string | undefined {
  if (repeat === null) return undefined;
  const texts = mailingTexts[language];
  const words = texts.repeats[repeat];
  return times === null ? words : texts.repeatCount(words, times);
}

function spreadWords({ spreadHours, everyMinutes }: PlannedMailing, { language }: CommandContext): string | undefined {
  if (spreadHours === null || everyMinutes === null) return undefined;
  return mailingCreateTexts[language].spreadOver(spreadHours, everyMinutes);
}

/** Nothing where all go through one network: the sum says it. */
function networks({ language, formats }: CommandContext, { price, currency }: MailingQuote): readonly Block[] {
  const shares = price === undefined ? [] : sharesOf(price);
  if (shares.length < 2) return [];
  const texts = mailingCreateTexts[language];
  const columns = [
    { title: texts.network },
    { title: texts.recipients, align: 'right' },
    { title: texts.cost, align: 'right' },
  ] as const;
  const rows = shares
    .slice(0, mostNetworks)
    .map(({ network, count, cost }) => [
      network === undefined ? '?' : `${network.slice(0, 3)} ${network.slice(3)}`,
      formats.number(count),
      formats.money(cost, currency),
    ]);
  const more = shares.length - rows.length;
  return [table(columns, rows), ...(more > 0 ? [note(texts.moreNetworks(more))] : [])];
}

/** What was in the list and is not sent, or may be wrong. */
function left(
  { language, message }: CommandContext,
  { skipped, repeated, doubtful }: PlannedMailing,
  { price }: MailingQuote,
): readonly Block[] {
  const texts = mailingCreateTexts[language];
  const privacy = privacyOf(message);
  const refused = price === undefined ? [] : refusedOf(price).map(({ phone }) => privacy.phone(phone));
  const covered = doubtful.map((phone) => privacy.phone(phone));
  return [
    ...(skipped.length > 0 ? [note(texts.skipped(skipped.length, some(skipped)), 'warning')] : []),
    ...(repeated > 0 ? [note(texts.repeated(repeated))] : []),
    ...(covered.length > 0 ? [note(texts.doubtful(covered.length, some(covered)), 'warning')] : []),
    ...(refused.length > 0 ? [note(texts.refused(refused.length, some(refused)), 'warning')] : []),
  ];
}

/** The first of a list. */
function some(list: readonly (string | number)[]): string {
  return list.slice(0, mostNamed).join(', ') + (list.length > mostNamed ? ', …' : '');
}
