import type { Role } from '../access.ts';
import type { Catalogue } from '../language.ts';

/** What is said about a line before any command runs. */
export interface ConversationTexts {
  readonly unknown: (typed: string) => string;
  readonly didYouMean: string;
  readonly groupHas: (word: string) => string;
  readonly allCommands: string;
  readonly missing: (hint: string, expects: string) => string;
  readonly wrong: (hint: string, expects: string) => string;
  readonly repeated: (hint: string) => string;
  readonly unexpected: string;
  readonly unclosedQuote: string;
  readonly usage: string;
  readonly example: string;
  readonly needsRole: (role: Role) => string;
  readonly stranger: string;
  readonly sandboxAccount: string;
  readonly working: string;
}

export const conversationTexts: Catalogue<ConversationTexts> = {
  en: {
    unknown: (typed) => `No such command: ${typed}.`,
    didYouMean: 'Did you mean:',
    groupHas: (word) => `${word} needs one more word:`,
    allCommands: 'All commands:',
    missing: (hint, expects) => `${hint} is missing: ${expects}.`,
    wrong: (hint, expects) => `${hint} must be ${expects}.`,
    repeated: (hint) => `${hint} is given twice.`,
    unexpected: 'This part is not understood.',
    unclosedQuote: 'This quote is not closed.',
    usage: 'Usage:',
    example: 'Example:',
    needsRole: (role) => `This needs the role ${role}.`,
    stranger: 'This bot works for its own team only.',
    sandboxAccount: 'Sandbox account: imitated data, no real SMS, no real money.',
    working: 'working…',
  },
  ru: {
    unknown: (typed) => `Нет такой команды: ${typed}.`,
    didYouMean: 'Возможно, вы имели в виду:',
    groupHas: (word) => `После ${word} нужно ещё одно слово:`,
    allCommands: 'Все команды:',
    missing: (hint, expects) => `Не хватает ${hint}: ${expects}.`,
    wrong: (hint, expects) => `${hint} — это ${expects}.`,
    repeated: (hint) => `${hint} указано дважды.`,
    unexpected: 'Эта часть непонятна.',
    unclosedQuote: 'Эта кавычка не закрыта.',
    usage: 'Формат:',
    example: 'Пример:',
    needsRole: (role) => `Для этого нужна роль ${role}.`,
    stranger: 'Этот бот работает только для своей команды.',
    sandboxAccount: 'Учебный аккаунт: данные ненастоящие, SMS и деньги тоже.',
    working: 'работаю…',
  },
};
