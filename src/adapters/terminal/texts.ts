import type { Catalogue } from '../../bot/language.ts';

/** What the terminal itself has to say, where there are no words of a command's. */
export interface TerminalTexts {
  readonly unsaved: (name: string, reason: string) => string;
  /** Before what is to be typed to confirm something. */
  readonly typeIt: string;
}

export const terminalTexts: Catalogue<TerminalTexts> = {
  en: {
    unsaved: (name, reason) =>
      `${name} could not be saved in the working directory (${reason}). Start the bot in a directory that can be written.`,
    typeIt: 'To confirm, type now:',
  },
  ru: {
    unsaved: (name, reason) =>
      `Не удалось сохранить ${name} в рабочий каталог (${reason}). Запустите бота в каталоге, куда можно писать.`,
    typeIt: 'Чтобы подтвердить, наберите сейчас:',
  },
};
