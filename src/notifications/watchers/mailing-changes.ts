import type { MailingChange } from '../../bot/topics/change.ts';

/** What is remembered of a mailing; moments are milliseconds since the epoch. */
export interface KnownMailing {
  readonly name: string;
  readonly status: number;
  readonly recipients?: number;
  readonly sent?: number;
  readonly delivered?: number;
  readonly sentAt?: number;
  /** The latest moment at which it was or will be changed or sent; 0 when the provider names none. */
  readonly lastAt: number;
  /** Was missing from the last answer; when it is missing from the next too it has disappeared. */
  readonly isMissing?: true;
}

/** Progress is told in tenths: the card of a long mailing would otherwise be edited at each look. */
const parts = 10;

/** A mailing that is listed for the first time. */
export function appearance(id: string, now: KnownMailing): MailingChange {
  return { ...about(id, now), kind: 'appeared', isDecisive: true, isLoud: false, status: { after: now.status } };
}

/** A mailing that is listed no longer, as it was last. */
export function disappearance(id: string, before: KnownMailing): MailingChange {
  const status = { before: before.status };
  return { ...about(id, before), kind: 'disappeared', isDecisive: true, isLoud: true, status };
}

/**
 * What happened to a mailing. No page tells what its states mean, so it has finished when it was sent to everybody.
 *
 * @returns `undefined` when nothing worth telling did
 */
export function difference(id: string, before: KnownMailing, now: KnownMailing): MailingChange | undefined {
  const hasMoved = before.status !== now.status;
  const status = { before: before.status, after: now.status };
  const told = { ...about(id, now), ...(hasMoved && { status }) };
  // One that repeats may be sent to everybody again between two looks.
  const hasFinished = isComplete(now) && (!isComplete(before) || before.sentAt !== now.sentAt);
  if (hasFinished) return { ...told, kind: 'finished', isDecisive: true, isLoud: true };
  if (hasMoved) return { ...told, kind: 'moved', isDecisive: true, isLoud: false };
  const isFurther =
    isProgress(before.sent, before, now.sent, now) || isProgress(before.delivered, before, now.delivered, now);
  return isFurther || before.name !== now.name || before.recipients !== now.recipients
    ? { ...told, kind: 'moved', isDecisive: false, isLoud: false }
    : undefined;
}

function about(id: string, { name, recipients, sent, delivered }: KnownMailing) {
  return {
    topic: 'mailing',
    object: `mailing:${id}`,
    id,
    ...(name !== '' && { name }),
    ...(recipients !== undefined && { recipients }),
    ...(sent !== undefined && { sent }),
    ...(delivered !== undefined && { delivered }),
  } as const;
}

function isComplete({ recipients = 0, sent = 0 }: KnownMailing): boolean {
  return recipients > 0 && sent >= recipients;
}

function isProgress(
  countBefore: number | undefined,
  before: KnownMailing,
  countNow: number | undefined,
  now: KnownMailing,
): boolean {
  return part(countBefore, before) !== part(countNow, now);
}

function part(count = 0, { recipients = 0 }: KnownMailing): number {
  return recipients === 0 ? count : Math.floor((count * parts) / recipients);
}
