import { fromJson, toJson } from '../../storage/json.ts';
import { nameOf, type Person } from '../access/subject.ts';
import type { Conversation } from '../chat.ts';
import type { Filters } from '../topics/filters.ts';

/** A conversation in the columns of a row. */
export type PlaceRow = {
  readonly platform: string;
  readonly conversation: string;
  readonly thread: string;
  readonly conversation_kind: string;
};

export const placeColumns = 'platform, conversation, thread, conversation_kind';

/** Which rows are of a conversation; the values are those of `placeOf`, from `$2` on. */
export const ofPlace = 'account = $1 AND platform = $2 AND conversation = $3 AND thread = $4';

export function placeOf({ platform, id, thread = '' }: Conversation): readonly [string, string, string] {
  return [platform, id, thread];
}

export function conversationOf({ platform, conversation, thread, conversation_kind: kind }: PlaceRow): Conversation {
  return {
    platform,
    id: conversation,
    ...(thread !== '' && { thread }),
    kind: kind === 'private' ? 'private' : 'group',
  };
}

/** `PLATFORM:ID`, read back by `personOf`. */
export function personText(person: Person): string {
  return nameOf(person);
}

export function personOf(written: string): Person {
  const cut = written.indexOf(':');
  return { platform: written.slice(0, cut), id: written.slice(cut + 1) };
}

/** With the keys in order, so that equal filters are equal texts. */
export function filtersText(filters: Filters): string {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined);
  return toJson(Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))), 'filters');
}

export function filtersFrom(written: string): Filters {
  return fromJson(written, 'the filters of a row') as Filters;
}

export function instantOf(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
