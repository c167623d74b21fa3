import { z } from 'zod';

/** The forms that settings come in: each turns a text into a value or refuses it. The sentences stand in `config.ts`. */

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address leads to this machine only. Every address in 127.0.0.0/8 does. */
function isLoopback(address: URL): boolean {
  return loopbackHosts.has(address.hostname) || /^127(\.\d{1,3}){3}$/.test(address.hostname);
}

/** An address without credentials, query and fragment: https, or plain http on loopback. */
export const webAddress = z.string().transform((written, context) => {
  const address = URL.parse(written);
  const plain = address?.protocol === 'http:' && isLoopback(address);
  if (address === null || (address.protocol !== 'https:' && !plain)) return refuse(context);
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '') {
    return refuse(context);
  }
  return address;
});

/** A web address that ends in a slash, so that names can be appended to it. */
export const baseAddress = webAddress.transform((address) => {
  const base = new URL(address);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
});

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
