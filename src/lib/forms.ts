import { z } from 'zod';
import { safeAddress, safeBaseAddress } from './addresses.ts';

/** The forms that settings come in: each turns a text into a value or refuses it. The sentences stand in `config.ts`. */

/** An https address, or plain http on loopback, that a secret may be sent to. */
export const webAddress = z.string().transform((written, context) => safeAddress(written) ?? refuse(context));

/** Such an address with a slash at its end. */
export const baseAddress = z.string().transform((written, context) => safeBaseAddress(written) ?? refuse(context));

/** A PostgreSQL connection address. */
export const postgresAddress = z.string().refine((written) => {
  const address = URL.parse(written);
  return address !== null && (address.protocol === 'postgres:' || address.protocol === 'postgresql:');
});

/** A time zone of the IANA list, such as `Europe/Moscow`. */
export const timeZone = z.string().refine((written) => {
  try {
    Temporal.Now.zonedDateTimeISO(written);
    return true;
  } catch {
    return false;
  }
});

/** A whole number within limits. */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
}

/** A list of `platform:id`, separated by commas. */
export const people = z.string().transform((written, context) => {
  const list: { platform: string; id: string }[] = [];
  for (const entry of written.split(',')) {
    const parts = /^\s*(telegram):(\d+)\s*$|^\s*(slack):([UW][A-Z0-9]+)\s*$/.exec(entry);
    if (parts === null) return refuse(context);
    list.push({ platform: parts[1] ?? parts[3] ?? '', id: parts[2] ?? parts[4] ?? '' });
  }
  return list;
});

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom' });
  return z.NEVER;
}
