import type { senderModeration, senderStatuses } from '../../smsc/codes.ts';
import type { OperatorId, SenderRegistration } from '../../smsc/operator-keys.ts';
import type { Catalogue, Wording } from '../language.ts';

export interface SenderTexts {
  readonly moderation: string;
  /** Where the provider left the moderation out. */
  readonly notTold: string;
  readonly moderations: Wording<typeof senderModeration>;
  readonly statuses: Wording<typeof senderStatuses>;
  readonly operators: Readonly<Record<OperatorId, string>>;
  readonly registrations: Readonly<Record<SenderRegistration, string>>;
  readonly operator: string;
  readonly status: string;
  readonly id: string;
  readonly subclient: string;
  readonly replacement: string;
  readonly noOperators: string;
  /** For a number that no page explains. */
  readonly code: (code: number) => string;
  readonly summary: (name: string, moderation: string) => string;
  readonly notFound: (name: string) => string;
  readonly notFoundOf: (name: string, user: string) => string;
  readonly similar: string;
}

export const senderTexts: Catalogue<SenderTexts> = {
  en: {
    moderation: 'Moderation',
    notTold: 'not told by the provider',
    moderations: { waiting: 'waiting for moderation', allowed: 'allowed to use', disabled: 'disabled' },
    statuses: {
      waiting: 'waiting for registration',
      sent: 'sent for registration',
      accepted: 'accepted by the operator',
      rejected: 'not accepted by the operator',
      paused: 'temporarily disabled',
      'no-money': 'not enough money on the account',
      'documents-needed': 'supporting documents needed',
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
    operator: 'Operator',
    status: 'Status',
    id: 'ID',
    subclient: 'Subclient',
    replacement: 'Shown instead',
    noOperators: 'No operator has a status for this name yet.',
    code: (code) => `code ${code}`,
    summary: (name, moderation) => `${name}: ${moderation}`,
    notFound: (name) => `There is no sender name “${name}” on this account.`,
    notFoundOf: (name, user) => `The subclient “${user}” has no sender name “${name}”.`,
    similar: 'Similar names:',
  },
  ru: {
    moderation: 'Модерация',
    notTold: 'провайдер не сообщил',
    moderations: { waiting: 'ожидает модерации', allowed: 'разрешено', disabled: 'отключено' },
    statuses: {
      waiting: 'ожидает регистрации',
      sent: 'отправлено на регистрацию',
      accepted: 'допущено оператором',
      rejected: 'не принято оператором',
      paused: 'временно отключено',
      'no-money': 'недостаточно средств на счёте',
      'documents-needed': 'нужны подтверждающие документы',
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
    operator: 'Оператор',
    status: 'Статус',
    id: 'ID',
    subclient: 'Субклиент',
    replacement: 'Показывается вместо него',
    noOperators: 'Статусов операторов у этого имени пока нет.',
    code: (code) => `код ${code}`,
    summary: (name, moderation) => `${name}: ${moderation}`,
    notFound: (name) => `Имени отправителя «${name}» на этом аккаунте нет.`,
    notFoundOf: (name, user) => `У субклиента «${user}» нет имени отправителя «${name}».`,
    similar: 'Похожие имена:',
  },
};
