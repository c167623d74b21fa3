import { type Catalogue, plural } from '../language.ts';

/** Which sent messages were asked for, as it is told to people. */
export interface HistoryScope {
  /** First and last day. */
  readonly days: readonly [from: string, to: string];
  /** The first of those they went to, and how many more there are. */
  readonly to: { readonly first: string; readonly more: number } | undefined;
  readonly areEmails: boolean;
  /** They come before others that were shown. */
  readonly areOlder: boolean;
}

export interface HistoryTexts {
  /** Days and recipients. */
  readonly scope: (scope: HistoryScope) => string;
  /** @param isFull - there may be more before them */
  readonly found: (count: number, shown: string, scope: HistoryScope, isFull: boolean) => string;
  readonly none: (scope: HistoryScope) => string;
  /** @param isOnePage - the button for them is below already */
  readonly mayBeMore: (isOnePage: boolean) => string;
  readonly older: string;
  readonly halfYear: string;
  readonly noTime: string;
  readonly fileColumns: readonly string[];
}

export const historyTexts: Catalogue<HistoryTexts> = {
  en: {
    scope: scopeInEnglish,
    found: (count, shown, { areEmails, areOlder }, isFull) => {
      const which = areOlder ? 'older ' : isFull ? 'latest ' : '';
      const email = { one: 'e-mail', other: 'e-mails' };
      return `${shown} ${which}${plural('en', count, areEmails ? email : { one: 'message', other: 'messages' })}`;
    },
    none: (scope) =>
      `No ${scope.areOlder ? 'older ' : ''}${scope.areEmails ? 'e-mails' : 'messages'}: ${scopeInEnglish(scope)}.`,
    mayBeMore: (isOnePage) => `There may be older ones${isOnePage ? '' : ': their button is on the last page'}.`,
    older: 'Older ▶',
    halfYear: '6 months',
    noTime: 'time not told',
    fileColumns: [
      'ID',
      'Global ID',
      'Sent',
      'Status code',
      'Status',
      'Status since',
      'Error code',
      'Error',
      'Recipient',
      'Cost',
      'Currency',
      'Sender',
      'Operator',
      'Region',
      'Country',
      'MCC and MNC',
      'Type',
      'Parts',
      'Text',
    ],
  },
  ru: {
    scope: scopeInRussian,
    found: (count, shown, { areEmails, areOlder }, isFull) => {
      const older = plural('ru', count, { one: 'более раннее ', other: 'более ранних ' });
      const latest = plural('ru', count, { one: 'последнее ', other: 'последних ' });
      const email = { one: 'письмо', few: 'письма', other: 'писем' };
      const message = { one: 'сообщение', few: 'сообщения', other: 'сообщений' };
      const which = areOlder ? older : isFull ? latest : '';
      return `${shown} ${which}${plural('ru', count, areEmails ? email : message)}`;
    },
    none: (scope) => {
      const what = scope.areEmails ? 'писем' : 'сообщений';
      return `Нет ${scope.areOlder ? 'более ранних ' : ''}${what}: ${scopeInRussian(scope)}.`;
    },
    mayBeMore: (isOnePage) => `Возможны и более ранние${isOnePage ? '' : ': кнопка для них — на последней странице'}.`,
    older: 'Раньше ▶',
    halfYear: '6 месяцев',
    noTime: 'время не указано',
    fileColumns: [
      'ID',
      'Глобальный ID',
      'Отправлено',
      'Код статуса',
      'Статус',
      'Статус с',
      'Код ошибки',
      'Ошибка',
      'Получатель',
      'Стоимость',
      'Валюта',
      'Отправитель',
      'Оператор',
      'Регион',
      'Страна',
      'MCC и MNC',
      'Тип',
      'Частей',
      'Текст',
    ],
  },
};

function scopeInEnglish({ days, to }: HistoryScope): string {
  if (to === undefined) return inDays(days);
  return `${inDays(days)}, to ${to.first}${to.more === 0 ? '' : ` and ${to.more} more`}`;
}

function scopeInRussian({ days, to }: HistoryScope): string {
  if (to === undefined) return inDays(days);
  return `${inDays(days)}, на ${to.first}${to.more === 0 ? '' : ` и ещё ${to.more}`}`;
}

function inDays([from, to]: HistoryScope['days']): string {
  return from === to ? from : `${from} – ${to}`;
}
