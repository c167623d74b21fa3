import type { messageErrors, messageStatuses, messageTypes } from '../../smsc/codes.ts';
import { type Catalogue, plural, type Wording } from '../language.ts';

/** What became of a message, as far as people count it. */
export type MessageState = 'delivered' | 'at-operator' | 'waiting' | 'stopped' | 'failed' | 'unclear';

/** Words for the provider's numbers about a message. */
export interface MessageCodeTexts {
  readonly statuses: Wording<typeof messageStatuses>;
  readonly errors: Wording<typeof messageErrors>;
  readonly types: Wording<typeof messageTypes>;
  /** For a number that no page explains; with the provider's own words when it sends any. */
  readonly code: (code: number, words?: string) => string;
  readonly type: (code: number) => string;
  /** What stands behind the number of messages in a state. */
  readonly states: Readonly<Record<MessageState, (count: number) => string>>;
}

function withWords(code: string, words: string | undefined): string {
  return words === undefined ? code : `${code} (${words})`;
}

export const messageCodeTexts: Catalogue<MessageCodeTexts> = {
  en: {
    statuses: {
      'not-found': 'not found',
      stopped: 'stopped',
      waiting: 'waiting to be sent',
      'at-operator': 'handed to the operator',
      delivered: 'delivered',
      read: 'read',
      expired: 'expired',
      'link-clicked': 'link clicked',
      'reported-as-spam': 'reported as spam',
      undeliverable: 'cannot be delivered',
      'wrong-number': 'wrong number',
      forbidden: 'forbidden',
      'no-money': 'not enough money',
      unreachable: 'number out of reach',
    },
    errors: {
      none: 'no error',
      'no-such-subscriber': 'there is no such subscriber',
      offline: 'the phone is off or out of coverage',
      'no-sms-service': 'the subscriber has no SMS service',
      'phone-fault': 'a fault of the phone or SIM card',
      'subscriber-blocked': 'the subscriber is blocked',
      'not-supported': 'the phone does not support it',
      'virtual-sending': 'a test, not really sent',
      'sim-replaced': 'the SIM card was replaced',
      'operator-queue-full': "the operator's queue is full",
      'no-answer': 'no answer',
      'address-not-allowed': 'the IP address is not allowed',
      'line-busy': 'the line is busy',
      'conversion-error': 'the text or sound could not be converted',
      'answering-machine': 'an answering machine took the call',
      'no-contract': 'no contract',
      'mailing-forbidden': 'mailings are forbidden or a link is banned',
      'no-status-in-a-day': 'no status came within a day',
      'time-limit': 'not allowed at this time of day',
      'daily-limit': 'the daily limit is reached',
      'no-route': 'no route to the number',
      'bad-number-format': 'the number has a wrong format',
      'forbidden-by-settings': "forbidden by the account's settings",
      'limit-per-number': 'the limit for one number is reached',
      'number-forbidden': 'the number is forbidden',
      'spam-filter': 'stopped by the spam filter',
      'unregistered-sender': 'the sender name is not registered',
      'rejected-by-operator': 'rejected by the operator',
    },
    types: {
      sms: 'SMS',
      flash: 'flash SMS',
      binary: 'binary SMS',
      'wap-push': 'WAP push',
      hlr: 'HLR request',
      ping: 'ping SMS',
      mms: 'MMS',
      call: 'call',
      email: 'e-mail',
      viber: 'Viber',
      social: 'social networks',
    },
    code: (code, words) => withWords(`code ${code}`, words),
    type: (code) => `type ${code}`,
    states: {
      delivered: () => 'delivered',
      'at-operator': () => 'at the operator',
      waiting: () => 'waiting',
      stopped: () => 'stopped',
      failed: () => 'failed',
      unclear: () => 'unclear',
    },
  },
  ru: {
    statuses: {
      'not-found': 'не найдено',
      stopped: 'остановлено',
      waiting: 'ожидает отправки',
      'at-operator': 'передано оператору',
      delivered: 'доставлено',
      read: 'прочитано',
      expired: 'просрочено',
      'link-clicked': 'нажата ссылка',
      'reported-as-spam': 'отмечено как спам',
      undeliverable: 'невозможно доставить',
      'wrong-number': 'неверный номер',
      forbidden: 'запрещено',
      'no-money': 'недостаточно средств',
      unreachable: 'недоступный номер',
    },
    errors: {
      none: 'нет ошибки',
      'no-such-subscriber': 'абонент не существует',
      offline: 'абонент не в сети',
      'no-sms-service': 'у абонента нет услуги SMS',
      'phone-fault': 'ошибка в телефоне или SIM-карте',
      'subscriber-blocked': 'абонент заблокирован',
      'not-supported': 'телефон это не поддерживает',
      'virtual-sending': 'тестовая отправка',
      'sim-replaced': 'SIM-карта заменена',
      'operator-queue-full': 'очередь оператора переполнена',
      'no-answer': 'нет ответа',
      'address-not-allowed': 'IP-адрес не разрешён',
      'line-busy': 'линия занята',
      'conversion-error': 'текст или звук не удалось преобразовать',
      'answering-machine': 'ответил автоответчик',
      'no-contract': 'нет договора',
      'mailing-forbidden': 'рассылки запрещены или ссылка под запретом',
      'no-status-in-a-day': 'статус не пришёл за сутки',
      'time-limit': 'не разрешено в это время суток',
      'daily-limit': 'достигнут суточный лимит',
      'no-route': 'нет маршрута к номеру',
      'bad-number-format': 'неверный формат номера',
      'forbidden-by-settings': 'запрещено настройками аккаунта',
      'limit-per-number': 'достигнут лимит на один номер',
      'number-forbidden': 'номер запрещён',
      'spam-filter': 'остановлено спам-фильтром',
      'unregistered-sender': 'имя отправителя не зарегистрировано',
      'rejected-by-operator': 'отклонено оператором',
    },
    types: {
      sms: 'SMS',
      flash: 'flash-SMS',
      binary: 'бинарное SMS',
      'wap-push': 'WAP-push',
      hlr: 'HLR-запрос',
      ping: 'ping-SMS',
      mms: 'MMS',
      call: 'звонок',
      email: 'e-mail',
      viber: 'Viber',
      social: 'соцсети',
    },
    code: (code, words) => withWords(`код ${code}`, words),
    type: (code) => `тип ${code}`,
    states: {
      delivered: () => 'доставлено',
      'at-operator': () => 'у оператора',
      waiting: (count) => plural('ru', count, { one: 'ожидает', other: 'ожидают' }),
      stopped: () => 'остановлено',
      failed: () => 'не доставлено',
      unclear: () => 'неясно',
    },
  },
};
