import type { mailingRepeats } from '../../smsc/codes.ts';
import { type Catalogue, plural, type Wording } from '../language.ts';

/** Which mailings a list is about, as it is told to people. */
export interface MailingScope {
  readonly email: boolean;
  /** Both ends, or the first day alone. */
  readonly days?: { readonly from: string; readonly to: string | undefined } | undefined;
}

export interface MailingTexts {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly sender: string;
  readonly planned: string;
  /** When it was like this, while the provider cannot be asked. */
  readonly staleAt: string;
  readonly lastSent: string;
  readonly created: string;
  readonly changed: string;
  readonly repeat: string;
  readonly repeats: Wording<typeof mailingRepeats>;
  readonly repeatCount: (repeat: string, count: number) => string;
  /** For a number that the page does not explain. */
  readonly code: (code: string) => string;
  /** Small print: values whose unit or meaning no page tells. */
  readonly asWritten: (values: string) => string;
  readonly lifetime: string;
  readonly spread: string;
  readonly frequency: string;
  readonly cost: string;
  readonly recipients: string;
  /** The first of many recipients, and how many more there are. */
  readonly firstOf: (first: string, more: number) => string;
  readonly sent: string;
  readonly delivered: string;
  readonly status: string;
  readonly format: string;
  readonly codesOf: (status: string, format: string | undefined) => string;
  readonly text: string;
  readonly summary: (name: string, id: string) => string;
  /** Stands above the picture. */
  readonly progress: (name: string) => string;
  readonly notFound: (id: string, email: boolean) => string;
  readonly similar: string;
  /** Stands before the same command for an e-mail mailing. */
  readonly ifEmail: string;
  readonly list: MailingListTexts;
}

export interface MailingListTexts {
  readonly found: (count: number, scope: MailingScope) => string;
  readonly none: (scope: MailingScope) => string;
  /** Stands before the command that asks for e-mail mailings. */
  readonly others: string;
  readonly planned: (time: string) => string;
  readonly lastSent: (time: string) => string;
  readonly recipients: (count: number, shown: string) => string;
  readonly progress: (sent: string | undefined, delivered: string | undefined) => string;
}

