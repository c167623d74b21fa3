import type { Catalogue } from '../language.ts';

export interface GreetingTexts {
  readonly account: (name: string) => string;
  readonly start: string;
}

export const greetingTexts: Catalogue<GreetingTexts> = {
  en: {
    account: (name) => `Account ${name}.`,
    start: 'Type /help for the commands; Ctrl-C ends.',
  },
  ru: {
    account: (name) => `Аккаунт ${name}.`,
    start: 'Список команд: /help. Выход: Ctrl-C.',
  },
};
