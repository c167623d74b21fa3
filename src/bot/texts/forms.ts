import type { Catalogue } from '../language.ts';

export interface FormTexts {
  readonly submit: string;
  readonly cancel: string;
  /** Beside the tick of a field that is on or off. */
  readonly yes: string;
  /** A field where a sentence speaks of it. */
  readonly quoted: (label: string) => string;
  /** What fields are called: by the parameter, or by its command and the parameter where it means something else. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a choice is called where the word itself does not say it. */
  readonly choices: Readonly<Record<string, string>>;
}

export const formTexts: Catalogue<FormTexts> = {
  en: {
    submit: 'Run',
    cancel: 'Cancel',
    yes: 'Yes',
    quoted: (label) => `“${label}”`,
    labels: {
      after: 'Newer than ID',
      all: 'Names of every state',
      before: 'Older than ID',
      by: 'By day',
      count: 'How many',
      currency: 'With currencies of their own',
      detailed: 'In detail',
      electronic: 'Paid from the electronic balance',
      email: 'E-mail mailings',
      find: 'Part of the name',
      from: 'First day',
      'history email': 'E-mail recipients',
      hours: 'Hours back',
      id: 'Mailing ID',
      'inbox to': 'Receiving number',
      kind: 'Fault',
      language: 'Language',
      length: 'For how long',
      link: 'Short link',
      listing: 'Kept pages',
      name: 'Sender name',
      operators: 'With the states at the operators',
      own: 'With a balance of their own',
      page: 'Page',
      period: 'Period',
      phones: 'Phone numbers',
      role: 'Role',
      since: 'Changed since',
      'template status name': 'Template',
      text: 'Text of the template',
      to: 'Last day',
      topic: 'Command or word',
      user: 'Subclient',
      where: 'For everybody here',
      who: 'Who',
      words: 'What to look for',
    },
    choices: { en: 'English', ru: 'Russian' },
  },
  ru: {
    submit: 'Выполнить',
    cancel: 'Отмена',
    yes: 'Да',
    quoted: (label) => `«${label}»`,
    labels: {
      after: 'Новее, чем ID',
      all: 'Имена во всех состояниях',
      before: 'Старше, чем ID',
      by: 'По дням',
      count: 'Сколько показать',
      currency: 'Со своей валютой',
      detailed: 'Подробно',
      electronic: 'Оплачено с электронного баланса',
      email: 'E-mail-рассылки',
      find: 'Часть имени',
      from: 'Первый день',
      'history email': 'Получатели e-mail',
      hours: 'За сколько часов',
      id: 'ID рассылки',
      'inbox to': 'Номер получателя',
      kind: 'Сбой',
      language: 'Язык',
      length: 'На сколько',
      link: 'Короткая ссылка',
      listing: 'Сохранённые страницы',
      name: 'Имя отправителя',
      operators: 'Со статусами у операторов',
      own: 'Со своим балансом',
      page: 'Страница',
      period: 'Период',
      phones: 'Номера телефонов',
      role: 'Роль',
      since: 'Изменились с',
      'template status name': 'Шаблон',
      text: 'Текст шаблона',
      to: 'Последний день',
      topic: 'Команда или слово',
      user: 'Субклиент',
      where: 'Для всех в этом чате',
      who: 'Кто',
      words: 'Что искать',
    },
    choices: { en: 'Английский', ru: 'Русский' },
  },
};
