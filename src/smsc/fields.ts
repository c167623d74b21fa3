import type { Row } from './operation.ts';

/** A field of an answer is missing or not of its kind. Carries the field's name and never its value. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
}

const wholeNumber = /^-?\d{1,15}$/;
const decimalNumber = /^-?\d+(?:\.\d+)?$/;
const localDate = /^(\d{2})\.(\d{2})\.(\d{4})(?: +(\d{2}): ?(\d{2})(?:: ?(\d{2}))?)?$/;
const noDate = /^[0.: ]*$/;

/** The field as text, numbers included; `undefined` when it is absent, null or empty. */
export function text(row: Row, key: string): string | undefined {
  const value = row[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new FieldError(`"${key}" is no text`);
}

/** The field as text. @throws FieldError when it is absent or empty */
export function requiredText(row: Row, key: string): string {
  return text(row, key) ?? missing(key);
}

/** The field as a whole number, whether it came as a number or in quotes. @throws FieldError when it is something else */
export function integer(row: Row, key: string): number | undefined {
  const value = row[key];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const written = text(row, key);
  if (written === undefined) return undefined;
  if (!wholeNumber.test(written)) throw new FieldError(`"${key}" is no whole number`);
  return Number(written);
}

/** The field as a whole number. @throws FieldError when it is absent or something else */
export function requiredInteger(row: Row, key: string): number {
  return integer(row, key) ?? missing(key);
}

/** An amount as the decimal text that the provider wrote, never a float. @throws FieldError when it is no number */
export function decimal(row: Row, key: string): string | undefined {
  const written = text(row, key);
  if (written !== undefined && !decimalNumber.test(written)) throw new FieldError(`"${key}" is no amount`);
  return written;
}

/** An amount as decimal text. @throws FieldError when it is absent or no number */
export function requiredDecimal(row: Row, key: string): string {
  return decimal(row, key) ?? missing(key);
}

/** A `*_timestamp` field: seconds since the epoch, true UTC (facts 9.4). Zero means never. */
export function timestamp(row: Row, key: string): Temporal.Instant | undefined {
  const seconds = integer(row, key);
  if (seconds === undefined || seconds === 0) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
}

/** A date of the form `DD.MM.YYYY hh:mm:ss`, local to the account's zone (facts 9.4). All zeros means never. */
export function date(row: Row, key: string, zone: string): Temporal.Instant | undefined {
  const written = text(row, key);
  if (written === undefined || noDate.test(written)) return undefined;
  const parts = localDate.exec(written);
  if (parts === null) throw new FieldError(`"${key}" is no date`);
  const [, day, month, year, hours = '00', minutes = '00', seconds = '00'] = parts;
  try {
    const local = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}`);
    return local.toZonedDateTime(zone).toInstant();
  } catch {
    // The cause is not passed on: its message holds the value.
    throw new FieldError(`"${key}" is no date`);
  }
}

/** A list inside a record; an absent, null or empty field is an empty list, a single record a list of one. */
export function records(row: Row, key: string): readonly Row[] {
  const value = row[key];
  if (value === undefined || value === null || value === '') return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every(isRow)) throw new FieldError(`"${key}" is no list of records`);
  return list;
}

/** Whether a value from JSON can be read as a record. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nothing: Readonly<Record<string, string>> = Object.freeze(Object.create(null));

/** Fields that no page names, kept so that they can be shown; structures as JSON text. */
export function rest(row: Row, known: ReadonlySet<string>): Readonly<Record<string, string>> {
  let kept: Record<string, string> | undefined;
  for (const key of Object.keys(row)) {
    if (known.has(key)) continue;
    kept ??= Object.create(null) as Record<string, string>;
    kept[key] = asText(row[key]);
  }
  return kept ?? nothing;
}

/** Any value as text, for fields of which nothing is known; structures as JSON text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function missing(key: string): never {
  throw new FieldError(`"${key}" is missing`);
}
