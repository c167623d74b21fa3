import { clip } from '../../lib/clip.ts';
import type { Prices } from '../../smsc/areas/prices.ts';
import type { Answer } from '../../smsc/call.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import { showListing } from '../listing/show-listing.ts';
import { currencyOf } from '../money/account-currency.ts';
import { optional } from '../parameters/parameter.ts';
import { restOfLine } from '../parameters/words.ts';
import { priceEntries } from '../prices/price-entries.ts';
import { type FoundPrices, networkOf, searchPrices, similarTo } from '../prices/price-search.ts';
import { type Block, fields, type Reply, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { priceTexts } from '../texts/prices.ts';

/** How much is repeated of words that find nothing. */
const longestAsked = 60;
const longestLabel = 32;
/** So few are shown with all their prices; more as a table of the price of an SMS. */
const mostInFull = 3;

export const price = defineCommand({
  name: 'price',
  aliases: ['prices', 'цена', 'цены', 'тарифы'],
  parameters: {
    words: optional(
      restOfLine('WORDS', {
        en: 'a country or an operator, the number of a zone, or MCC and MNC such as 25001',
        ru: 'страна или оператор, номер зоны, или MCC и MNC, например 25001',
      }),
    ),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'what an SMS costs: by country, operator or network',
    ru: 'сколько стоит SMS: по стране, оператору или сети',
  },
  examples: ['/price', '/price Russia', '/price 25001', '/price Казахстан'],
  run: async (context, { words }) => {
    const [answer, currency] = await Promise.all([context.account.client.prices.get(), currencyOf(context)]);
    const texts = priceTexts[context.language];
    if (words === undefined) {
      const { zones, networks } = answer.value;
      const summary = texts.all(zones.length, networks.length);
      const lead = [text(summary), ...others(context, answer.value, currency)];
      return show(context, answer, { found: answer.value, summary, lead, currency, isInFull: false });
    }
    const found = searchPrices(answer.value, words);
    const count = found.zones.length + found.networks.length;
    if (count === 0) return notFound(context, answer, words);
    const summary = texts.found(clip(words, longestAsked), count);
    return show(context, answer, { found, summary, lead: [text(summary)], currency, isInFull: count <= mostInFull });
  },
});

interface Shown {
  readonly found: FoundPrices;
  readonly summary: string;
  readonly lead: readonly Block[];
  readonly currency: string | undefined;
  readonly isInFull: boolean;
}

function show(context: CommandContext, answer: Answer<Prices>, shown: Shown): Promise<Reply> {
  const { found, summary, lead, currency, isInFull } = shown;
  const { language, formats } = context;
  return showListing(context, [answer], {
    name: 'prices',
    summary,
    lead,
    ...priceEntries(found, { language, formats, currency, isInFull }),
  });
}

/** What belongs to no zone. */
function others(
  { language, formats }: CommandContext,
  { email, rest }: Prices,
  currency: string | undefined,
): readonly Block[] {
  const lines = [
    [priceTexts[language].email, email === undefined ? undefined : formats.money(email, currency)] as const,
    ...Object.entries(rest).map(([key, value]) => [key, clip(value, longestAsked)] as const),
  ];
  return [fields(lines)];
}

function notFound(context: CommandContext, answer: Answer<Prices>, words: string): Reply {
  const texts = priceTexts[context.language];
  const network = networkOf(words);
  const sentence = network === undefined ? texts.none(clip(words, longestAsked)) : texts.notAgreed(network);
  const reply = nothingFound({
    sentence,
    heading: texts.similar,
    similar: similarTo(answer.value, words).map((other) => buttonFor(price, { words: other }, other, longestLabel)),
    others: [buttonFor(price, {}, texts.allPrices)],
  });
  return { ...reply, blocks: dated(reply.blocks, [answer], context) };
}
