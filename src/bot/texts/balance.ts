import type { Catalogue } from '../language.ts';

export interface BalanceTexts {
  readonly balance: string;
  readonly credit: string;
  readonly runway: string;
  /** Heads the spending of the last days. */
  readonly daily: string;
  /** Heads the balance at the end of each of the last days. */
  readonly history: string;
  readonly lasts: (length: string, perDay: string) => string;
  readonly overdrawn: string;
  readonly idle: string;
  readonly otherCurrency: string;
  readonly unknown: (why: string) => string;
}

export const balanceTexts: Catalogue<BalanceTexts> = {
  en: {
    balance: 'Balance',
    credit: 'Credit line',
    runway: 'Runway',
    daily: 'Spent by day',
    history: 'Balance by day',
    lasts: (length, perDay) => `about ${length} at the rate of the last 7 days (${perDay} a day)`,
    overdrawn: 'used up',
    idle: 'nothing was spent in the last 7 days',
    otherCurrency: 'The statistics are in another currency than the balance.',
    unknown: (why) => `unknown. ${why}`,
  },
  ru: {
    balance: 'Баланс',
    credit: 'Кредит',
    runway: 'Запас',
    daily: 'Расход по дням',
    history: 'Баланс по дням',
    lasts: (length, perDay) => `примерно на ${length} при расходе последних 7 дней (${perDay} в день)`,
    overdrawn: 'исчерпан',
    idle: 'за последние 7 дней расходов не было',
    otherCurrency: 'Статистика в другой валюте, чем баланс.',
    unknown: (why) => `неизвестен. ${why}`,
  },
};
