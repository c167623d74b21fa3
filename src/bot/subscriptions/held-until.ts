import type { Change } from '../topics/change.ts';
import { mismatchOf } from '../topics/filters.ts';
import { quietUntil } from './quiet-until.ts';
import type { Mute, QuietHours } from './subscription.ts';

/** What a conversation is not told just now. */
export interface Silence {
  readonly mutes: readonly Mute[];
  readonly quiet?: QuietHours | undefined;
}

export interface Held {
  readonly until: Temporal.Instant;
  /** What holds it first. */
  readonly reason: { readonly kind: 'mute'; readonly number: number } | { readonly kind: 'quiet-hours' };
}

/**
 * Until when a change is kept back from a conversation; `undefined` when it can be told now. What is held by one thing
 * until another begins is held until that ends too.
 *
 * @param silence - the mutes and quiet hours of that conversation alone; mutes that have ended hold nothing
 */
export function heldUntil(change: Change, { mutes, quiet }: Silence, at: Temporal.Instant): Held | undefined {
  const holding = mutes.filter(
    ({ topic, filters }) => topic === 'all' || (topic === change.topic && mismatchOf(change, filters) === undefined),
  );
  const isQuiet = quiet !== undefined && !quiet.except.includes(change.topic);
  let held: Held | undefined;
  // Each round ends a mute, which holds only once, or the quiet hours, between which others must hold.
  for (let round = 0; round <= 2 * holding.length + 2; round += 1) {
    const now = held?.until ?? at;
    const next = latest(holding.filter(({ endsAt }) => Temporal.Instant.compare(endsAt, now) > 0));
    const morning = isQuiet ? quietUntil(quiet, now) : undefined;
    if (next !== undefined)
      held = { until: next.endsAt, reason: held?.reason ?? { kind: 'mute', number: next.number } };
    else if (morning !== undefined) held = { until: morning, reason: held?.reason ?? { kind: 'quiet-hours' } };
    else return held;
  }
  return held;
}

function latest(mutes: readonly Mute[]): Mute | undefined {
  return mutes.toSorted((one, other) => Temporal.Instant.compare(other.endsAt, one.endsAt))[0];
}
