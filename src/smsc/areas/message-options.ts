import { atLeast, filled, flag, phone, refuse, two, within } from '../checks.ts';

/** When messages leave: at an instant, within hours of the day, or after some minutes. */
export type SendTime =
  | { readonly at: Temporal.Instant }
  /** From one hour of the day to another, 0 to 24. */
  | { readonly fromHour: number; readonly toHour: number }
  | { readonly inMinutes: number };

/** A text of its own for one recipient. */
export interface PersonalText {
  readonly phone: string;
  readonly text: string;
}

/** What a message and a mailing have in common (facts 5 and 8). */
export interface MessageOptions {
  /** The name that the messages come from; the account's default name when absent. */
  readonly sender?: string;
  /** At once when absent. */
  readonly when?: SendTime;
  /** For hours of the day: how many hours the zone is ahead of Moscow's, -15 to 11; the account's own zone when absent. */
  readonly hoursAheadOfMoscow?: number;
  /** How long delivery is tried, in minutes, 1 to 1440. */
  readonly lifetimeMinutes?: number;
  /** Write the text in Latin letters. */
  readonly transliterate?: boolean;
  /** Put short links in place of the links in the text. */
  readonly shortenLinks?: boolean;
}

/** The fields for what a message and a mailing have in common. @throws SmscError `invalid` */
export function messageOptions(
  operation: string,
  options: MessageOptions,
): Readonly<Record<string, string | undefined>> {
  const { sender, when, hoursAheadOfMoscow, lifetimeMinutes } = options;
  return {
    sender: sender === undefined ? undefined : filled(operation, 'sender', sender),
    time: when && sendTime(operation, when),
    tz:
      hoursAheadOfMoscow === undefined
        ? undefined
        : within(operation, 'hoursAheadOfMoscow', hoursAheadOfMoscow, -15, 11),
    valid: lifetimeMinutes === undefined ? undefined : lifetime(operation, lifetimeMinutes),
    translit: flag(options.transliterate),
    tinyurl: flag(options.shortenLinks),
  };
}

/** An instant is written as a timestamp, the one form that needs no zone. */
function sendTime(operation: string, when: SendTime): string {
  if ('at' in when) return `0${Math.floor(when.at.epochMilliseconds / 1000)}`;
  if ('inMinutes' in when) return `+${atLeast(operation, 'when.inMinutes', when.inMinutes, 1)}`;
  const from = within(operation, 'when.fromHour', when.fromHour, 0, 23);
  return `${from}-${within(operation, 'when.toHour', when.toHour, 1, 24)}`;
}

function lifetime(operation: string, minutes: number): string {
  within(operation, 'lifetimeMinutes', minutes, 1, 24 * 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Texts for single recipients as `phone:text` lines, so that a text must be one line. @throws SmscError `invalid` */
export function personalTexts(operation: string, texts: readonly PersonalText[]): string {
  if (texts.length === 0) refuse(operation, 'personal', 'one text or more');
  return texts
    .map((personal) => {
      const to = phone(operation, 'personal.phone', personal.phone);
      if (/[\r\n]/.test(personal.text)) refuse(operation, 'personal.text', 'one line');
      return `${to}:${filled(operation, 'personal.text', personal.text)}`;
    })
    .join('\n');
}
