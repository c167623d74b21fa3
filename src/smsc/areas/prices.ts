import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { columns, labelled } from '../decode/text.ts';
import { decimal, FieldError, records, requiredDecimal, requiredText, rest, text } from '../fields.ts';
import { minute, type Operation, type Row, type TextReader } from '../operation.ts';

/** What one tariff zone costs. All amounts are decimal texts in the account's currency, each for one message or request. */
export interface PriceZone {
  readonly zone: string;
  /** What lies in it: a country, an operator. */
  readonly name: string | undefined;
  /** An SMS sent over the API. */
  readonly api: string | undefined;
  /** An SMS sent from the provider's site. */
  readonly site: string | undefined;
  readonly mms: string | undefined;
  readonly hlr: string | undefined;
  readonly call: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

/** A price agreed for one network. */
export interface NetworkPrice {
  /** Country and network, as digits. */
  readonly networkCode: string;
  readonly cost: string;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface Prices {
  readonly zones: readonly PriceZone[];
  /** Empty when no price was agreed for a network. */
  readonly networks: readonly NetworkPrice[];
  /** An e-mail. */
  readonly email: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

const getPrices: Operation<undefined, Prices> = {
  name: 'prices.get',
  file: 'get.php',
  kind: 'read',
  prefers: 3,
  errors: {},
  limits: [{ requests: 3, perMs: minute, of: 'identical' }],
  freshMs: 600_000,
  form: () => ({ get_price: '1' }),
  layout: () => ({
    shape: 'one',
    text0: sections(
      {
        begins: /^zone = /,
        read: labelled(
          zoneKeys.map((key) => [key, key] as const),
          { open: 'name' },
        ),
      },
      { begins: /^mccmnc = /, read: labelled(codeKeys.map((key) => [key, key] as const)) },
      { begins: /^mail = /, read: labelled([['mail', 'mail']]) },
    ),
    text1: sections(
      { begins: /^[^,]*,[^,]*,.*,/, read: columns(zoneKeys, { open: 'name' }) },
      { begins: /^\d+,/, read: columns(codeKeys) },
      { begins: /^[\d.]/, read: columns(['mail']) },
    ),
    xml: { root: 'price', lists: { zones: 'zone', codes: 'mccmnc' } },
  }),
  read: async ([row = {}]) => {
    // A foreign record has neither, and would pass for a tariff without prices.
    if (row['zones'] === undefined && row['mail'] === undefined) throw new FieldError('neither "zones" nor "mail"');
    return {
      zones: await mapInSlices(records(row, 'zones'), priceZone),
      networks: await mapInSlices(records(row, 'codes'), networkPrice),
      email: decimal(row, 'mail'),
      rest: rest(row, known),
    };
  },
};

const known = new Set(['zones', 'codes', 'mail']);
const zoneKeys = ['zone', 'name', 'api', 'mass', 'mms', 'hlr', 'call'] as const;
const knownInZone = new Set<string>(zoneKeys);
const codeKeys = ['mccmnc', 'cost'] as const;
const knownInCode = new Set<string>(codeKeys);

interface Section {
  /** How each of its lines begins. */
  readonly begins: RegExp;
  readonly read: TextReader;
}

/** Reader for the three sections of a text answer, which the page sets apart by blank lines and by nothing else. */
function sections(zones: Section, codes: Section, mail: Section): TextReader {
  return (answer) => {
    const lines = answer.split(/\r?\n/).filter((line) => line.trim() !== '');
    const inSection = { zones: [] as Row[], codes: [] as Row[], mail: [] as Row[] };
    for (const line of lines) {
      const found = sectionOf(line, { zones, codes, mail });
      const rows = found?.section.read(line);
      if (found === undefined || rows === undefined) return undefined;
      inSection[found.name].push(...rows);
    }
    const [sum] = inSection.mail;
    if (sum === undefined || inSection.mail.length > 1) return undefined;
    return [{ zones: inSection.zones, codes: inSection.codes, ...sum }];
  };
}

type SectionName = 'zones' | 'codes' | 'mail';

function sectionOf(
  line: string,
  all: Readonly<Record<SectionName, Section>>,
): { readonly name: SectionName; readonly section: Section } | undefined {
  for (const name of ['zones', 'codes', 'mail'] as const)
    if (all[name].begins.test(line)) return { name, section: all[name] };
  return undefined;
}

function priceZone(row: Row): PriceZone {
  return {
    zone: requiredText(row, 'zone'),
    name: text(row, 'name'),
    api: decimal(row, 'api'),
    site: decimal(row, 'mass'),
    mms: decimal(row, 'mms'),
    hlr: decimal(row, 'hlr'),
    call: decimal(row, 'call'),
    rest: rest(row, knownInZone),
  };
}

function networkPrice(row: Row): NetworkPrice {
  return {
    networkCode: requiredText(row, 'mccmnc'),
    cost: requiredDecimal(row, 'cost'),
    rest: rest(row, knownInCode),
  };
}

export const priceOperations = [getPrices] as const;

export interface PricesApi {
  /**
   * What the account pays: by tariff zone, and by network where a price was agreed.
   *
   * Limit: 3 identical requests a minute.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/tariffs/ "Request for rates"
   */
  get(options?: ReadOptions): Promise<Answer<Prices>>;
}

export function pricesApi(caller: Caller): PricesApi {
  return { get: (options) => caller.read(getPrices, undefined, options) };
}
