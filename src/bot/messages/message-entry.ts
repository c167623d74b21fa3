import type { SentMessage } from '../../smsc/areas/messages.ts';
import type { CommandContext } from '../command.ts';
import { fileTime } from '../listing/file-time.ts';
import type { Entry } from '../listing/listing.ts';
import { currencyCode } from '../money/currency-code.ts';
import type { Privacy } from '../privacy.ts';
import type { Item } from '../reply.ts';
import { historyTexts } from '../texts/messages.ts';
import { markedStatus, messageErrorWords, messageStatusWords, messageTone, messageTypeWords } from './message-words.ts';
import { shownText } from './shown-text.ts';

const sms = 0;
const email = 8;

/** What a message is shown with. */
export interface MessageView {
  readonly context: CommandContext;
  /** The account's currency, when it is known. */
  readonly currency: string | undefined;
  readonly privacy: Privacy;
  /** Whether it is the only message of its list. */
  readonly isAlone: boolean;
}

/** A sent message in a list, and in the list's file under `fileColumns` of its texts. */
export function messageEntry(message: SentMessage, view: MessageView): Entry {
  return { shown: shownItem(message, view), filed: filedCells(message, view).map((cell) => cell ?? '') };
}

function shownItem(message: SentMessage, { context, currency, privacy, isAlone }: MessageView): Item {
  const { formats, language } = context;
  const { status, statusName, error, sentAt, cost, operator, sender, type = sms } = message;
  const facts = [
    privacy.phone(message.to),
    // An e-mail is told by its address.
    type === sms || type === email ? undefined : messageTypeWords(type, language),
    markedStatus(status, statusName, language),
    messageErrorWords(error, language),
    cost === undefined ? undefined : formats.money(cost, currency),
    operator,
    sender === undefined ? undefined : privacy.phone(sender),
  ];
  const tone = messageTone(status);
  return {
    title: sentAt === undefined ? historyTexts[language].noTime : formats.time(sentAt),
    facts: facts.filter((fact) => fact !== undefined),
    ...shownText(privacy.text(message.text), isAlone),
    ...(tone && { tone }),
  };
}

function filedCells(
  message: SentMessage,
  { context, currency, privacy }: MessageView,
): readonly (string | undefined)[] {
  const { formats, language, account } = context;
  const { status, statusName, error, cost, sender, type = sms } = message;
  return [
    message.id,
    message.globalId,
    fileTime(message.sentAt, account.zone),
    String(status),
    messageStatusWords(status, statusName, language),
    fileTime(message.changedAt, account.zone),
    error?.toString(),
    messageErrorWords(error, language),
    privacy.phone(message.to),
    cost === undefined ? undefined : formats.decimal(cost),
    cost === undefined ? undefined : currencyCode(currency),
    sender === undefined ? undefined : privacy.phone(sender),
    message.operator,
    message.region,
    message.country,
    message.networkCode,
    messageTypeWords(type, language),
    message.parts?.toString(),
    privacy.text(message.text),
  ];
}
