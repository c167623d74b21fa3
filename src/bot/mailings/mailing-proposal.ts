import type { RecipientPrice } from '../../smsc/areas/sending.ts';
import type { Proposal } from '../acting/action.ts';
import type { CommandContext } from '../command.ts';
import { partsWords } from '../messages/parts-words.ts';
import { differenceOf } from '../money/sums.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, fields, items, note, strong, table, text } from '../reply.ts';
import { mailingCreateTexts } from '../texts/mailing-create.ts';
import { mailingTexts } from '../texts/mailings.ts';
import { phoneListTexts } from '../texts/phone-lists.ts';
import { sendingTexts } from '../texts/sending.ts';
import { refusedOf, sharesOf } from './mailing-price.ts';
import type { MailingQuote } from './mailing-quote.ts';
import { networkName } from './network-name.ts';
import type { PlannedMailing } from './planned-mailing.ts';
import { whenWords } from './when-words.ts';

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
  const refused = price === undefined ? [] : refusedOf(price);
  const reached = mailing.to.length - refused.length;
  const all = formats.number(mailing.to.length);
  const isRepeated = mailing.repeat !== null && mailing.repeat !== 'manual';
  return {
    summary,
    blocks: [
      text(strong(summary)),
      fields([
        [texts.recipients, refused.length === 0 ? all : texts.recipientsOf(formats.number(reached), all)],
        [texts.sender, mailing.sender ?? (mailing.isEmail ? undefined : sendingTexts[language].usualSender)],
        [texts.subject, mailing.subject === null ? undefined : privacy.text(mailing.subject)],
        [texts.when, whenWords(mailing, context)],
        [texts.repeat, repeatWords(mailing, context)],
        [texts.spread, spreadWords(mailing, context)],
        [texts.parts, price && partsWords(mailing.text, price.parts, reached, context)],
        [texts.cost, cost === undefined ? texts.costNotKnown : isRepeated ? texts.costEachTime(cost) : cost],
        [texts.balanceAfter, after === undefined ? undefined : formats.money(after, currency)],
      ]),
      ...networks(context, quote),
      items([{ title: texts.text, facts: [], text: mailing.text }]),
      ...left(context, mailing, refused),
      ...(after?.startsWith('-') ? [note(sendingTexts[language].notEnough, 'warning')] : []),
    ],
    goAhead: cost === undefined || isRepeated ? texts.goAhead : texts.goAheadFor(cost),
    quote: JSON.stringify([price?.cost ?? '', price?.parts ?? 0, currency ?? '', after?.startsWith('-') ?? false]),
    ...(price && { balance }),
    ...(price && { cost: { amount: price.cost, currency: currency ?? '' } }),
    // How often it will be paid for hangs on when somebody stops it.
    ...((price === undefined || isRepeated) && { isOfUnknownCost: true as const }),
  };
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
      networkName(network, language),
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
  refused: readonly RecipientPrice[],
): readonly Block[] {
  const texts = mailingCreateTexts[language];
  const privacy = privacyOf(message);
  /** The first of a list, and how many more there are. */
  const some = (list: readonly (string | number)[]): string => {
    const more = list.length - mostNamed;
    const named = list.slice(0, mostNamed).join(', ');
    return more > 0 ? `${named} ${phoneListTexts[language].more(more)}` : named;
  };
  const phones = (list: readonly string[]): string => some([...new Set(list)].map((phone) => privacy.phone(phone)));
  const unwanted = new Set(refused.map(({ phone }) => phone));
  const unsure = doubtful.filter((phone) => !unwanted.has(phone));
  return [
    ...(skipped.length > 0 ? [note(texts.skipped(skipped.length, some(skipped)), 'warning')] : []),
    ...(repeated.length > 0 ? [note(texts.repeated(repeated.length, phones(repeated)))] : []),
    ...(unsure.length > 0 ? [note(texts.doubtful(unsure.length, phones(unsure)), 'warning')] : []),
    ...(unwanted.size > 0 ? [note(texts.refused(unwanted.size, phones([...unwanted])), 'warning')] : []),
  ];
}
