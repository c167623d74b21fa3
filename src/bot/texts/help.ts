import type { Risk } from '../command.ts';
import type { Catalogue } from '../language.ts';

export interface HelpTexts {
  readonly summary: string;
  readonly hint: string;
  readonly command: string;
  readonly does: string;
  readonly also: string;
  readonly arguments: string;
  readonly optional: string;
  readonly examples: string;
  readonly role: string;
  readonly risks: Readonly<Record<Risk, string>>;
  readonly nothing: (topic: string) => string;
}

export const helpTexts: Catalogue<HelpTexts> = {
  en: {
    summary: 'Commands',
    hint: 'More about one: /help balance. A text with spaces goes in quotes.',
    command: 'Command',
    does: 'What it does',
    also: 'Also',
    arguments: 'Arguments',
    optional: 'may be left out',
    examples: 'Examples',
    role: 'Role',
    risks: {
      read: 'asks nothing first',
      change: 'changes the account, asks first',
      spend: 'spends money, shows the price and asks first',
      destroy: 'deletes for good, asks for the name',
    },
    nothing: (topic) => `No command speaks of “${topic}”.`,
  },
  ru: {
    summary: 'Команды',
    hint: 'Подробнее об одной: /help balance. Текст с пробелами берётся в кавычки.',
    command: 'Команда',
    does: 'Что делает',
    also: 'Также',
    arguments: 'Аргументы',
    optional: 'можно не указывать',
    examples: 'Примеры',
    role: 'Роль',
    risks: {
      read: 'ничего не спрашивает',
      change: 'меняет аккаунт, сначала спрашивает',
      spend: 'тратит деньги, показывает цену и спрашивает',
      destroy: 'удаляет навсегда, просит набрать имя',
    },
    nothing: (topic) => `Ни одна команда не говорит о «${topic}».`,
  },
};
