import { safeAddress, safeBaseAddress } from './addresses.ts';

/** The forms that settings come in. The sentences about them stand in `src/variables.ts`. */

/** Makes a value of a text; `undefined` refuses it. */
export type Form<Value> = (written: string) => Value | undefined;

/** Any text. */
export const anyText: Form<string> = (written) => written;

/** A text that a pattern matches. */
export function matching(pattern: RegExp): Form<string> {
  return (written) => (pattern.test(written) ? written : undefined);
}

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Form<Word> {
  return (written) => words.find((word) => word === written);
}

/** A whole number within limits. */
export function wholeNumber(least: number, most: number): Form<number> {
  return (written) => {
    const value = /^\d+$/.test(written) ? Number(written) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
}

/** An https address, or plain http on loopback, that a secret may be sent to. */
export const webAddress: Form<URL> = (written) => safeAddress(written);

/** Such an address whose path ends in a certain way. */
export function webAddressTo(end: string): Form<URL> {
  return (written) => {
    const address = safeAddress(written);
    return address?.pathname.endsWith(end) ? address : undefined;
  };
}

/** Such an address with a slash at its end. */
export const baseAddress: Form<URL> = (written) => safeBaseAddress(written);

/** A PostgreSQL connection address. */
export const postgresAddress: Form<string> = (written) => {
  const address = URL.parse(written);
  const isPostgres = address?.protocol === 'postgres:' || address?.protocol === 'postgresql:';
  return isPostgres ? written : undefined;
};

/** A time zone of the IANA list, such as `Europe/Moscow`. */
export const timeZone: Form<string> = (written) => {
  try {
    Temporal.Now.zonedDateTimeISO(written);
    return written;
  } catch {
    return undefined;
  }
};

/** A list of `platform:id`, separated by commas. */
export const people: Form<readonly { readonly platform: string; readonly id: string }[]> = (written) => {
  const list: { platform: string; id: string }[] = [];
  for (const entry of written.split(',')) {
    const parts = /^\s*(telegram):(\d+)\s*$|^\s*(slack):([UW][A-Z0-9]+)\s*$/.exec(entry);
    if (parts === null) return undefined;
    list.push({ platform: parts[1] ?? parts[3] ?? '', id: parts[2] ?? parts[4] ?? '' });
  }
  return list;
};
