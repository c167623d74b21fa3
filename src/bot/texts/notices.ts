import { type Catalogue, plural } from '../language.ts';
import type { Topic } from '../topics/topic.ts';

/** Why notices were held back. */
export type HeldReason = 'muted' | 'quiet';

/** What notices of several topics are counted as. */
export type Counted = Topic | 'gap';

export interface NoticeTexts {
  readonly why: string;
  readonly mute: string;
  /** Entries of a timeline that are no longer shown. */
  readonly earlier: (count: number, shown: string) => string;
  readonly more: (shown: string) => string;
  readonly moreInFile: (shown: string) => string;
  readonly wholeInFile: string;
  /** When a platform did not take a message as it was made. */
  readonly plain: string;
  /** Behind a summary, and in a file. */
  readonly repeat: string;
  readonly isRepeat: string;
  readonly someRepeat: (shown: string) => string;
  readonly event: (id: string) => string;
  readonly counted: Readonly<Record<Counted, (count: number, shown: string) => string>>;
  readonly fromNumbers: (count: number, shown: string) => string;
  readonly span: (from: string, to: string) => string;
  /** Within one day: the end is the time of day alone. */
  readonly spanOfDay: (from: string, to: string) => string;
  readonly part: (number: number, of: number | undefined) => string;
  readonly number: string;
  readonly sms: string;
  readonly oftenest: string;
  readonly first: string;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly inboxColumns: readonly string[];
  readonly changeColumns: readonly string[];
  readonly held: (reason: HeldReason, what: string) => string;
  readonly nothing: string;
}

export const noticeTexts: Catalogue<NoticeTexts> = {
  en: {
    why: 'Why',
    mute: 'Mute 2h',
    earlier: (_count, shown) => `… and ${shown} earlier`,
    more: (shown) => `and ${shown} more`,
    moreInFile: (shown) => `… and ${shown} more in the file.`,
    wholeInFile: 'The whole text is in the file.',
    plain: 'This could not be shown as usual, so all of it is in the file.',
    repeat: 'repeat',
    isRepeat: 'Possible repeat: this may have been shown before.',
    someRepeat: (shown) => `Possible repeat: of these, ${shown} may have been shown before. The file marks them.`,
    event: (id) => `Event ${id}`,
    counted: {
      sender: (count, shown) =>
        `${shown} ${plural('en', count, { one: 'sender name', other: 'sender names' })} changed`,
      template: (count, shown) => `${shown} ${plural('en', count, { one: 'template', other: 'templates' })} changed`,
      inbox: (_count, shown) => `${shown} SMS`,
      balance: (count, shown) => `${shown} ${plural('en', count, { one: 'notice', other: 'notices' })} about money`,
      mailing: (count, shown) => `${shown} ${plural('en', count, { one: 'mailing', other: 'mailings' })} changed`,
      health: (count, shown) => `${shown} ${plural('en', count, { one: 'notice', other: 'notices' })} about the bot`,
      gap: (count, shown) => `${shown} ${plural('en', count, { one: 'gap', other: 'gaps' })} in incoming SMS`,
    },
    fromNumbers: (count, shown) => `from ${shown} ${plural('en', count, { one: 'number', other: 'numbers' })}`,
    span: (from, to) => `From ${from} to ${to}`,
    spanOfDay: (from, to) => `${from}–${to}`,
    part: (number, of) => (of === undefined ? `part ${number}` : `part ${number} of ${of}`),
    number: 'Number',
    sms: 'SMS',
    oftenest: 'The busiest numbers:',
    first: 'The first of them:',
    topics: {
      sender: 'sender name',
      template: 'template',
      inbox: 'incoming SMS',
      balance: 'balance',
      mailing: 'mailing',
      health: 'health',
    },
    inboxColumns: ['Event', 'ID', 'Received', 'From', 'To', 'Text', 'Repeat'],
    changeColumns: ['Event', 'Time', 'Topic', 'About', 'What happened', 'ID', 'Text', 'Repeat'],
    held: (reason, what) => `${reason === 'muted' ? 'While muted' : 'During quiet hours'}: ${what}`,
    nothing: 'nothing',
  },
  ru: {
    why: 'Почему',
    mute: 'Заглушить на 2 ч',
    earlier: (count, shown) =>
      `… и раньше ещё ${shown} ${plural('ru', count, { one: 'событие', few: 'события', other: 'событий' })}`,
    more: (shown) => `и ещё ${shown}`,
    moreInFile: (shown) => `… и ещё ${shown} в файле.`,
    wholeInFile: 'Текст целиком — в файле.',
    plain: 'Показать как обычно не удалось, поэтому всё в файле.',
    repeat: 'повтор',
    isRepeat: 'Возможный повтор: это могло быть уже показано.',
    someRepeat: (shown) => `Возможный повтор: из них уже могло быть показано ${shown}. В файле они отмечены.`,
    event: (id) => `Событие ${id}`,
    counted: {
      sender: (count, shown) =>
        `${shown} ${plural('ru', count, {
          one: 'имя отправителя изменилось',
          few: 'имени отправителя изменились',
          other: 'имён отправителя изменились',
        })}`,
      template: (count, shown) =>
        `${shown} ${plural('ru', count, {
          one: 'шаблон изменился',
          few: 'шаблона изменились',
          other: 'шаблонов изменились',
        })}`,
      inbox: (_count, shown) => `${shown} SMS`,
      balance: (count, shown) => `${shown} ${notices(count)} о деньгах`,
      mailing: (count, shown) =>
        `${shown} ${plural('ru', count, {
          one: 'рассылка изменилась',
          few: 'рассылки изменились',
          other: 'рассылок изменились',
        })}`,
      health: (count, shown) => `${shown} ${notices(count)} о работе бота`,
      gap: (count, shown) =>
        `${shown} ${plural('ru', count, { one: 'пропуск', few: 'пропуска', other: 'пропусков' })} во входящих SMS`,
    },
    fromNumbers: (count, shown) => `с ${shown} ${plural('ru', count, { one: 'номера', other: 'номеров' })}`,
    span: (from, to) => `С ${from} до ${to}`,
    spanOfDay: (from, to) => `${from}–${to}`,
    part: (number, of) => (of === undefined ? `часть ${number}` : `часть ${number} из ${of}`),
    number: 'Номер',
    sms: 'SMS',
    oftenest: 'Чаще всего писали:',
    first: 'Первые из них:',
    topics: {
      sender: 'имя отправителя',
      template: 'шаблон',
      inbox: 'входящее SMS',
      balance: 'баланс',
      mailing: 'рассылка',
      health: 'работа бота',
    },
    inboxColumns: ['Событие', 'ID', 'Получено', 'От', 'На номер', 'Текст', 'Повтор'],
    changeColumns: ['Событие', 'Время', 'Тема', 'О чём', 'Что произошло', 'ID', 'Текст', 'Повтор'],
    held: (reason, what) => `${reason === 'muted' ? 'Пока было заглушено' : 'За тихие часы'}: ${what}`,
    nothing: 'ничего',
  },
};

function notices(count: number): string {
  return plural('ru', count, { one: 'уведомление', few: 'уведомления', other: 'уведомлений' });
}
