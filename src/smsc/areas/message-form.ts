import { atLeast, filled, flag, given, joined, phone, refuse } from '../checks.ts';
import type { Form } from '../operation.ts';
import { type MessageOptions, messageOptions, type PersonalText, personalTexts } from './message-options.ts';

/** Ways to send other than SMS, with the fields that ask for them. */
const channels = { viber: 'viber', telegram: 'tg', whatsapp: 'whatsapp' } as const;
type MessageChannel = keyof typeof channels;

/** One text for many, or a text of its own for each. */
export type MessageContent =
  | {
      /** Phone numbers; one without a plus is corrected by the provider. */
      readonly phones: readonly string[];
      /** At most 1000 characters. */
      readonly text: string;
    }
  | { readonly personal: readonly PersonalText[] };

interface MessageFields extends MessageOptions {
  /** How many parts a message may have at the most. */
  readonly maxParts?: number;
  /** Another way than SMS. */
  readonly channel?: MessageChannel;
  /** The Telegram bot that sends it, such as `@my_bot`. */
  readonly bot?: string;
  /** Ask for the price of each recipient too. */
  readonly perRecipient?: boolean;
}

export type MessageDraft = MessageContent & MessageFields;

/**
 * A message with an id of our own, by which its outcome can be looked up when the answer is lost: up to 40 Latin
 * letters, digits, `.`, `-`, `_`, or a number from 1 to 2147483647.
 */
export type NewMessage = MessageDraft & { readonly id: string };

/** The page's maximum for one recipient, in characters. */
export const longestMessage = 1000;

/** The fields for a message. @throws SmscError `invalid` */
export function messageForm(operation: string, message: MessageDraft): Form {
  return given({
    ...content(operation, message),
    ...messageOptions(operation, message),
    maxsms: message.maxParts === undefined ? undefined : atLeast(operation, 'maxParts', message.maxParts, 1),
    ...channelOf(operation, message.channel),
    bot: message.bot === undefined ? undefined : filled(operation, 'bot', message.bot),
    op: flag(message.perRecipient),
    err: flag(message.perRecipient),
  });
}

/** An unknown way must not become an SMS. */
function channelOf(operation: string, channel: MessageChannel | undefined): Form {
  if (channel === undefined) return {};
  if (!Object.hasOwn(channels, channel)) refuse(operation, 'channel', `one of ${Object.keys(channels).join(', ')}`);
  return { [channels[channel]]: '1' };
}

function content(operation: string, message: MessageContent): Form {
  if ('personal' in message) {
    if (message.personal.some(({ text }) => text.length > longestMessage)) tooLong(operation, 'personal.text');
    return { list: personalTexts(operation, message.personal) };
  }
  if (message.text.length > longestMessage) tooLong(operation, 'text');
  return {
    phones: joined(operation, 'phones', message.phones, phone),
    mes: filled(operation, 'text', message.text),
  };
}

function tooLong(operation: string, parameter: string): never {
  refuse(operation, parameter, `at most ${longestMessage} characters long`);
}