export const mailingTexts: Catalogue<MailingTexts> = {
  en: {
    id: 'ID',
    name: 'Name',
    subject: 'Subject',
    sender: 'Sender',
    planned: 'Planned for',
    staleAt: 'As it was at',
    lastSent: 'Last sent',
    created: 'Created',
    changed: 'Changed',
    repeat: 'Repeated',
    repeats: {
      manual: 'by hand only',
      hourly: 'every hour',
      daily: 'every day',
      'on-working-days': 'on working days',
      'on-weekends': 'on weekends',
      weekly: 'every week',
      monthly: 'every month',
      yearly: 'every year',
    },
    repeatCount: (repeat, count) => `${repeat}, repetitions: ${count}`,
    code: (code) => `code ${code}`,
    asWritten: (values) => `As the provider writes it: ${values}`,
    lifetime: 'lifetime of a message',
    spread: 'sending interval',
    frequency: 'sending frequency',
    cost: 'Cost',
    recipients: 'Recipients',
    firstOf: (first, more) => (more === 0 ? first : `${first} and ${more.toLocaleString('en-GB')} more`),
    sent: 'Sent',
    delivered: 'Delivered',
    status: 'Status',
    format: 'Format',
    codesOf: (status, format) => `status ${status}${format === undefined ? '' : `, format ${format}`}`,
    text: 'Text',
    progress: (name) => `Mailing progress\n${name}`,
    summary: (name, id) => `Mailing ${name} (${id})`,
    notFound: (id, email) =>
      `There is no ${email ? 'e-mail mailing' : 'SMS mailing'} with the id “${id}” on this account.`,
    similar: 'Mailings with similar ids:',
    ifEmail: 'If it is an e-mail mailing:',
    list: {
      found: (count, { email, days }) => {
        const mailings = plural('en', count, { one: 'mailing', other: 'mailings' });
        return `${count.toLocaleString('en-GB')} ${email ? 'e-mail' : 'SMS'} ${mailings}${daysInEnglish(days)}`;
      },
      none: ({ email, days }) =>
        `There are no ${email ? 'e-mail' : 'SMS'} mailings${daysInEnglish(days)} on this account.`,
      others: 'E-mail mailings are asked for with:',
      planned: (time) => `planned for ${time}`,
      lastSent: (time) => `last sent ${time}`,
      recipients: (count, shown) => `${shown} ${plural('en', count, { one: 'recipient', other: 'recipients' })}`,
      progress: (sent, delivered) =>
        [sent && `sent ${sent}`, delivered && `delivered ${delivered}`].filter(Boolean).join(', '),
    },
  },
  ru: {
    id: 'ID',
    name: 'Название',
    subject: 'Тема',
    sender: 'Отправитель',
    planned: 'Назначена на',
    staleAt: 'По данным на',
    lastSent: 'Последняя отправка',
    created: 'Создана',
    changed: 'Изменена',
    repeat: 'Повтор',
    repeats: {
      manual: 'только вручную',
      hourly: 'каждый час',
      daily: 'каждый день',
      'on-working-days': 'по рабочим дням',
      'on-weekends': 'по выходным',
      weekly: 'каждую неделю',
      monthly: 'каждый месяц',
      yearly: 'каждый год',
    },
    repeatCount: (repeat, count) => `${repeat}, повторов: ${count}`,
    code: (code) => `код ${code}`,
    asWritten: (values) => `Как пишет провайдер: ${values}`,
    lifetime: 'срок жизни сообщения',
    spread: 'период отправки',
    frequency: 'частота отправки',
    cost: 'Стоимость',
    recipients: 'Получатели',
    firstOf: (first, more) => (more === 0 ? first : `${first} и ещё ${more.toLocaleString('ru-RU')}`),
    sent: 'Отправлено',
    delivered: 'Доставлено',
    status: 'Статус',
    format: 'Формат',
    codesOf: (status, format) => `статус ${status}${format === undefined ? '' : `, формат ${format}`}`,
    text: 'Текст',
    progress: (name) => `Ход рассылки\n${name}`,
    summary: (name, id) => `Рассылка ${name} (${id})`,
    notFound: (id, email) => `${email ? 'E-mail-рассылки' : 'SMS-рассылки'} с id «${id}» на этом аккаунте нет.`,
    similar: 'Рассылки с похожим id:',
    ifEmail: 'Если это e-mail-рассылка:',
    list: {
      found: (count, { email, days }) => {
        const mailings = plural('ru', count, { one: 'рассылка', few: 'рассылки', many: 'рассылок', other: 'рассылки' });
        return `${count.toLocaleString('ru-RU')} ${email ? 'e-mail' : 'SMS'}-${mailings}${daysInRussian(days)}`;
      },
      none: ({ email, days }) => `${email ? 'E-mail' : 'SMS'}-рассылок${daysInRussian(days)} на этом аккаунте нет.`,
      others: 'E-mail-рассылки показывает:',
      planned: (time) => `назначена на ${time}`,
      lastSent: (time) => `отправлена ${time}`,
      recipients: (count, shown) =>
        `${shown} ${plural('ru', count, { one: 'получатель', few: 'получателя', many: 'получателей', other: 'получателя' })}`,
      progress: (sent, delivered) =>
        [sent && `отправлено ${sent}`, delivered && `доставлено ${delivered}`].filter(Boolean).join(', '),
    },
  },
};

function daysInEnglish(days: MailingScope['days']): string {
  if (days === undefined) return '';
  if (days.to === days.from) return ` on ${days.from}`;
  return days.to === undefined ? ` since ${days.from}` : ` from ${days.from} to ${days.to}`;
}

function daysInRussian(days: MailingScope['days']): string {
  if (days === undefined) return '';
  if (days.to === days.from) return ` за ${days.from}`;
  return days.to === undefined ? ` начиная с ${days.from}` : ` с ${days.from} по ${days.to}`;
}
