import type { Conversation, PostedId } from '../chat.ts';
import type { Change } from '../topics/change.ts';

/** Something that happened, and when the bot saw it, in milliseconds since the epoch. */
export interface Happening {
  readonly change: Change;
  readonly at: number;
}

/** On the card of the thing, or as a message of its own. */
export type DeliveryKind = 'card' | 'message';

/** What a conversation is to be told of a happening. */
export interface NewDelivery {
  /** The number of the subscription that wants it. */
  readonly subscription: number;
  readonly to: Conversation;
  readonly kind: DeliveryKind;
  /** Not to be told before `until`, in milliseconds since the epoch; `reason` is told with it, such as `mute #2`. */
  readonly held?: { readonly until: number; readonly reason: string };
}

/** A delivery as it is given to be told. */
export interface Delivery {
  /** Tells the order within the account. */
  readonly number: number;
  /** The id of the event, such as `e-7kq2m9`. */
  readonly event: string;
  readonly change: Change;
  readonly subscription: number;
  readonly kind: DeliveryKind;
  /** When the change was seen, in milliseconds since the epoch. */
  readonly at: number;
  /** How often telling it has failed. */
  readonly attempts: number;
  /** Why it was held, when it was. */
  readonly held?: string;
}

/** The right to tell a conversation some deliveries, in their order, until it ends. */
export interface Claim {
  /** Stays the same when the claim is repeated. */
  readonly id: string;
  /** Grows with each claim of the conversation, and with each repetition: an earlier one is no longer heard. */
  readonly turn: number;
  readonly to: Conversation;
  /** Some of it may have been shown already, and nobody knows whether. */
  readonly isRepeat: boolean;
  /**
   * Its messages that are seen to for certain, in order, see `step`; only the rest is to be posted. `undefined` where
   * nothing had to be shown.
   */
  readonly posted: readonly (PostedId | undefined)[];
  /** At least one; either all held for the same reason before, or none held and all of one topic and kind. */
  readonly deliveries: readonly Delivery[];
}

/** Why a claim could not be told. */
export interface Failure {
  /** As `writeReason` writes it; so are all others here. */
  readonly reason: string;
  /** Set when nobody knows whether it was shown, or whether a part of it was. */
  readonly mayBeShown?: true;
}

/** What follows from a failure. */
export interface Consequence {
  /** Until when the conversation is left alone, in milliseconds since the epoch. */
  readonly retryAt: number;
  /** The numbers of the deliveries that were given up for their age. */
  readonly dead: readonly number[];
}

/** A delivery that was given up. */
export interface DeadLetter extends Delivery {
  readonly to: Conversation;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly diedAt: number;
}

/** What became of an event in one conversation. */
export interface Fate {
  readonly number: number;
  readonly to: Conversation;
  readonly subscription: number;
  readonly kind: DeliveryKind;
  readonly state: 'waiting' | 'claimed' | 'held' | 'sent' | 'dropped' | 'dead';
  /** Why it was held or is. */
  readonly held?: string;
  /** When it was to be told, or is, in milliseconds since the epoch: the end of being held, when it was held. */
  readonly dueAt: number;
  readonly attempts: number;
  readonly isRepeat: boolean;
  /** Why it failed last; of a sent one too. */
  readonly reason?: string;
  /** When it was sent, dropped or given up, in milliseconds since the epoch. */
  readonly doneAt?: number;
  readonly posted: readonly PostedId[];
  /** When and why everything for the conversation was paused. */
  readonly paused?: { readonly since: number; readonly reason: string };
}

export interface Trace extends Happening {
  readonly event: string;
  readonly fates: readonly Fate[];
}

/** What waits to be told. */
export interface Backlog {
  /** Without those of paused conversations. */
  readonly count: number;
  /** When the one that has waited longest was to be told, in milliseconds since the epoch. */
  readonly oldestAt?: number;
  readonly paused: number;
  readonly held: number;
}
