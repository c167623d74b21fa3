import type { Risk } from '../command.ts';
import type { Catalogue } from '../language.ts';

/** What commands are about. */
export type HelpTopic = 'money' | 'messages' | 'names' | 'notices' | 'subclients' | 'sandbox' | 'access' | 'bot';

export interface HelpTexts {
  readonly summary: string;
  /** Stands before a command that tells more. */
  readonly more: string;
  readonly quotes: string;
  readonly topics: Readonly<Record<HelpTopic, string>>;
  readonly also: string;
  readonly arguments: string;
  /** Stands for a file beside the line. */
  readonly attached: string;
  readonly optional: string;
  readonly examples: string;
  readonly role: string;
  readonly risks: Readonly<Record<Risk, string>>;
  readonly nothing: (topic: string) => string;
}

export const helpTexts: Catalogue<HelpTexts> = {
  en: {
    summary: 'Commands',
    more: 'More about one:',
    quotes: 'A text with spaces goes in quotes.',
    topics: {
      money: 'Money',
      messages: 'Messages and numbers',
      names: 'Sender names and templates',
      notices: 'Notifications',
      subclients: 'Subclients',
      sandbox: 'Sandbox account',
      access: 'Access',
      bot: 'The bot',
    },
    also: 'Also',
    arguments: 'Arguments',
    attached: 'attached',
    optional: 'may be left out',
    examples: 'Examples',
    role: 'Role',
    risks: {
      read: 'runs at once',
      change: 'changes the account, asks first',
      spend: 'spends money, shows the price and asks first',
      destroy: 'deletes for good, asks for the name or id to be typed',
    },
    nothing: (topic) => `No command matches “${topic}”.`,
  },
  ru: {
    summary: 'Команды',
    more: 'Подробнее об одной:',
    quotes: 'Текст с пробелами берётся в кавычки.',
    topics: {
      money: 'Деньги',
      messages: 'Сообщения и номера',
      names: 'Имена отправителя и шаблоны',
      notices: 'Уведомления',
      subclients: 'Субклиенты',
      sandbox: 'Учебный аккаунт',
      access: 'Доступ',
      bot: 'Бот',
    },
    also: 'Также',
    arguments: 'Аргументы',
    attached: 'приложение',
    optional: 'можно не указывать',
    examples: 'Примеры',
    role: 'Роль',
    risks: {
      read: 'выполняется сразу, без вопросов',
      change: 'меняет аккаунт, сначала спрашивает',
      spend: 'тратит деньги, показывает цену и спрашивает',
      destroy: 'удаляет навсегда, просит набрать имя или id',
    },
    nothing: (topic) => `Нет команд по запросу «${topic}».`,
  },
};
