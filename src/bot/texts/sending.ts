import type { Catalogue } from '../language.ts';

export interface SendingTexts {
  readonly question: string;
  readonly to: string;
  readonly sender: string;
  readonly usualSender: string;
  readonly parts: string;
  readonly sevenBit: string;
  readonly ucs2: (character: string) => string;
  /** Of each of several messages, and of all together. */
  readonly partsEach: (parts: string) => string;
  readonly partsInAll: (parts: string) => string;
  readonly cost: string;
  readonly balanceAfter: string;
  readonly notEnough: string;
  readonly goAhead: (price: string) => string;
  readonly sent: (phone: string) => string;
  readonly id: string;
  readonly left: string;
  readonly status: string;
  /** Whether it arrives is not known yet. */
  readonly later: string;
  /** Leads to what became of it. */
  readonly look: string;
}

export const sendingTexts: Catalogue<SendingTexts> = {
  en: {
    question: 'Send this SMS?',
    to: 'To',
    sender: 'From',
    usualSender: "the account's usual sender name",
    parts: 'Parts',
    sevenBit: '7-bit',
    ucs2: (character) => `UCS-2, because of ${character}`,
    partsEach: (parts) => `${parts} per SMS`,
    partsInAll: (parts) => `${parts} in all`,
    cost: 'Price',
    balanceAfter: 'Balance after',
    notEnough: 'There is not enough money on the account for this.',
    goAhead: (price) => `Send for ${price}`,
    sent: (phone) => `The SMS to ${phone} is on its way.`,
    id: 'ID',
    left: 'Balance',
    status: 'Where it is',
    later: 'Whether it was delivered shows in the history, mostly within a minute.',
    look: 'What became of it',
  },
  ru: {
    question: 'Отправить это SMS?',
    to: 'Кому',
    sender: 'От кого',
    usualSender: 'обычное имя отправителя аккаунта',
    parts: 'Частей',
    sevenBit: '7 бит',
    ucs2: (character) => `UCS-2 из-за ${character}`,
    partsEach: (parts) => `${parts} в каждом SMS`,
    partsInAll: (parts) => `всего ${parts}`,
    cost: 'Цена',
    balanceAfter: 'Баланс после',
    notEnough: 'На счёте не хватает денег на это.',
    goAhead: (price) => `Отправить за ${price}`,
    sent: (phone) => `SMS на ${phone} отправлено провайдеру.`,
    id: 'ID',
    left: 'Баланс',
    status: 'Где оно',
    later: 'Доставлено ли оно, видно в истории, обычно в течение минуты.',
    look: 'Что с ним',
  },
};
