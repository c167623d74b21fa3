import type { Topic } from './topic.ts';

/**
 * Something that happened, as plain data: it is kept as JSON, matched by filters and told in each reader's language. What
 * it holds from outside is data to the end.
 */
export type Change = SenderChange | TemplateChange | InboxChange | BalanceChange | MailingChange | HealthChange;

interface Common {
  readonly topic: Topic;
  /** What it is about, the same for every change of one thing: all of them share a card. */
  readonly object: string;
  /** Told as a message of its own too, not only on the card. */
  readonly isDecisive: boolean;
  /** With sound, or without. */
  readonly isLoud: boolean;
}

/** A code of the provider before and after; absent when there was none. */
export interface Step {
  readonly before?: number;
  readonly after?: number;
}

export interface SenderChange extends Common {
  readonly topic: 'sender';
  readonly kind: 'appeared' | 'disappeared' | 'moderation' | 'operators' | 'stuck';
  readonly name: string;
  readonly id?: string;
  readonly moderation?: Step;
  /** By operator, those that changed. */
  readonly operators: Readonly<Record<string, Step>>;
  /** How long it has waited, and how long such things usually take, in milliseconds; of `stuck`. */
  readonly waitedMs?: number;
  readonly usualMs?: number;
}

export interface TemplateChange extends Common {
  readonly topic: 'template';
  readonly kind: 'operators' | 'stuck';
  /** Its number in the register. */
  readonly number: number;
  readonly sender: string;
  readonly text: string;
  readonly operators: Readonly<Record<string, Step>>;
  readonly waitedMs?: number;
  readonly usualMs?: number;
}

export interface InboxChange extends Common {
  readonly topic: 'inbox';
  readonly kind: 'arrived' | 'gap';
  readonly message?: {
    readonly id: string;
    readonly from: string;
    readonly to?: string;
    readonly text: string;
    /** Milliseconds since the epoch. */
    readonly receivedAt?: number;
  };
  /** Of `gap`: between these moments SMS may have come that can no longer be asked for. */
  readonly between?: readonly [number, number];
}

export interface BalanceChange extends Common {
  readonly topic: 'balance';
  readonly kind: 'low' | 'critical' | 'again' | 'recovered';
  /** Of the subscription that it is for: thresholds are each subscription's own. */
  readonly subscription: number;
  readonly amount: string;
  readonly currency?: string;
  /** How long it lasts at the present rate, in milliseconds. */
  readonly runwayMs?: number;
  readonly under: { readonly amount?: string; readonly runwayMs?: number };
}

export interface MailingChange extends Common {
  readonly topic: 'mailing';
  readonly kind: 'appeared' | 'moved' | 'finished' | 'disappeared';
  readonly id: string;
  readonly name?: string;
  readonly status?: Step;
  readonly recipients?: number;
  readonly sent?: number;
  readonly delivered?: number;
}

export interface HealthChange extends Common {
  readonly topic: 'health';
  /** What is wrong, or over: the provider, credentials, the address being blocked, a watcher, a chat platform. */
  readonly kind: 'failing' | 'over';
  readonly what: 'provider' | 'credentials' | 'blocked' | 'watcher' | 'platform' | 'subscription';
  /** Which watcher or platform, or the number of the subscription. */
  readonly which?: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}
