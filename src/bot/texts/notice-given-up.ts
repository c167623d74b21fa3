import { type Catalogue, plural } from '../language.ts';

/** What the admins read when notifications are tried no more. */
export interface GivenUpTexts {
  readonly headline: (count: number, shown: string) => string;
  readonly place: string;
  readonly reason: string;
  readonly event: string;
  /** Stands before the command that tells them after all. */
  readonly advice: string;
  readonly why: string;
}

export const givenUpTexts: Catalogue<GivenUpTexts> = {
  en: {
    headline: (count, shown) =>
      `${shown} ${plural('en', count, { one: 'notification', other: 'notifications' })} could not be shown and ${plural('en', count, { one: 'was', other: 'were' })} given up.`,
    place: 'Conversation',
    reason: 'Reason',
    event: 'The first of them',
    advice: 'What comes after goes on. This command typed there tries once more:',
    why: 'Why',
  },
  ru: {
    headline: (count, shown) =>
      `Не удалось показать ${shown} ${plural('ru', count, { one: 'уведомление', few: 'уведомления', other: 'уведомлений' })}, попытки прекращены.`,
    place: 'Чат',
    reason: 'Причина',
    event: 'Первое из них',
    advice: 'То, что идёт следом, приходит как обычно. Попробовать ещё раз — команда, набранная там:',
    why: 'Почему',
  },
};
