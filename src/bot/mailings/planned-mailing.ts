import type { MailingRepeat, NewMailing } from '../../smsc/areas/mailing-form.ts';
import type { CommandContext } from '../command.ts';
import { whyOver } from '../parameters/instants.ts';
import { UserError } from '../user-error.ts';
import type { Recipients } from './recipients.ts';

/** Exactly what a mailing is to be, as JSON. */
export interface PlannedMailing extends Recipients {
  readonly name: string;
  readonly text: string;
  readonly isEmail: boolean;
  readonly subject: string | null;
  readonly sender: string | null;
  /** Milliseconds since the epoch; at once when `null`. */
  readonly at: number | null;
  readonly repeat: MailingRepeat | null;
  readonly times: number | null;
  readonly spreadHours: number | null;
  readonly everyMinutes: number | null;
}

/**
 * For a mailing that was asked for in time, and confirmed or approved too late: no page says what the provider makes of
 * a time that is over.
 *
 * @throws UserError
 */
export function refuseLate({ account }: CommandContext, { at }: PlannedMailing): void {
  const reason = at === null ? undefined : whyOver(at, { now: account.now(), zone: account.zone });
  if (reason === undefined) return;
  throw new UserError({
    en: `${reason.en} Ask for it again with a later time.`,
    ru: `${reason.ru} Попросите ещё раз, указав время позже.`,
  });
}

/** What the provider is asked to make. */
export function newMailing(mailing: PlannedMailing): NewMailing {
  const { to, name, text, isEmail, subject, sender, at, repeat, times, spreadHours, everyMinutes } = mailing;
  return {
    name,
    recipients: to,
    text,
    ...(isEmail && { kind: 'email' as const }),
    ...(subject !== null && { subject }),
    ...(sender !== null && { sender }),
    ...(at !== null && { when: { at: Temporal.Instant.fromEpochMilliseconds(at) } }),
    ...(repeat !== null && { repeat }),
    ...(times !== null && { repeatCount: times }),
    ...(spreadHours !== null && everyMinutes !== null && { spreadHours, everyMinutes }),
  };
}
