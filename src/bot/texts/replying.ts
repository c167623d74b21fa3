import type { Catalogue } from '../language.ts';

export interface ReplyingTexts {
  /** On the button under an incoming SMS. */
  readonly reply: string;
  readonly whatToSay: (phone: string) => string;
  /** Before the line that can be typed as well. */
  readonly orType: string;
  /** Stands for the text in that line. */
  readonly text: string;
  readonly unknown: string;
  readonly noNumber: (sender: string) => string;
}

export const replyingTexts: Catalogue<ReplyingTexts> = {
  en: {
    reply: 'Reply',
    whatToSay: (phone) =>
      `Reply to this message with the text of the SMS to ${phone}. Its price is shown before it is sent.`,
    orType: 'Or type:',
    text: 'TEXT',
    unknown: 'This SMS is not known any more. Send to its number with:',
    noNumber: (sender) => `${sender} is not a phone number, so it cannot be answered.`,
  },
  ru: {
    reply: 'Ответить',
    whatToSay: (phone) => `Ответьте на это сообщение текстом SMS для ${phone}. Перед отправкой будет показана цена.`,
    orType: 'Или наберите:',
    text: 'ТЕКСТ',
    unknown: 'Это SMS уже неизвестно. Отправить на его номер можно так:',
    noNumber: (sender) => `${sender} — не номер телефона, ответить на него нельзя.`,
  },
};
