import type { Catalogue } from '../language.ts';

export interface SenderCodeTexts {
  readonly send: (phone: string) => string;
  readonly sendIt: string;
  readonly number: string;
  readonly from: string;
  /** Where no site was named. */
  readonly usualSender: string;
  readonly siteInText: string;
  readonly isAnSms: string;
  readonly sent: (phone: string) => string;
  readonly thenType: string;
  /** Opens the form that asks for the code. */
  readonly enter: string;
  readonly confirm: (phone: string) => string;
  readonly confirmIt: string;
  readonly codeIsHeld: string;
  readonly confirmed: (phone: string) => string;
}

export const senderCodeTexts: Catalogue<SenderCodeTexts> = {
  en: {
    send: (phone) => `Send a confirmation code to ${phone}, so that this number can become a sender name?`,
    sendIt: 'Send the code',
    number: 'Number',
    from: 'From',
    usualSender: "the provider's usual sender name",
    siteInText: 'Site named in the text',
    isAnSms: 'The code comes as an SMS; another one can be sent after 8 hours.',
    sent: (phone) => `A code was sent to ${phone}.`,
    thenType: 'Then type:',
    enter: 'Enter the code…',
    confirm: (phone) => `Confirm ${phone} as a sender name with the code that was typed?`,
    confirmIt: 'Confirm the number',
    codeIsHeld: 'The code itself is not shown here and stands in no log.',
    confirmed: (phone) => `${phone} is confirmed as a sender name.`,
  },
  ru: {
    send: (phone) => `Отправить на ${phone} код подтверждения, чтобы этот номер мог стать именем отправителя?`,
    sendIt: 'Отправить код',
    number: 'Номер',
    from: 'От кого',
    usualSender: 'обычное имя отправителя провайдера',
    siteInText: 'Сайт в тексте',
    isAnSms: 'Код придёт в SMS; следующий можно будет отправить через 8 часов.',
    sent: (phone) => `Код отправлен на ${phone}.`,
    thenType: 'Потом наберите:',
    enter: 'Ввести код…',
    confirm: (phone) => `Подтвердить ${phone} как имя отправителя кодом, который набран?`,
    confirmIt: 'Подтвердить номер',
    codeIsHeld: 'Сам код здесь не показан, и ни в одном журнале его нет.',
    confirmed: (phone) => `${phone} подтверждён как имя отправителя.`,
  },
};

/** What the provider's refusals mean for a number that is to become a name. */
export const senderCodeRefusals = {
  noSuchSite: {
    en: 'The provider did not find the site of site: among the sender names (error 3). It has to be added and allowed before: look with /sender list.',
    ru: 'Провайдер не нашёл сайта из site: среди имён отправителя (ошибка 3). Его надо сначала добавить и дождаться разрешения: посмотрите /sender list.',
  },
  landline: {
    en: 'The code cannot be delivered to this number (error 8). It has to be a mobile number that takes SMS.',
    ru: 'Код на этот номер доставить нельзя (ошибка 8). Нужен мобильный номер, который принимает SMS.',
  },
  tooSoon: {
    en: 'A code was already sent to this number (error 10). Use that one with /sender confirm; another one can be sent 8 hours after it.',
    ru: 'Код на этот номер уже отправлен (ошибка 10). Подтвердите номер им, командой /sender confirm; следующий можно отправить через 8 часов после него.',
  },
  noCodeAsked: {
    en: 'No code was sent to this number (error 3). Ask for one first with /sender code.',
    ru: 'Код на этот номер не отправляли (ошибка 3). Сначала запросите его командой /sender code.',
  },
  wrongCode: {
    en: 'The code is wrong (error 11). Type the one that came in the last SMS.',
    ru: 'Код неверный (ошибка 11). Наберите тот, что пришёл в последней SMS.',
  },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;
