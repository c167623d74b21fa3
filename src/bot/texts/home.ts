import type { Catalogue } from '../language.ts';

export interface HomeTexts {
  readonly account: string;
  readonly role: string;
  /** Heads the commands that a person may run. */
  readonly commands: string;
  /** On the button that tells more about the commands. */
  readonly help: string;
}

export const homeTexts: Catalogue<HomeTexts> = {
  en: { account: 'Account', role: 'Your role', commands: 'What you can type', help: 'All commands' },
  ru: { account: 'Аккаунт', role: 'Ваша роль', commands: 'Что можно набрать', help: 'Все команды' },
};
