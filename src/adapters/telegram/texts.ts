import type { Catalogue } from '../../bot/language.ts';

export interface TelegramTexts {
  /** Over a button whose command is no longer known. */
  readonly oldButton: string;
  readonly sentPrivately: string;
  /** Whom the bot may not write to yet. */
  readonly startFirst: (bot: string) => string;
  /** In place of a file that Telegram refused, as in groups that let nobody send files. */
  readonly fileRefused: string;
  /** Before what is to be typed to confirm something. */
  readonly typeIt: string;
  /** Under the bot's name. */
  readonly shortDescription: string;
  /** In an empty chat. */
  readonly description: string;
}

export const telegramTexts: Catalogue<TelegramTexts> = {
  en: {
    oldButton: 'This button no longer works. Ask again.',
    sentPrivately: 'Sent to you in the private chat.',
    startFirst: (bot) => `I may not write to you yet. Open the chat with ${bot}, press Start, then ask again.`,
    typeIt: 'To confirm, reply to this message with:',
    fileRefused: 'The file could not be sent to this chat. Ask for it in the private chat with me.',
    shortDescription: 'Answers about an SMS Centre account: balance, senders, messages, mailings.',
    description:
      'I answer questions about an SMS Centre account: balance and how long it lasts, sender names and templates at the operators, sent and incoming SMS, mailings, prices. I work for my own team only.',
  },
  ru: {
    oldButton: 'Эта кнопка больше не работает. Спросите ещё раз.',
    sentPrivately: 'Отправлено вам в личный чат.',
    startFirst: (bot) => `Мне пока нельзя писать вам. Откройте чат с ${bot}, нажмите «Начать» и спросите снова.`,
    typeIt: 'Чтобы подтвердить, ответьте на это сообщение так:',
    fileRefused: 'Файл не удалось отправить в этот чат. Запросите его в личном чате со мной.',
    shortDescription: 'Отвечает об аккаунте SMS-центра: баланс, имена, сообщения, рассылки.',
    description:
      'Отвечаю на вопросы об аккаунте SMS-центра: баланс и на сколько его хватит, имена отправителя и шаблоны у операторов, отправленные и входящие SMS, рассылки, цены. Работаю только для своей команды.',
  },
};
