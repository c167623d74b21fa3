import type { Catalogue } from '../language.ts';

export interface WhoamiTexts {
  readonly you: string;
  /** Stands beside who the person is on other platforms. */
  readonly alsoYou: string;
  readonly name: string;
  readonly role: string;
  /** Where the role comes from. */
  readonly from: string;
  readonly own: (role: string, by: string | undefined) => string;
  readonly ofConversation: (role: string, by: string | undefined) => string;
  /** Neither given nor in the settings: it comes with the place. */
  readonly ofPlace: string;
  readonly conversation: string;
  readonly account: string;
  readonly accounts: string;
  readonly language: string;
  readonly languageName: string;
}

export const whoamiTexts: Catalogue<WhoamiTexts> = {
  en: {
    you: 'You',
    alsoYou: 'Also you',
    name: 'Name',
    role: 'Role',
    from: 'Role from',
    own: (role, by) => `${by === undefined ? 'the code from the log' : by} (${role})`,
    ofConversation: (role, by) => `this conversation (${role}${by === undefined ? '' : `, by ${by}`})`,
    ofPlace: 'being where the bot runs',
    conversation: 'Conversation',
    account: 'Account',
    accounts: 'All accounts',
    language: 'Language',
    languageName: 'English',
  },
  ru: {
    you: 'Вы',
    alsoYou: 'Тоже вы',
    name: 'Имя',
    role: 'Роль',
    from: 'Роль от',
    own: (role, by) => `${by === undefined ? 'кода из журнала' : by} (${role})`,
    ofConversation: (role, by) => `этого чата (${role}${by === undefined ? '' : `, от ${by}`})`,
    ofPlace: 'места, где запущен бот',
    conversation: 'Чат',
    account: 'Аккаунт',
    accounts: 'Все аккаунты',
    language: 'Язык',
    languageName: 'русский',
  },
};
