// The small entry of the library: the large one brings sentences in fifty languages, which nobody here reads.
import * as z from 'zod/mini';
import { safeAddress, safeBaseAddress } from './addresses.ts';

/** The forms that settings come in: each turns a text into a value or refuses it. The sentences stand in `config.ts`. */

/** An https address, or plain http on loopback, that a secret may be sent to. */
export const webAddress = read((written) => safeAddress(written));

/** Such an address with a slash at its end. */
export const baseAddress = read((written) => safeBaseAddress(written));

/** A PostgreSQL connection address. */
export const postgresAddress = z.string().check(
  z.refine((written) => {
    const address = URL.parse(written);
    return address !== null && (address.protocol === 'postgres:' || address.protocol === 'postgresql:');
  }),
);

/** A time zone of the IANA list, such as `Europe/Moscow`. */
export const timeZone = z.string().check(
  z.refine((written) => {
    try {
      Temporal.Now.zonedDateTimeISO(written);
      return true;
    } catch {
      return false;
    }
  }),
);

/** A whole number within limits. */
export function wholeNumber(least: number, most: number): z.ZodMiniType<number, string> {
  const digits = z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number));
  return z.pipe(digits, z.number().check(z.minimum(least), z.maximum(most)));
}

/** A text that a pattern matches. */
export function matching(pattern: RegExp): z.ZodMiniType<string, string> {
  return z.string().check(z.regex(pattern));
}

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): z.ZodMiniType<Word, string> {
  return z.pipe(z.string(), z.enum(words));
}

/** A list of `platform:id`, separated by commas. */
export const people = read((written) => {
  const list: { platform: string; id: string }[] = [];
  for (const entry of written.split(',')) {
    const parts = /^\s*(telegram):(\d+)\s*$|^\s*(slack):([UW][A-Z0-9]+)\s*$/.exec(entry);
    if (parts === null) return undefined;
    list.push({ platform: parts[1] ?? parts[3] ?? '', id: parts[2] ?? parts[4] ?? '' });
  }
  return list;
});

/** What `reader` makes of a text; `undefined` refuses it. */
function read<Value>(reader: (written: string) => Value | undefined): z.ZodMiniType<Value, string> {
  const reading = z.transform((written: string, context): Value => {
    const value = reader(written);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', input: written });
    return z.NEVER;
  });
  return z.pipe(z.string(), reading);
}
