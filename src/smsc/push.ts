import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../lib/secret.ts';
import { type FormBytes, readFormBytes } from './push-form.ts';

/** What the provider pushes to the address in the account's settings. */
export type PushKind = 'sms' | 'call' | 'status';

/** A push as it came. */
export interface Push {
  /** What follows the question mark of the address. */
  readonly query: string;
  readonly body: Buffer;
}

/** In the order in which they are signed. */
const signedFields: Readonly<Record<PushKind, readonly string[]>> = {
  sms: ['phone', 'mes', 'to'],
  call: ['phone', 'ts'],
  status: ['id', 'phone', 'status'],
};
const hashes = ['sha1', 'md5'] as const;

/**
 * Tells what a push is about; `undefined` when it is not signed with the secret by sha1 or md5. Fields in the address
 * count as well, but those of the body win: the address holds the secret under the same name as the hash.
 *
 * @param secret - what stands after `sha1=` or `md5=` in the address; not empty
 * @see https://smscentre.com/api/http/miscellaneous/callback/
 */
export function readPush({ query, body }: Push, secret: Secret): PushKind | undefined {
  const fields: FormBytes = new Map([...readFormBytes(Buffer.from(query, 'latin1')), ...readFormBytes(body)]);
  const kind = kindOf(fields);
  return isSigned(fields, signedFields[kind], secret) ? kind : undefined;
}

function kindOf(fields: FormBytes): PushKind {
  if (fields.has('mes')) return 'sms';
  return fields.has('waitcall') ? 'call' : 'status';
}

/** The text of an SMS comes in the encoding that the address asks for; the hash may be of that or of UTF-8. */
function isSigned(fields: FormBytes, names: readonly string[], secret: Secret): boolean {
  const values = names.map((name) => fields.get(name) ?? Buffer.alloc(0));
  const texts = [values, values.map((value) => Buffer.from(new TextDecoder('windows-1251').decode(value)))];
  return hashes.some((hash) => {
    const given = fields.get(hash)?.toString('latin1').toLowerCase();
    return given !== undefined && texts.some((text) => isEqual(given, digest(hash, text, secret)));
  });
}

function digest(hash: (typeof hashes)[number], values: readonly Buffer[], secret: Secret): string {
  const sum = createHash(hash);
  for (const value of values) sum.update(value).update(':');
  return sum.update(secret.reveal()).digest('hex');
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given, 'latin1'), Buffer.from(expected, 'latin1')];
  return one.length === other.length && timingSafeEqual(one, other);
}
