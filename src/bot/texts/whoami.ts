import type { Catalogue } from '../language.ts';

export interface WhoamiTexts {
  readonly you: string;
  readonly name: string;
  readonly role: string;
  readonly conversation: string;
  readonly account: string;
  readonly language: string;
  readonly languageName: string;
}

export const whoamiTexts: Catalogue<WhoamiTexts> = {
  en: {
    you: 'You',
    name: 'Name',
    role: 'Role',
    conversation: 'Conversation',
    account: 'Account',
    language: 'Language',
    languageName: 'English',
  },
  ru: {
    you: 'Вы',
    name: 'Имя',
    role: 'Роль',
    conversation: 'Чат',
    account: 'Аккаунт',
    language: 'Язык',
    languageName: 'русский',
  },
};
