import { PostError } from '../bot/chat.ts';
import type { Failure } from '../bot/outbox/delivery.ts';
import { type ReasonCode, writeReason } from '../bot/outbox/reason.ts';
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

const longestWords = 200;
/** What cannot be written as a message is a mistake of the bot, which no further try puts right. */
const mostMistakes = 5;
/** What is refused is tried in its plainest form, and after so many failures never again. */
const mostRefusals = 3;

/** Decides what follows when a claim could not be told. */
export function decide(error: unknown, circumstances: Circumstances): Decision {
  if (error instanceof PostError) return ofPlatform(error, circumstances);
  const { isInDoubt, attempts, isOver } = circumstances;
  const rest = { isGone: false, isHopeless: false } as const;
  if (error instanceof Interrupted || (isOver && !isInDoubt)) {
    return { ...rest, ...because(writeReason('interrupted'), isInDoubt), retryAfterMs: 0, level: 'debug' };
  }
  if (error instanceof StorageError) return { ...rest, ...because(writeReason('storage'), isInDoubt), level: 'error' };
  const isHopeless = attempts >= mostMistakes;
  return { ...rest, ...because(writeReason('mistake'), isInDoubt), isHopeless, level: 'error' };
}

function ofPlatform(error: PostError, { attempts }: Circumstances): Decision {
  const { code, message, isRefused, retryAfterMs } = error;
  const reason = code === 'bound' ? writeReason(code) : writeReason(reasonOf(error), clip(message, longestWords));
  return {
    ...because(reason, code === 'unknown'),
    // What was not taken for a while is told when that is over, whatever the schedule.
    ...(code === 'failed' && retryAfterMs !== undefined && { retryAfterMs }),
    isGone: code === 'gone' || code === 'bound',
    isHopeless: isRefused && code !== 'gone' && attempts >= mostRefusals,
    level: 'warn',
  };
}

function reasonOf({ code, isRefused, retryAfterMs }: PostError): ReasonCode {
  if (code === 'gone') return code;
  if (isRefused) return 'refused';
  return code === 'failed' && retryAfterMs !== undefined ? 'wait' : code;
}

function because(reason: string, mayBeShown: boolean): Pick<Decision, 'reason' | 'failure'> {
  return { reason, failure: { reason, ...(mayBeShown && { mayBeShown }) } };
}
