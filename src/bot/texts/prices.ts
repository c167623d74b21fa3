import { type Catalogue, plural } from '../language.ts';

export interface PriceTexts {
  /** Heads the numbers of zones and the codes of networks. */
  readonly code: string;
  readonly name: string;
  /** An SMS over the API, which is what most people send. */
  readonly sms: string;
  /** An SMS from the provider's site. */
  readonly site: string;
  readonly mms: string;
  readonly hlr: string;
  readonly call: string;
  readonly email: string;
  readonly currency: string;
  readonly kind: string;
  readonly zone: string;
  readonly network: string;
  /** What a network's code means, for the price that was agreed for it. */
  readonly agreed: (mcc: string, mnc: string) => string;
  readonly all: (zones: number, networks: number) => string;
  readonly found: (asked: string, count: number) => string;
  readonly none: (asked: string) => string;
  readonly notAgreed: (network: string) => string;
  readonly similar: string;
  readonly allPrices: string;
}

export const priceTexts: Catalogue<PriceTexts> = {
  en: {
    code: 'No.',
    name: 'Where',
    sms: 'SMS',
    site: 'from the site',
    mms: 'MMS',
    hlr: 'HLR',
    call: 'call',
    email: 'E-mail',
    currency: 'Currency',
    kind: 'Kind',
    zone: 'zone',
    network: 'agreed',
    agreed: (mcc, mnc) => `agreed price: MCC ${mcc}, MNC ${mnc}`,
    all: (zones, networks) =>
      `${zones} ${plural('en', zones, { one: 'zone', other: 'zones' })}, ${networks} agreed ${plural('en', networks, { one: 'price', other: 'prices' })} for networks`,
    found: (asked, count) => `Prices for “${asked}”: ${count}`,
    none: (asked) => `No zone and no network is called “${asked}”.`,
    notAgreed: (network) => `No price is agreed for the network ${network}; the price of its zone holds.`,
    similar: 'Similar:',
    allPrices: 'All prices',
  },
  ru: {
    code: '№',
    name: 'Куда',
    sms: 'SMS',
    site: 'с сайта',
    mms: 'MMS',
    hlr: 'HLR',
    call: 'звонок',
    email: 'E-mail',
    currency: 'Валюта',
    kind: 'Вид',
    zone: 'зона',
    network: 'своя цена',
    agreed: (mcc, mnc) => `своя цена: MCC ${mcc}, MNC ${mnc}`,
    all: (zones, networks) =>
      `${zones} ${plural('ru', zones, { one: 'зона', few: 'зоны', other: 'зон' })}, ${networks} ${plural('ru', networks, { one: 'своя цена', few: 'своих цены', other: 'своих цен' })} для сетей`,
    found: (asked, count) => `Цены по запросу «${asked}»: ${count}`,
    none: (asked) => `Ни зоны, ни сети «${asked}» нет.`,
    notAgreed: (network) => `Для сети ${network} своей цены нет; действует цена её зоны.`,
    similar: 'Похожие:',
    allPrices: 'Все цены',
  },
};
