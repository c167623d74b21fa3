import type { Catalogue } from '../language.ts';

export interface SpendingTexts {
  readonly limit: (sum: string) => string;
  readonly noLimit: string;
  readonly change: string;
}

export const spendingTexts: Catalogue<SpendingTexts> = {
  en: {
    limit: (sum) => `What costs more than ${sum} needs the approval of another operator.`,
    noLimit: 'There is no limit: nothing needs the approval of another operator.',
    change: 'To set one:',
  },
  ru: {
    limit: (sum) => `Что стоит больше ${sum}, то требует одобрения другого оператора.`,
    noLimit: 'Лимита нет: одобрение другого оператора не требуется.',
    change: 'Задать:',
  },
};
