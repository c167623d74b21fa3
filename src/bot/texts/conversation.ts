import type { Role } from '../access/roles.ts';
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
  /** A mistyped key; the one that was probably meant. */
  readonly unknownKey: (meant: string) => string;
  readonly unexpected: string;
  /** A number was typed, and no button has it. */
  readonly noButton: (number: string) => string;
  readonly noFiles: string;
  readonly askAgain: string;
  readonly unclosedQuote: string;
  /** For a sticker, a voice message and the like. */
  readonly wordless: string;
  /** For a file without a word. */
  readonly withoutCaption: string;
  readonly usage: string;
  readonly example: string;
  /** Before the help of a command with more parts than its usage line shows. */
  readonly allOfIt: string;
  /** On a button that opens a form. */
  readonly fillIn: string;
  readonly fillInFor: (command: string) => string;
  readonly needsRole: (role: Role) => string;
  readonly sandboxAccount: string;
  readonly working: string;
  /** Where an answer was announced that goes to the asker alone. */
  readonly toldPrivately: string;
  /** Where an answer was announced that broke off on its way. */
  readonly perhapsLost: string;
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
    unknownKey: (meant) => `There is no such part. Did you mean ${meant}:?`,
    unexpected: 'This part is not understood.',
    noButton: (number) => `There is no button ${number} now.`,
    noFiles: 'This command takes no file. A text with < in it goes in quotes.',
    askAgain: 'Ask again',
    unclosedQuote: 'This quote is not closed.',
    wordless: 'I read text only.',
    withoutCaption: 'A file comes with its command: send it again with the command as its caption.',
    usage: 'Usage:',
    example: 'Example:',
    allOfIt: 'All that can be said:',
    fillIn: 'Fill in a form',
    fillInFor: (command) => `Fill in ${command}`,
    needsRole: (role) => `This needs the role ${role}.`,
    sandboxAccount: 'Sandbox account: imitated data, no real SMS, no real money.',
    working: 'working…',
    toldPrivately: 'Answered privately.',
    perhapsLost: 'The connection broke while the answer was on its way. If it is not here, ask again.',
  },
  ru: {
    unknown: (typed) => `Нет такой команды: ${typed}.`,
    didYouMean: 'Возможно, вы имели в виду:',
    groupHas: (word) => `После ${word} нужно ещё одно слово:`,
    allCommands: 'Все команды:',
    missing: (hint, expects) => `Не хватает ${hint}: ${expects}.`,
    wrong: (hint, expects) => `${hint} — это ${expects}.`,
    repeated: (hint) => `${hint} указано дважды.`,
    unknownKey: (meant) => `Такой части нет. Возможно, вы имели в виду ${meant}:`,
    unexpected: 'Эта часть непонятна.',
    noButton: (number) => `Кнопки ${number} сейчас нет.`,
    noFiles: 'Эта команда не принимает файлов. Текст со знаком < берётся в кавычки.',
    askAgain: 'Спросить ещё раз',
    unclosedQuote: 'Эта кавычка не закрыта.',
    wordless: 'Я понимаю только текст.',
    withoutCaption: 'Файл присылают с командой: отправьте его ещё раз с командой в подписи.',
    usage: 'Формат:',
    example: 'Пример:',
    allOfIt: 'Всё, что можно указать:',
    fillIn: 'Заполнить форму',
    fillInFor: (command) => `Заполнить ${command}`,
    needsRole: (role) => `Для этого нужна роль ${role}.`,
    sandboxAccount: 'Учебный аккаунт: данные ненастоящие, SMS и деньги тоже.',
    working: 'работаю…',
    toldPrivately: 'Ответ показан только спросившему.',
    perhapsLost: 'Связь прервалась, пока ответ был в пути. Если его здесь нет, спросите ещё раз.',
  },
};
