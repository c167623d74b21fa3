import type { Answer, ReadOptions } from '../call.ts';
import { SmscError } from '../error.ts';
import type { Sender, SenderQuery, SendersApi } from './senders.ts';

/** The page's maximum for one answer. */
const pageSize = 15_000;

/**
 * Every sender name that a query matches, asked for in as many pages as it takes. The answer is as old as its oldest
 * page, and stale when any page is. Not for `changedSince`: such names come in the order of their changes, and going on
 * by id would lose some.
 *
 * @throws SmscError as `senders.get`; `bad-response` when the pages do not come to an end
 */
export async function everySender(
  senders: SendersApi,
  query: Omit<SenderQuery, 'before' | 'count' | 'changedSince'>,
  options?: ReadOptions,
): Promise<Answer<readonly Sender[]>> {
  const first = await senders.get({ ...query, count: pageSize }, options);
  if (first.value.length < pageSize) return first;
  const found = [...first.value];
  const seen = new Set(found.map((sender) => sender.id));
  let { at, stale } = first;
  let last = first;
  while (last.value.length >= pageSize) {
    const before = last.value.at(-1)?.id ?? '';
    last = await senders.get({ ...query, count: pageSize, before }, options);
    const fresh = last.value.filter((sender) => !seen.has(sender.id));
    if (fresh.length < last.value.length) {
      throw new SmscError('bad-response', 'a page repeats names of the one before', { operation: 'senders.get' });
    }
    for (const sender of fresh) seen.add(sender.id);
    found.push(...fresh);
    if (Temporal.Instant.compare(last.at, at) < 0) at = last.at;
    stale ??= last.stale;
  }
  return { value: found, at, ...(stale && { stale }) };
}
