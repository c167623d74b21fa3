import type { senderModeration, senderStatuses } from '../../smsc/codes.ts';
import type { OperatorId, SenderRegistration } from '../../smsc/operator-keys.ts';
import { type Catalogue, plural, type Wording } from '../language.ts';

export interface SenderTexts {
  readonly moderation: string;
  /** Where the provider left the moderation out. */
  readonly notTold: string;
  readonly moderations: Wording<typeof senderModeration>;
  /** One word each, for a table. */
  readonly moderationsInShort: Wording<typeof senderModeration>;
  readonly statuses: Wording<typeof senderStatuses>;
  /** So short that a line of a table with them fits on a phone. */
  readonly statusesInShort: Wording<typeof senderStatuses>;
  readonly operators: Readonly<Record<OperatorId, string>>;
  readonly registrations: Readonly<Record<SenderRegistration, string>>;
  readonly registrationsInShort: Readonly<Record<SenderRegistration, string>>;
  /** Heads operators and countries. */
  readonly where: string;
  readonly registration: string;
  readonly operator: string;
  readonly status: string;
  readonly id: string;
  readonly subclient: string;
  readonly replacement: string;
  readonly noOperators: string;
  /** Heads what changed lately, as far as the bot saw it. */
  readonly seenChanges: string;
  /** For a number that no page explains. */
  readonly code: (code: number) => string;
  readonly summary: (name: string, moderation: string) => string;
  readonly notFound: (name: string) => string;
  readonly notFoundOf: (name: string, user: string) => string;
  readonly similar: string;
  readonly list: SenderListTexts;
}

/** Which names a list is about, as it is told to people. */
export interface SenderScope {
  /** Names of every state, not the activated ones alone. */
  readonly all: boolean;
  readonly user?: string | undefined;
  readonly find?: string | undefined;
  readonly since?: string | undefined;
}

export interface SenderListTexts {
  readonly name: string;
  /** Heads the counts of statuses. */
  readonly counts: string;
  readonly marks: string;
  readonly found: (count: number, scope: SenderScope) => string;
  readonly byState: (states: readonly (readonly [count: number, state: string])[]) => string;
  readonly none: (scope: SenderScope) => string;
  /** The provider gave as many names as one answer may hold. */
  readonly full: (names: string) => string;
  readonly everyState: string;
  readonly noSubclient: (user: string) => string;
}

