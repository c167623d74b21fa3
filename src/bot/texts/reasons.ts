import type { Catalogue, Language } from '../language.ts';
import { type ReasonCode, readReason } from '../outbox/reason.ts';

const reasonTexts: Catalogue<Readonly<Record<ReasonCode, string>>> = {
  en: {
    bound: 'the conversation is about another account alone now',
    failed: 'the platform did not take it',
    gone: 'nothing can be posted there',
    interrupted: 'the bot was being stopped',
    mistake: 'a mistake of the bot',
    refused: 'the platform does not take this message',
    storage: 'the database failed',
    unknown: 'it is not known whether it was shown',
    unsubscribed: 'nobody is subscribed to it any more',
    wait: 'the platform asked to wait',
  },
  ru: {
    bound: 'этот чат теперь только о другом аккаунте',
    failed: 'платформа не приняла',
    gone: 'туда нельзя ничего отправить',
    interrupted: 'бот останавливался',
    mistake: 'ошибка в боте',
    refused: 'платформа не принимает это сообщение',
    storage: 'сбой базы данных',
    unknown: 'неизвестно, показано ли',
    unsubscribed: 'подписки на это больше нет',
    wait: 'платформа просила подождать',
  },
};

/** A kept reason in the reader's language, with the platform's own words behind it. */
export function sayReason(kept: string, language: Language): string {
  const { code, words } = readReason(kept);
  const known: Readonly<Record<string, string>> = reasonTexts[language];
  const said = Object.hasOwn(known, code) ? known[code] : undefined;
  if (said === undefined) return kept;
  return words === '' ? said : `${said} (${words})`;
}
