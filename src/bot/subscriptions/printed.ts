import { open, type Privacy } from '../privacy.ts';
import { printFilters } from '../topics/print-filters.ts';
import type { Mute, Subscription } from './subscription.ts';

/** What is subscribed to or muted, as it is typed: `inbox from:7916*`. */
export function whatOf(
  { topic, filters }: Pick<Subscription | Mute, 'topic' | 'filters'>,
  privacy: Privacy = open,
): string {
  return [topic, printFilters(filters, privacy)].filter((part) => part !== '').join(' ');
}

/** The same behind its number: `#3 inbox from:7916*`. */
export function numbered(thing: Subscription | Mute, privacy: Privacy = open): string {
  return `#${thing.number} ${whatOf(thing, privacy)}`;
}