export const senderTexts: Catalogue<SenderTexts> = {
  en: {
    moderation: 'Moderation',
    notTold: 'not told by the provider',
    moderations: { waiting: 'waiting for moderation', allowed: 'allowed to use', disabled: 'disabled' },
    moderationsInShort: { waiting: 'waiting', allowed: 'allowed', disabled: 'disabled' },
    statuses: {
      waiting: 'waiting for registration',
      sent: 'sent for registration',
      accepted: 'accepted by the operator',
      rejected: 'not accepted by the operator',
      paused: 'temporarily disabled',
      'no-money': 'not enough money on the account',
      'documents-needed': 'supporting documents needed',
    },
    statusesInShort: {
      waiting: 'waiting',
      sent: 'sent',
      accepted: 'accepted',
      rejected: 'not accepted',
      paused: 'disabled',
      'no-money': 'no money',
      'documents-needed': 'no documents',
    },
    operators: {
      mts: 'MTS',
      megafon: 'MegaFon',
      beeline: 'Beeline',
      tele2: 'Tele2',
      motiv: 'MOTIV',
      ukraine: 'Ukraine',
      social: 'social networks',
    },
    registrations: {
      paid: 'paid name',
      free: 'free name',
      former: 'former registration',
      'common-name': 'common name',
      national: 'national rate',
      international: 'international rate',
    },
    registrationsInShort: {
      paid: 'paid',
      free: 'free',
      former: 'former',
      'common-name': 'common',
      national: 'national',
      international: 'international',
    },
    where: 'Where',
    registration: 'Name',
    operator: 'Operator',
    status: 'Status',
    id: 'ID',
    subclient: 'Subclient',
    replacement: 'Shown instead',
    noOperators: 'No operator has a status for this name yet.',
    seenChanges: 'Changes that the bot saw',
    code: (code) => `code ${code}`,
    summary: (name, moderation) => `${name}: ${moderation}`,
    notFound: (name) => `There is no sender name “${name}” on this account.`,
    notFoundOf: (name, user) => `The subclient “${user}” has no sender name “${name}”.`,
    similar: 'Similar names:',
    list: {
      name: 'Name',
      counts: 'At operators',
      marks: '✓ accepted · → sent · ○ waiting · ! money or documents needed · ‖ disabled · ✗ not accepted',
      found: (count, scope) => {
        const names = plural('en', count, { one: 'sender name', other: 'sender names' });
        return `${count.toLocaleString('en-GB')} ${scope.all ? '' : 'activated '}${names}${whichInEnglish(scope)}`;
      },
      byState: (states) => states.map(([count, state]) => `${count.toLocaleString('en-GB')} ${state}`).join(', '),
      none: (scope) =>
        `There are no ${scope.all ? '' : 'activated '}sender names${whichInEnglish(scope)}${scope.user === undefined ? ' on this account' : ''}.`,
      full: (names) => `The provider gives at most ${names} names at once; older changes are left out.`,
      everyState: 'Names of every state:',
      noSubclient: (user) => `The provider does not accept the subclient “${user}”.`,
    },
  },
  ru: {
    moderation: 'Модерация',
    notTold: 'провайдер не сообщил',
    moderations: { waiting: 'ожидает модерации', allowed: 'разрешено', disabled: 'отключено' },
    moderationsInShort: { waiting: 'ожидает', allowed: 'разрешено', disabled: 'отключено' },
    statuses: {
      waiting: 'ожидает регистрации',
      sent: 'отправлено на регистрацию',
      accepted: 'допущено оператором',
      rejected: 'не принято оператором',
      paused: 'временно отключено',
      'no-money': 'недостаточно средств на счёте',
      'documents-needed': 'нужны подтверждающие документы',
    },
    statusesInShort: {
      waiting: 'ожидает',
      sent: 'отправлено',
      accepted: 'допущено',
      rejected: 'не принято',
      paused: 'отключено',
      'no-money': 'нет средств',
      'documents-needed': 'нет документов',
    },
    operators: {
      mts: 'МТС',
      megafon: 'МегаФон',
      beeline: 'Билайн',
      tele2: 'Tele2',
      motiv: 'МОТИВ',
      ukraine: 'Украина',
      social: 'соцсети',
    },
    registrations: {
      paid: 'платное имя',
      free: 'бесплатное имя',
      former: 'прежняя регистрация',
      'common-name': 'замена на общее имя',
      national: 'национальный тариф',
      international: 'международный тариф',
    },
    registrationsInShort: {
      paid: 'платное',
      free: 'бесплатное',
      former: 'прежнее',
      'common-name': 'общее',
      national: 'национальное',
      international: 'международное',
    },
    where: 'Где',
    registration: 'Имя',
    operator: 'Оператор',
    status: 'Статус',
    id: 'ID',
    subclient: 'Субклиент',
    replacement: 'Вместо него',
    noOperators: 'Статусов операторов у этого имени пока нет.',
    seenChanges: 'Изменения, которые видел бот',
    code: (code) => `код ${code}`,
    summary: (name, moderation) => `${name}: ${moderation}`,
    notFound: (name) => `Имени отправителя «${name}» на этом аккаунте нет.`,
    notFoundOf: (name, user) => `У субклиента «${user}» нет имени отправителя «${name}».`,
    similar: 'Похожие имена:',
    list: {
      name: 'Имя',
      counts: 'У операторов',
      marks: '✓ допущено · → отправлено · ○ ожидает · ! нужны деньги или документы · ‖ отключено · ✗ не принято',
      found: (count, scope) => {
        const which = scope.all ? '' : plural('ru', count, { one: 'разрешённое ', other: 'разрешённых ' });
        const names = plural('ru', count, { one: 'имя', few: 'имени', other: 'имён' });
        return `${count.toLocaleString('ru-RU')} ${which}${names} отправителя${whichInRussian(scope)}`;
      },
      byState: (states) => states.map(([count, state]) => `${state} — ${count.toLocaleString('ru-RU')}`).join(', '),
      none: (scope) =>
        `Нет ${scope.all ? '' : 'разрешённых '}имён отправителя${whichInRussian(scope)}${scope.user === undefined ? ' на этом аккаунте' : ''}.`,
      full: (names) => `Провайдер даёт не больше ${names} имён сразу; более ранние изменения не вошли.`,
      everyState: 'Имена во всех состояниях:',
      noSubclient: (user) => `Провайдер не принимает субклиента «${user}».`,
    },
  },
};

function whichInEnglish({ user, find, since }: SenderScope): string {
  const parts = [
    user === undefined ? '' : ` of the subclient “${user}”`,
    find === undefined ? '' : ` with “${find}” in the name`,
    since === undefined ? '' : ` with a change at an operator since ${since}`,
  ];
  return parts.join('');
}

function whichInRussian({ user, find, since }: SenderScope): string {
  const parts = [
    user === undefined ? '' : ` субклиента «${user}»`,
    find === undefined ? '' : ` с «${find}» в имени`,
    since === undefined ? '' : ` с изменениями у операторов начиная с ${since}`,
  ];
  return parts.join('');
}
