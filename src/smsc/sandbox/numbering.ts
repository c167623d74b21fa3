import type { Origin } from './account.ts';

/** A range of numbers: who they belong to. */
export interface Range extends Origin {
  /** What every number of the range begins with. */
  readonly prefix: string;
  /** How many digits a number has. */
  readonly digits: number;
  readonly mcc: string;
  readonly mnc: string;
  /** The region's time, in hours from Greenwich. */
  readonly tz: string;
  /** The zone of the price list. */
  readonly zone: string;
}

const russia = 'Россия';
const moscow = 'г. Москва и Московская область';

/** Columns: prefix, digits, MCC, MNC, country, operator, region, hours from Greenwich, zone of the price list. */
const table: readonly (readonly [string, number, string, string, string, string, string, string, string])[] = [
  ['7901', 11, '250', '20', russia, 'Tele2', 'г. Санкт-Петербург и Ленинградская область', '3', '4'],
  ['7902', 11, '250', '35', russia, 'МОТИВ', 'Свердловская область', '5', '5'],
  ['7905', 11, '250', '99', russia, 'Билайн', moscow, '3', '3'],
  ['7909', 11, '250', '99', russia, 'Билайн', 'Ростовская область', '3', '3'],
  ['7910', 11, '250', '01', russia, 'МТС', 'Нижегородская область', '3', '1'],
  ['7913', 11, '250', '01', russia, 'МТС', 'Новосибирская область', '7', '1'],
  ['7914', 11, '250', '01', russia, 'МТС', 'Приморский край', '10', '1'],
  ['7916', 11, '250', '01', russia, 'МТС', moscow, '3', '1'],
  ['7920', 11, '250', '02', russia, 'МегаФон', 'Воронежская область', '3', '2'],
  ['7925', 11, '250', '02', russia, 'МегаФон', moscow, '3', '2'],
  ['7927', 11, '250', '02', russia, 'МегаФон', 'Самарская область', '4', '2'],
  ['7950', 11, '250', '20', russia, 'Tele2', 'Омская область', '6', '4'],
  ['7977', 11, '250', '20', russia, 'Tele2', moscow, '3', '4'],
  ['7999', 11, '250', '11', russia, 'Yota', moscow, '3', '2'],
  ['7701', 11, '401', '02', 'Казахстан', 'Kcell', '', '5', '7'],
  ['7705', 11, '401', '01', 'Казахстан', 'Beeline KZ', '', '5', '7'],
  ['7707', 11, '401', '77', 'Казахстан', 'Tele2 KZ', '', '5', '7'],
  ['37529', 12, '257', '01', 'Беларусь', 'A1', '', '3', '8'],
  ['38067', 12, '255', '03', 'Украина', 'Kyivstar', '', '2', '9'],
  ['99890', 12, '434', '04', 'Узбекистан', 'Beeline UZ', '', '5', '10'],
  ['49151', 13, '262', '01', 'Германия', 'Telekom', '', '1', '11'],
];

const ranges: readonly Range[] = table.map(([prefix, digits, mcc, mnc, country, operator, region, tz, zone]) => ({
  prefix,
  digits,
  mcc,
  mnc,
  mccmnc: `${mcc}${mnc}`,
  country,
  operator,
  region,
  tz,
  zone,
}));

/** The range of a number in international form, or `undefined` for a landline and for countries that are not served. */
export function rangeOf(phone: string): Range | undefined {
  return ranges.find((range) => phone.startsWith(range.prefix) && phone.length === range.digits);
}

/**
 * A number in international form, digits only. Without `+` a Russian number is put right (8 or nothing in front); with
 * `+` it is taken as it is (facts 8). `undefined` when it cannot be a number.
 */
export function readPhone(written: string): string | undefined {
  const digits = written.replace(/[\s()+-]/g, '');
  if (!/^\d{10,15}$/.test(digits)) return undefined;
  if (written.trim().startsWith('+')) return digits;
  if (digits.length === 10) return digits.startsWith('9') ? `7${digits}` : undefined;
  return digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits;
}

/** A made-up number: a real range, followed by zeros that nobody has, and the last digits of `serial`. */
export function inventPhone(prefix: string, serial: number): string {
  const digits = ranges.find((range) => range.prefix === prefix)?.digits ?? 11;
  return prefix + String(serial % 10_000).padStart(digits - prefix.length, '0');
}
