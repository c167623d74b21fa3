import { PostError } from '../bot/chat.ts';
import type { Failure } from '../bot/outbox/delivery.ts';
import { clip } from '../lib/clip.ts';
import { StorageError } from '../storage/error.ts';

/** A claim is given back before all of it was told, and goes on where it was. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('the rest is told later');
  }
}

/** What follows when a claim could not be told. */
export interface Decision {
  readonly reason: string;
  readonly failure: Failure;
  /** When the schedule does not count: how soon it is tried again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Nobody can be told anything there for the time being. */
  readonly isGone: boolean;
  /** Trying again is of no use, and would hold up all that is behind it. */
  readonly isHopeless: boolean;
  readonly level: 'debug' | 'warn' | 'error';
}

export interface Circumstances {
  /** Whether something may be shown that is not noted. */
  readonly isInDoubt: boolean;
  /** How often it has failed before. */
  readonly attempts: number;
  /** Whether the sender is being stopped. */
  readonly isOver: boolean;
}

type Row = Pick<Decision, 'isGone' | 'level'> & { readonly mayBeShown: boolean };

const ofPlatform: Readonly<Record<PostError['code'], Row>> = {
  gone: { mayBeShown: false, isGone: true, level: 'warn' },
  unknown: { mayBeShown: true, isGone: false, level: 'warn' },
  failed: { mayBeShown: false, isGone: false, level: 'warn' },
};

const longestReason = 200;
/** What cannot be written as a message is a mistake of the bot, which no further try puts right. */
const mostMistakes = 5;

/** Decides what follows when a claim could not be told. */
export function decide(error: unknown, { isInDoubt, attempts, isOver }: Circumstances): Decision {
  if (error instanceof PostError) {
    const { mayBeShown, ...row } = ofPlatform[error.code];
    return { ...row, ...because(clip(error.message, longestReason), mayBeShown), isHopeless: false };
  }
  const rest = { isGone: false, isHopeless: false } as const;
  if (error instanceof Interrupted || (isOver && !isInDoubt)) {
    return { ...rest, ...because('interrupted', isInDoubt), retryAfterMs: 0, level: 'debug' };
  }
  if (error instanceof StorageError) return { ...rest, ...because('the storage failed', isInDoubt), level: 'error' };
  const isHopeless = attempts >= mostMistakes;
  return { ...rest, ...because('a mistake of the bot', isInDoubt), isHopeless, level: 'error' };
}

function because(reason: string, mayBeShown: boolean): Pick<Decision, 'reason' | 'failure'> {
  return { reason, failure: { reason, ...(mayBeShown && { mayBeShown }) } };
}
