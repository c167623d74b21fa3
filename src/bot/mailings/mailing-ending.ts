import type { Mailing, MailingRef } from '../../smsc/areas/mailings.ts';
import type { Answer } from '../../smsc/call.ts';
import type { CommandContext } from '../command.ts';
import { currencyOf } from '../money/account-currency.ts';
import { privacyOf } from '../privacy.ts';
import { type FieldsBlock, fields } from '../reply.ts';
import { mailingTexts } from '../texts/mailings.ts';

/** What is kept of a mailing that is to be stopped or deleted, to be shown as it was found. */
export interface EndingMailing {
  readonly id: string;
  readonly email: boolean;
  /** Its name, or its id for one without. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly plannedAt: number | null;
  readonly recipients: number;
  readonly cost: string | null;
  /** When it was like this, as milliseconds since the epoch, where the provider could not be asked just now. */
  readonly staleAt: number | null;
}

export function endingOf({ value, at, stale }: Answer<Mailing>, email: true | undefined): EndingMailing {
  const { id, name, plannedAt, recipients, recipientCount, cost } = value;
  return {
    id,
    email: email === true,
    name: name === '' ? id : name,
    plannedAt: plannedAt?.epochMilliseconds ?? null,
    recipients: recipientCount ?? recipients.length,
    cost: cost ?? null,
    staleAt: stale === undefined ? null : at.epochMilliseconds,
  };
}

export function refOf({ id, email }: EndingMailing): MailingRef {
  return { id, ...(email && { email }) };
}

/** Its name where others may read along, as people put anything into it. */
export function shownName({ message }: CommandContext, { name }: EndingMailing): string {
  return privacyOf(message).text(name);
}

/** What tells the mailing from others. */
export async function endingFields(
  context: CommandContext,
  { id, plannedAt, recipients, cost, staleAt }: EndingMailing,
): Promise<FieldsBlock> {
  const { formats, language } = context;
  const texts = mailingTexts[language];
  const time = (at: number | null): string | undefined =>
    at === null ? undefined : formats.time(Temporal.Instant.fromEpochMilliseconds(at));
  return fields([
    [texts.id, id],
    [texts.planned, time(plannedAt)],
    [texts.recipients, formats.number(recipients)],
    [texts.cost, cost === null ? undefined : formats.money(cost, await currencyOf(context))],
    [texts.staleAt, time(staleAt)],
  ]);
}
