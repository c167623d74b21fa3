import type { Catalogue } from '../language.ts';

export interface LinkTexts {
  readonly link: string;
  readonly id: string;
  readonly total: string;
  readonly today: string;
  readonly yesterday: string;
  readonly thisMonth: string;
  readonly lastMonth: string;
  readonly summary: (id: string, total: string) => string;
  /** Stands above the picture. */
  readonly chart: (id: string) => string;
  readonly notFound: (asked: string) => string;
  readonly howToAsk: string;
}

export const linkTexts: Catalogue<LinkTexts> = {
  en: {
    link: 'Short link',
    id: 'ID',
    total: 'Clicks altogether',
    today: 'Today',
    yesterday: 'Yesterday',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    summary: (id, total) => `Short link ${id}: ${total} clicks`,
    chart: (id) => `Clicks on short link ${id}`,
    notFound: (asked) => `There is no short link “${asked}” on this account.`,
    howToAsk: 'Ask by its id or by the full link behind it, not by the short link itself.',
  },
  ru: {
    link: 'Короткая ссылка',
    id: 'ID',
    total: 'Всего переходов',
    today: 'Сегодня',
    yesterday: 'Вчера',
    thisMonth: 'Этот месяц',
    lastMonth: 'Прошлый месяц',
    summary: (id, total) => `Короткая ссылка ${id}, переходов: ${total}`,
    chart: (id) => `Переходы по короткой ссылке ${id}`,
    notFound: (asked) => `Короткой ссылки «${asked}» на этом аккаунте нет.`,
    howToAsk: 'Спросите по её id или по полной ссылке за ней, а не по самой короткой ссылке.',
  },
};
