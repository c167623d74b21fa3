import type { Person } from '../access/subject.ts';
import type { Conversation } from '../chat.ts';
import type { Language } from '../language.ts';
import type { Filters } from '../topics/filters.ts';
import type { Topic } from '../topics/topic.ts';

/** What somebody wants a conversation to be told of. */
export interface Subscription {
  /** Unique on the account: `#3`. */
  readonly number: number;
  readonly in: Conversation;
  readonly topic: Topic;
  readonly filters: Filters;
  /** In which it is told. */
  readonly language: Language;
  readonly by: Person;
  readonly createdAt: Temporal.Instant;
  /** When something was last told because of it. */
  readonly firedAt?: Temporal.Instant;
  /** `paused`: nothing can be sent just now; `broken`: nobody reads there any more. */
  readonly state: 'active' | 'paused' | 'broken';
  /** Why it is paused or broken, as `writeReason` writes it. */
  readonly reason?: string;
}

/** What is not to be told for a while. */
export interface Mute {
  /** Unique among the mutes of the account. */
  readonly number: number;
  readonly in: Conversation;
  readonly topic: Topic | 'all';
  readonly filters: Filters;
  readonly endsAt: Temporal.Instant;
  readonly by: Person;
}

/** When a conversation is told nothing, every day. */
export interface QuietHours {
  readonly in: Conversation;
  /** Minutes of the day, from 0 to 1439 and never the same; an end before the beginning is on the next day. */
  readonly from: number;
  readonly to: number;
  /** An IANA name, or a distance from Greenwich such as `+03:00`. */
  readonly zone: string;
  /** Told all the same. */
  readonly except: readonly Topic[];
  readonly by: Person;
}
