import { createHash } from 'node:crypto';
import type { Form, Limit } from '../operation.ts';

/** The key under which every request of an operation is counted. */
export const anyRequest = 'any';

/**
 * The key under which a request is counted for a limit; two requests of an operation share a limit when they share its
 * key. Forms hold phone numbers and texts, so they go in as a hash.
 */
export function limitKey(operation: string, form: Form, { of }: Pick<Limit, 'of'>): string {
  if (of === 'any') return anyRequest;
  if (of === 'identical') return `identical:${hash([operation, ...Object.entries(form).sort(byName)])}`;
  return `${of.field}:${hash([operation, of.field, form[of.field] ?? null])}`;
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
