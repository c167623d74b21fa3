import type { NetworkPrice, PriceZone } from '../../smsc/areas/prices.ts';
import type { CommandContext } from '../command.ts';
import type { Entry, Listing } from '../listing/listing.ts';
import { currencyCode } from '../money/currency-code.ts';
import { restCells, restFacts, restKeysOf } from '../rest-fields.ts';
import { priceTexts } from '../texts/prices.ts';
import type { FoundPrices } from './price-search.ts';

export interface PriceReader extends Pick<CommandContext, 'language' | 'formats'> {
  readonly currency: string | undefined;
  /** Shows all prices of each zone, for a few; else the price of an SMS in a table. */
  readonly isInFull: boolean;
}

/** Prices as the entries of a listing; the file has all of them. */
export function priceEntries(
  { zones, networks }: FoundPrices,
  reader: PriceReader,
): Pick<Listing, 'columns' | 'entries' | 'fileColumns'> {
  const texts = priceTexts[reader.language];
  const restKeys = restKeysOf([...zones, ...networks]);
  const { kind, code, name, sms, site, mms, hlr, call, currency } = texts;
  const right = 'right' as const;
  return {
    columns: reader.isInFull ? [] : [{ title: code, align: right }, { title: sms, align: right }, { title: name }],
    entries: [
      ...zones.map((zone) => ({ shown: shownZone(zone, reader), filed: filedZone(zone, restKeys, reader) })),
      ...networks.map((network) => ({
        shown: shownNetwork(network, reader),
        filed: filedNetwork(network, restKeys, reader),
      })),
    ],
    fileColumns: [kind, code, name, sms, `${sms} ${site}`, mms, hlr, call, currency, ...restKeys],
  };
}

function shownZone(zone: PriceZone, { language, formats, currency, isInFull }: PriceReader): Entry['shown'] {
  const texts = priceTexts[language];
  const { zone: number, name = '', api, site, mms, hlr, call, rest } = zone;
  if (!isInFull) return [number, api === undefined ? '–' : formats.money(api, currency), name];
  const prices = [
    [texts.sms, api],
    [texts.site, site],
    [texts.mms, mms],
    [texts.hlr, hlr],
    [texts.call, call],
  ] as const;
  const facts = prices.flatMap(([label, amount]) =>
    amount === undefined ? [] : [`${label} ${formats.money(amount, currency)}`],
  );
  const numbered = `${texts.zone} ${number}`;
  return name === ''
    ? { title: numbered, facts: [...facts, ...restFacts(rest)] }
    : { title: name, facts: [...facts, ...restFacts(rest), numbered] };
}

function shownNetwork(
  { networkCode, cost, rest }: NetworkPrice,
  { language, formats, currency, isInFull }: PriceReader,
): Entry['shown'] {
  const texts = priceTexts[language];
  const words = texts.agreed(networkCode.slice(0, 3), networkCode.slice(3));
  const amount = formats.money(cost, currency);
  if (!isInFull) return [networkCode, amount, words];
  return { title: networkCode, facts: [`${texts.sms} ${amount}`, ...restFacts(rest), words] };
}

function filedZone(zone: PriceZone, restKeys: readonly string[], reader: PriceReader): readonly string[] {
  const { zone: number, name = '', api, site, mms, hlr, call, rest } = zone;
  const amounts = [api, site, mms, hlr, call].map((amount) => filedAmount(amount, reader));
  const { language, currency } = reader;
  return [priceTexts[language].zone, number, name, ...amounts, currencyCode(currency), ...restCells(rest, restKeys)];
}

function filedNetwork(
  { networkCode, cost, rest }: NetworkPrice,
  restKeys: readonly string[],
  reader: PriceReader,
): readonly string[] {
  const { language, currency } = reader;
  const { network, agreed } = priceTexts[language];
  const name = agreed(networkCode.slice(0, 3), networkCode.slice(3));
  return [
    network,
    networkCode,
    name,
    filedAmount(cost, reader),
    '',
    '',
    '',
    '',
    currencyCode(currency),
    ...restCells(rest, restKeys),
  ];
}

function filedAmount(amount: string | undefined, { formats }: PriceReader): string {
  return amount === undefined ? '' : formats.decimal(amount);
}
