import type { SubjectKind } from '../access/subject.ts';
import type { Catalogue } from '../language.ts';

export interface AccessTexts {
  /** All that a stranger is told; stands before the code. */
  readonly stranger: string;
  readonly claimed: string;
  readonly afterClaim: string;
  readonly given: (name: string, role: string, before: string | undefined) => string;
  readonly givenToAll: (name: string, role: string, before: string | undefined) => string;
  readonly already: (name: string, role: string) => string;
  readonly noSuchCode: string;
  readonly lastAdmin: string;
  readonly unknownPlatform: (platform: string, known: string) => string;
  /** With an id of each kind. */
  readonly badId: (person: string, conversation: string) => string;
  readonly taken: (name: string, role: string) => string;
  readonly hasNone: (name: string) => string;
  readonly byAdmins: (name: string) => string;
  readonly stillThere: (conversations: string) => string;
  readonly stillLinked: (name: string, people: string) => string;
  readonly list: {
    readonly found: (count: number) => string;
    readonly empty: string;
    readonly toGive: string;
    readonly kinds: Readonly<Record<SubjectKind, string>>;
    /** Stands for the kind of a conversation beside its role. */
    readonly everybody: string;
    readonly by: (name: string) => string;
    readonly fromAdmins: string;
    readonly claimed: string;
    readonly who: string;
    readonly kind: string;
    readonly role: string;
    readonly givenBy: string;
    readonly since: string;
  };
}

export const accessTexts: Catalogue<AccessTexts> = {
  en: {
    stranger: 'This bot works for its own team only. To be let in, give an admin this code (good for 24 hours):',
    claimed: 'You are the admin of this bot now.',
    afterClaim: 'Let others in, and see what there is:',
    given: (name, role, before) => `${name} is ${role} now${before === undefined ? '' : `, was ${before}`}.`,
    givenToAll: (name, role, before) =>
      `Everybody in ${name} is ${role} now${before === undefined ? '' : `, was ${before}`}.`,
    already: (name, role) => `${name} is ${role} already.`,
    noSuchCode: 'There is no such code, or it is older than 24 hours. Whoever writes to the bot again gets a new one.',
    lastAdmin: 'This is the last admin. Make somebody else admin first.',
    unknownPlatform: (platform, known) => `There is no platform ${platform}. There are: ${known}.`,
    badId: (person, conversation) =>
      `This names nobody. A person is like ${person}, a conversation like ${conversation}; the word here is this one.`,
    taken: (name, role) => `${name} has no role any more, was ${role}.`,
    hasNone: (name) => `${name} has no role to take away.`,
    byAdmins: (name) => `ADMINS makes ${name} admin; only the settings of the bot change that.`,
    stillLinked: (name, people) => `${name} is one person with ${people}, whose role still counts for both.`,
    stillThere: (conversations) => `What a conversation may, everybody in it still may: ${conversations}.`,
    list: {
      found: (count) => `Roles: ${count}`,
      empty: 'Nobody has been given a role.',
      toGive: 'To give one:',
      kinds: { person: 'person', conversation: 'conversation' },
      everybody: 'everybody there',
      by: (name) => `by ${name}`,
      fromAdmins: 'from ADMINS',
      claimed: 'with the code from the log',
      who: 'Who',
      kind: 'Kind',
      role: 'Role',
      givenBy: 'Given by',
      since: 'Since',
    },
  },
  ru: {
    stranger:
      'Этот бот работает только для своей команды. Чтобы получить доступ, передайте админу код (он действует 24 часа):',
    claimed: 'Теперь вы админ этого бота.',
    afterClaim: 'Дать доступ другим и посмотреть команды:',
    given: (name, role, before) => `${name}: теперь ${role}${before === undefined ? '' : `, было ${before}`}.`,
    givenToAll: (name, role, before) =>
      `Все в ${name}: теперь ${role}${before === undefined ? '' : `, было ${before}`}.`,
    already: (name, role) => `${name}: уже ${role}.`,
    noSuchCode: 'Такого кода нет, или ему больше 24 часов. Новый получит тот, кто снова напишет боту.',
    lastAdmin: 'Это последний админ. Сначала дайте роль admin кому-нибудь ещё.',
    unknownPlatform: (platform, known) => `Платформы ${platform} нет. Есть: ${known}.`,
    badId: (person, conversation) =>
      `Так никого не назвать. Человек — как ${person}, чат — как ${conversation}; слово here — это здешний чат.`,
    taken: (name, role) => `${name}: роли больше нет, была ${role}.`,
    hasNone: (name) => `${name}: роли нет, отзывать нечего.`,
    byAdmins: (name) => `${name}: admin по ADMINS, это меняют только в настройках бота.`,
    stillLinked: (name, people) => `${name} — один человек с ${people}, и та роль всё ещё действует для обоих.`,
    stillThere: (conversations) => `Роли чатов остаются у всех, кто в них пишет: ${conversations}.`,
    list: {
      found: (count) => `Роли: ${count}`,
      empty: 'Ролей никому не дано.',
      toGive: 'Дать роль:',
      kinds: { person: 'человек', conversation: 'чат' },
      everybody: 'все в чате',
      by: (name) => `от ${name}`,
      fromAdmins: 'из ADMINS',
      claimed: 'по коду из журнала',
      who: 'Кто',
      kind: 'Вид',
      role: 'Роль',
      givenBy: 'Кем дана',
      since: 'С какого времени',
    },
  },
};
