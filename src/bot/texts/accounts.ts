import type { Catalogue } from '../language.ts';

export interface AccountTexts {
  /** Stands at the end of an answer. */
  readonly about: (account: string) => string;
  readonly only: (account: string) => string;
  /** Stands before the lines that bind it to another. */
  readonly gone: (account: string) => string;
  readonly unknown: (typed: string, known: string) => string;
  readonly bound: (account: string) => string;
  readonly released: string;
  readonly isFree: string;
  readonly needsAdmin: (account: string) => string;
  readonly toldNoMore: string;
  readonly one: string;
  readonly toBind: string;
  readonly toName: string;
}

export const accountTexts: Catalogue<AccountTexts> = {
  en: {
    about: (account) => `Account ${account}`,
    only: (account) => `This conversation is about the account ${account} alone.`,
    gone: (account) =>
      `This conversation is about the account ${account} alone, which the bot has no more. An admin can bind it anew:`,
    unknown: (typed, known) => `There is no account ${typed} for you. There are: ${known}.`,
    bound: (account) => `From now on this conversation is about the account ${account} alone.`,
    released: 'From now on any account can be named here.',
    isFree: 'Any account can be named here; without a name the first of these answers.',
    needsAdmin: (account) => `Only an admin of the account ${account} can do that.`,
    toldNoMore: 'What happens on other accounts is not told here any more. Who subscribed to it has been told so.',
    one: 'The bot has one account.',
    toBind: 'To have it about one alone, or about all again:',
    toName: 'To ask one of them:',
  },
  ru: {
    about: (account) => `Аккаунт ${account}`,
    only: (account) => `Этот чат — только об аккаунте ${account}.`,
    gone: (account) => `Этот чат — только об аккаунте ${account}, а его у бота больше нет. Админ может выбрать другой:`,
    unknown: (typed, known) => `Аккаунта ${typed} для вас нет. Есть: ${known}.`,
    bound: (account) => `Теперь этот чат — только об аккаунте ${account}.`,
    released: 'Теперь здесь можно назвать любой аккаунт.',
    isFree: 'Здесь можно назвать любой аккаунт; без имени отвечает первый из этих.',
    needsAdmin: (account) => `Это может только админ аккаунта ${account}.`,
    toldNoMore: 'Уведомления о других аккаунтах сюда больше не приходят. Тем, кто на них подписался, это сообщено.',
    one: 'У бота один аккаунт.',
    toBind: 'Чат только об одном аккаунте или снова обо всех:',
    toName: 'Спросить один из них:',
  },
};
