import { nameOf, senderModeration, senderStatuses, templateStatuses } from '../../smsc/codes.ts';
import { operatorOf } from '../../smsc/operator-keys.ts';
import type { Change, Step } from './change.ts';
import { fitsGlob } from './filters-glob.ts';
import { fitsText } from './filters-text.ts';
import type { Topic } from './topic.ts';

/** Which changes of a topic are wanted, as plain data; all of them when empty. Every filter that is there must fit. */
export interface Filters {
  /** Of a sender name or a mailing, with `*` for anything. */
  readonly name?: string;
  /** The sender name of a template, with `*` for anything. */
  readonly sender?: string;
  /** Names of operators, or the provider's keys such as `mts_step`. */
  readonly operator?: readonly string[];
  /** Names of states, or codes that no page explains. */
  readonly status?: readonly string[];
  /** Digits with `*` for any others, or the name of a service. */
  readonly from?: string;
  readonly to?: string;
  /** Words, or a pattern between slashes. */
  readonly text?: string;
  /** An amount of money in the currency of the account. */
  readonly under?: string;
  /** How long the money lasts, in milliseconds. */
  readonly runway?: number;
}

export type FilterKey = keyof Filters;

/** What each topic can be filtered by, in the order in which it is written. */
export const filtersOf: Readonly<Record<Topic, readonly FilterKey[]>> = {
  sender: ['name', 'operator', 'status'],
  template: ['sender', 'text', 'operator', 'status'],
  inbox: ['from', 'to', 'text'],
  balance: ['under', 'runway'],
  mailing: ['name'],
  health: [],
};

/** Those that say when something happens rather than what is wanted of it; nothing can be muted by them. */
export const thresholds: ReadonlySet<FilterKey> = new Set(['under', 'runway']);

/**
 * The filter that a change does not fit, or `undefined` for a change that is wanted. The topic is not looked at, nor are
 * thresholds: the watcher of the balance minds them for each subscription.
 */
export function mismatchOf(change: Change, filters: Filters): FilterKey | undefined {
  switch (change.topic) {
    case 'sender':
      return globMismatch('name', change.name, filters) ?? stepMismatch(stepsOfSender(change), filters);
    case 'template':
      return (
        globMismatch('sender', change.sender, filters) ??
        textMismatch(change.text, filters) ??
        stepMismatch(stepsAt(change.operators, templateStatuses), filters)
      );
    case 'inbox':
      // Nobody knows what was in a gap, so it concerns everybody.
      if (change.message === undefined) return undefined;
      return (
        globMismatch('from', change.message.from, filters) ??
        globMismatch('to', change.message.to ?? '', filters) ??
        textMismatch(change.message.text, filters)
      );
    case 'mailing':
      return globMismatch('name', change.name ?? '', filters);
    case 'balance':
    case 'health':
      return undefined;
  }
}

function globMismatch(key: 'name' | 'sender' | 'from' | 'to', value: string, filters: Filters): FilterKey | undefined {
  const glob = filters[key];
  return glob === undefined || fitsGlob(value, glob) ? undefined : key;
}

function textMismatch(content: string, { text }: Filters): FilterKey | undefined {
  return text === undefined || fitsText(content, text) ? undefined : 'text';
}

/** A state that something came to, at an operator or, without a key, in the moderation. */
interface Reached {
  readonly key?: string;
  readonly status?: string;
}

function stepsOfSender({ moderation, operators }: Change & { readonly topic: 'sender' }): readonly Reached[] {
  const own = moderation?.after === undefined ? undefined : nameOf(senderModeration, moderation.after);
  const reached = moderation === undefined ? [] : [{ ...(own !== undefined && { status: own }) }];
  return [...reached, ...stepsAt(operators, senderStatuses)];
}

function stepsAt(
  operators: Readonly<Record<string, Step>>,
  table: typeof senderStatuses | typeof templateStatuses,
): readonly Reached[] {
  return Object.entries(operators).map(([key, { after }]) =>
    after === undefined
      ? { key }
      : { key, status: nameOf<Readonly<Record<number, string>>>(table, after) ?? `${after}` },
  );
}

/** Operator and status must fit one and the same step. */
function stepMismatch(steps: readonly Reached[], { operator, status }: Filters): FilterKey | undefined {
  const there = operator === undefined ? steps : steps.filter(({ key }) => key !== undefined && isAt(key, operator));
  if (operator !== undefined && there.length === 0) return 'operator';
  if (status === undefined || there.some((step) => step.status !== undefined && status.includes(step.status))) {
    return undefined;
  }
  return 'status';
}

function isAt(key: string, operators: readonly string[]): boolean {
  const named = operatorOf(key)?.operator;
  return operators.includes(key) || (named !== undefined && operators.includes(named));
}
