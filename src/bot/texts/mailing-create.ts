import { type Catalogue, plural } from '../language.ts';

export interface MailingCreateTexts {
  readonly question: (name: string) => string;
  readonly made: (name: string) => string;
  readonly id: string;
  readonly recipients: string;
  /** Some of the list will not be sent to. */
  readonly recipientsOf: (reached: string, all: string) => string;
  readonly sender: string;
  readonly subject: string;
  readonly when: string;
  readonly atOnce: string;
  readonly repeat: string;
  readonly spread: string;
  readonly spreadOver: (hours: number, minutes: number) => string;
  readonly parts: string;
  readonly text: string;
  readonly cost: string;
  readonly costNotKnown: string;
  /** Of a mailing that is repeated. */
  readonly costEachTime: (price: string) => string;
  readonly balanceAfter: string;
  readonly network: string;
  readonly moreNetworks: (count: number) => string;
  readonly skipped: (count: number, lines: string) => string;
  readonly repeated: (count: number, phones: string) => string;
  readonly doubtful: (count: number, phones: string) => string;
  readonly refused: (count: number, phones: string) => string;
  readonly goAhead: string;
  readonly goAheadFor: (price: string) => string;
  readonly look: string;
}

export const mailingCreateTexts: Catalogue<MailingCreateTexts> = {
  en: {
    question: (name) => `Make the mailing “${name}”?`,
    made: (name) => `The mailing “${name}” is made.`,
    id: 'ID',
    recipients: 'Recipients',
    recipientsOf: (reached, all) => `${reached} of ${all}`,
    sender: 'From',
    subject: 'Subject',
    when: 'When',
    atOnce: 'at once',
    repeat: 'Repeated',
    spread: 'Spread',
    spreadOver: (hours, minutes) => `over ${hours} h, a part every ${minutes} min`,
    parts: 'Parts',
    text: 'Text',
    cost: 'Price',
    costNotKnown: 'not known before it is made',
    costEachTime: (price) => `${price} each time`,
    balanceAfter: 'Balance after',
    network: 'Operator',
    moreNetworks: (count) => `and ${count} more ${plural('en', count, { one: 'network', other: 'networks' })}`,
    skipped: (count, lines) => (count === 1 ? `No number on line ${lines}` : `No number on ${count} lines: ${lines}`),
    repeated: (count, phones) => `Repeated numbers left out (${count}): ${phones}`,
    doubtful: (count, phones) => `Numbers that nobody is given (${count}): ${phones}`,
    refused: (count, phones) => `Numbers that the provider will not send to (${count}): ${phones}`,
    goAhead: 'Make it',
    goAheadFor: (price) => `Make it for ${price}`,
    look: 'How it goes',
  },
  ru: {
    question: (name) => `Создать рассылку «${name}»?`,
    made: (name) => `Рассылка «${name}» создана.`,
    id: 'ID',
    recipients: 'Получателей',
    recipientsOf: (reached, all) => `${reached} из ${all}`,
    sender: 'От кого',
    subject: 'Тема',
    when: 'Когда',
    atOnce: 'сразу',
    repeat: 'Повтор',
    spread: 'Растянута',
    spreadOver: (hours, minutes) => `на ${hours} ч, часть каждые ${minutes} мин`,
    parts: 'Частей',
    text: 'Текст',
    cost: 'Цена',
    costNotKnown: 'до создания неизвестна',
    costEachTime: (price) => `${price} за каждый раз`,
    balanceAfter: 'Баланс после',
    network: 'Оператор',
    moreNetworks: (count) => `и ещё ${count} ${plural('ru', count, { one: 'сеть', few: 'сети', other: 'сетей' })}`,
    skipped: (count, lines) => {
      if (count === 1) return `Без номера: строка ${lines}`;
      return `Без номера: ${count} ${plural('ru', count, { one: 'строка', few: 'строки', other: 'строк' })} (${lines})`;
    },
    repeated: (count, phones) => `Повторные номера пропущены (${count}): ${phones}`,
    doubtful: (count, phones) => `Таких номеров не выдают (${count}): ${phones}`,
    refused: (count, phones) => `На эти номера провайдер не отправит (${count}): ${phones}`,
    goAhead: 'Создать',
    goAheadFor: (price) => `Создать за ${price}`,
    look: 'Как идёт',
  },
};
