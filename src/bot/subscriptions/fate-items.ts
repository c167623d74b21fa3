import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import type { Fate } from '../outbox/delivery.ts';
import type { Item } from '../reply.ts';
import { sayReason } from '../texts/reasons.ts';
import { whyTexts } from '../texts/why.ts';
import { isSeenFrom } from './here.ts';

type Reader = Pick<CommandContext, 'message' | 'language' | 'formats' | 'account'>;

/**
 * The way of one delivery, step by step.
 *
 * @param seen - when what happened was seen, in words
 */
export function fateItem(fate: Fate, seen: string, context: Reader): Item {
  const texts = whyTexts[context.language];
  const { attempts, isRepeat, paused, state } = fate;
  const reason = sayReason(fate.reason ?? '', context.language);
  const isOver = state === 'sent' || state === 'dropped' || state === 'dead';
  const place = isSeenFrom(context.message.in, fate.to) ? [] : [nameOf(fate.to)];
  return {
    title: [`#${fate.subscription}`, ...place].join(' '),
    facts: [
      seen,
      texts.matched(fate.subscription),
      ...heldFact(fate, context),
      ...(attempts === 0 ? [reason].filter((said) => said !== '') : [texts.attempts(attempts, reason)]),
      ...(paused === undefined || isOver ? [] : [texts.paused(sayReason(paused.reason, context.language))]),
      ...stateFact(fate, context),
      ...(isRepeat ? [texts.perhapsTwice] : []),
    ],
    ...(state === 'dead' && { tone: 'bad' as const }),
    ...(state === 'held' && { tone: 'warning' as const }),
  };
}

function heldFact({ held, dueAt }: Fate, context: Reader): readonly string[] {
  const texts = whyTexts[context.language];
  const until = secondOf(dueAt, context);
  if (held === undefined) return [];
  if (held === 'quiet') return [texts.quiet(until)];
  return [held === 'muted' ? texts.muted(until) : texts.heldUntil(until)];
}

function stateFact({ state, doneAt }: Fate, context: Reader): readonly string[] {
  const texts = whyTexts[context.language];
  const done = doneAt === undefined ? '' : secondOf(doneAt, context);
  switch (state) {
    case 'waiting':
      return [texts.waiting];
    case 'claimed':
      return [texts.claimed];
    case 'held':
      return [];
    case 'sent':
      return [texts.sent(done)];
    case 'dropped':
      return [texts.dropped(done)];
    case 'dead':
      return [texts.dead(done)];
  }
}

/**
 * To the second: what is asked is often which of two things came first.
 *
 * @param ms - milliseconds since the epoch
 */
export function secondOf(ms: number, { formats, account }: Pick<Reader, 'formats' | 'account'>): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(account.zone);
  const time = moment.toPlainTime().toString({ smallestUnit: 'second' });
  return `${formats.day(moment.toPlainDate())}, ${time}`;
}
