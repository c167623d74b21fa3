import type { InboxChange } from '../../bot/topics/change.ts';
import { mapInSlices } from '../../lib/slices.ts';
import type { IncomingMessage } from '../../smsc/areas/incoming.ts';
import { SmscError } from '../../smsc/error.ts';
import type { Observed } from '../watcher.ts';

/** Moments are milliseconds since the epoch, ids digits of any length. */
export interface InboxState {
  /** When the last good look was. */
  readonly at: number;
  readonly reviewedAt: number;
  /** Whether the last answer was full, so that more follows. */
  readonly isUnfinished: boolean;
  /** Whether what follows was there before the first look. */
  readonly isSilent: boolean;
  /** Every SMS with a larger id that was seen is in `seen`; absent until there was any SMS. */
  readonly after?: string;
  /** By id, when the newest SMS were received; 0 where the provider did not say. */
  readonly seen: Readonly<Record<string, number>>;
  /** The latest time at which an SMS was received. */
  readonly newestAt?: number;
  /** After the ids began anew: what was received until then was told under ids of before. */
  readonly oldUntil?: number;
}

/** What a look saw. */
interface SeenInbox {
  readonly now: number;
  readonly edge: number;
  readonly isFull: boolean;
  /** In any order, also with SMS that were seen before. */
  readonly messages: readonly IncomingMessage[];
  /** Whether the ids were looked over. */
  readonly isReviewed: boolean;
}

/** What can be asked for at the most, by the page. */
const reachMs = 168 * 3_600_000;

/** What has come in since the last look. @throws SmscError `bad-response` when an id is no number */
export async function compareInbox(
  last: InboxState | undefined,
  { now, edge, isFull, messages, isReviewed }: SeenInbox,
): Promise<Observed<InboxState>> {
  const isSilent = last === undefined || last.isSilent;
  const numbered = (await mapInSlices(messages, withNumber)).sort(byNumber);
  const first = numbered[0]?.number;
  const hasJumped = last?.after !== undefined && first !== undefined && first <= BigInt(last.after);
  const oldUntil = hasJumped ? last.newestAt : last?.oldUntil;
  const seen = new Map(Object.entries(hasJumped || last === undefined ? {} : last.seen));
  let newestAt = last?.newestAt;

  const arrived = await mapInSlices(numbered, ({ number, message }): InboxChange | undefined => {
    const id = String(number);
    const receivedAt = receivedAtOf(message);
    const isNew = isNewSms(seen.get(id), receivedAt, last?.newestAt);
    if (isNew) seen.set(id, receivedAt);
    newestAt = Math.max(newestAt ?? 0, receivedAt);
    const isOld = receivedAt !== 0 && oldUntil !== undefined && receivedAt <= oldUntil;
    return isNew && !isSilent && !isOld ? arrival(message) : undefined;
  });

  // What was seen and is asked for again is only the edge.
  const ids = [...seen.keys()].map(BigInt).sort((one, other) => (one < other ? -1 : 1));
  const [smallest] = ids;
  const dropped = ids.splice(0, Math.max(0, ids.length - edge));
  const before = hasJumped || last?.after === undefined ? justBefore(smallest) : last.after;
  const after = dropped.length > 0 ? String(dropped.at(-1)) : before;
  const edgeIds = ids.map(String);
  const state: InboxState = {
    at: now,
    reviewedAt: isReviewed || last === undefined ? now : last.reviewedAt,
    isUnfinished: isFull,
    isSilent: isSilent && isFull,
    ...(after !== undefined && { after }),
    seen: Object.fromEntries(edgeIds.map((id) => [id, seen.get(id) ?? 0])),
    ...(newestAt !== undefined && { newestAt }),
    ...(oldUntil !== undefined && { oldUntil }),
  };
  const changes = [...gap(last, now), ...arrived.filter((change) => change !== undefined)];
  return { state, changes, ...(isFull && after !== last?.after && { isMore: true }) };
}

/**
 * Whether an SMS with an id that was passed came in after all that are known: the ids have begun anew, or it is very
 * late. What was received in the same second as the newest cannot be told from what was seen.
 *
 * @throws SmscError `bad-response` when the id is no number
 */
export function isBehind(message: IncomingMessage, { after, newestAt = 0 }: InboxState): boolean {
  return after !== undefined && withNumber(message).number <= BigInt(after) && receivedAtOf(message) > newestAt;
}

/** An id that was seen is another SMS only when that came in after all that are known, in an account that began anew. */
function isNewSms(knownAt: number | undefined, receivedAt: number, newestAt: number | undefined): boolean {
  if (knownAt === undefined) return true;
  return newestAt !== undefined && receivedAt !== knownAt && receivedAt > newestAt;
}

function justBefore(id: bigint | undefined): string | undefined {
  return id === undefined ? undefined : String(id > 0n ? id - 1n : 0n);
}

interface Numbered {
  readonly number: bigint;
  readonly message: IncomingMessage;
}

function withNumber(message: IncomingMessage): Numbered {
  if (!/^\d+$/.test(message.id)) {
    throw new SmscError('bad-response', 'an id is no number', { operation: 'incoming.get' });
  }
  return { number: BigInt(message.id), message };
}

function byNumber(one: Numbered, other: Numbered): number {
  return one.number < other.number ? -1 : Number(one.number > other.number);
}

function receivedAtOf({ receivedAt }: IncomingMessage): number {
  return receivedAt?.epochMilliseconds ?? 0;
}

function arrival(message: IncomingMessage): InboxChange {
  const { id, from, to, text } = message;
  const receivedAt = receivedAtOf(message);
  const told = { id, from, ...(to !== undefined && { to }), text, ...(receivedAt !== 0 && { receivedAt }) };
  return { topic: 'inbox', object: `sms:${id}`, kind: 'arrived', isDecisive: true, isLoud: true, message: told };
}

function gap(last: InboxState | undefined, now: number): readonly InboxChange[] {
  if (last === undefined || now - last.at <= reachMs) return [];
  const between = [last.at, now - reachMs] as const;
  return [{ topic: 'inbox', object: 'inbox', kind: 'gap', isDecisive: true, isLoud: true, between }];
}
