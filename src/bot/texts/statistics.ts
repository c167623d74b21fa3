import { type Catalogue, plural } from '../language.ts';

/** What narrows statistics down, as it is told to people. */
export interface StatisticsScope {
  /** First and last day, written; the same for one day. */
  readonly from: string;
  readonly to: string;
  readonly isElectronic: boolean;
}

/** Sums in one currency, written; what the provider did not tell is absent. */
export interface WrittenTotals {
  readonly messages: number | undefined;
  readonly spent: string | undefined;
  readonly paidIn: string | undefined;
}

export interface StatisticsTexts {
  readonly login: string;
  readonly messages: string;
  readonly spent: string;
  readonly paidIn: string;
  readonly currency: string;
  readonly total: string;
  readonly day: string;
  readonly scope: (scope: StatisticsScope) => string;
  readonly totals: (totals: WrittenTotals) => string;
  readonly none: (scope: string) => string;
  readonly byDay: string;
  readonly byWeek: string;
  readonly charts: StatisticsChartTexts;
  /** Not all days are known. */
  readonly soFar: (totals: string) => string;
  readonly known: (known: number, days: number) => string;
  readonly knownAndFollows: (known: number, days: number, length: string) => string;
  readonly newerFollows: (length: string) => string;
  readonly again: string;
  readonly subclients: SubclientStatisticsTexts;
}

/** What stands above a picture. */
export interface StatisticsChartTexts {
  readonly spent: (scope: string) => string;
  readonly messages: (scope: string) => string;
  readonly byWeek: string;
}

export interface SubclientStatisticsTexts {
  /** Whose money a subclient spends. */
  readonly balance: string;
  readonly own: string;
  readonly ours: string;
  readonly scope: (user: string | undefined, isOwn: boolean, period: string) => string;
  readonly noSubclient: (user: string) => string;
  /** What was typed for a login is a period. */
  readonly aPeriod: string;
  readonly notOwnBalance: (user: string) => string;
  readonly tryInstead: string;
  readonly similar: string;
  readonly everySubclient: string;
}

export const statisticsTexts: Catalogue<StatisticsTexts> = {
  en: {
    login: 'Login',
    messages: 'Messages',
    spent: 'Spent',
    paidIn: 'Paid in',
    currency: 'Currency',
    total: 'Total',
    day: 'Day',
    scope: ({ from, to, isElectronic }) =>
      `${from === to ? from : `${from} – ${to}`}${isElectronic ? ', electronic balance' : ''}`,
    totals: ({ messages, spent, paidIn }) =>
      [
        messages === undefined
          ? undefined
          : `${messages.toLocaleString('en-GB')} ${plural('en', messages, { one: 'message', other: 'messages' })}`,
        spent && `${spent} spent`,
        paidIn && `${paidIn} paid in`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    none: (scope) => `${scope}: nothing was sent or paid.`,
    byDay: 'Spent · messages, by day',
    byWeek: 'Spent · messages, by week (its first day is shown; the file has every day)',
    charts: {
      spent: (scope) => `Spent by login\n${scope}`,
      messages: (scope) => `Messages by login\n${scope}`,
      byWeek: 'Spent · messages, by week',
    },
    soFar: (totals) => `So far: ${totals}`,
    known: (known, days) => `${known} of ${days} days are known.`,
    knownAndFollows: (known, days, length) =>
      `${known} of ${days} days are known; ${days - known === 1 ? 'the other one follows' : 'the others follow'} in about ${length}.`,
    newerFollows: (length) => `Newer figures follow in about ${length}.`,
    again: 'Ask again',
    subclients: {
      balance: 'Balance',
      own: 'own',
      ours: 'ours',
      scope: (user, isOwn, period) =>
        `${user === undefined ? 'Subclients' : `Subclient ${user}`}${isOwn ? ' (own balance)' : ''}, ${period}`,
      noSubclient: (user) => `There is no subclient “${user}”.`,
      aPeriod: 'A period is typed with its name:',
      notOwnBalance: (user) =>
        `The provider has no such statistics of “${user}”: it may spend from our balance, or from the electronic one.`,
      tryInstead: 'Try:',
      similar: 'Similar logins:',
      everySubclient: 'Every subclient',
    },
  },
  ru: {
    login: 'Логин',
    messages: 'Сообщений',
    spent: 'Расход',
    paidIn: 'Приход',
    currency: 'Валюта',
    total: 'Всего',
    day: 'День',
    scope: ({ from, to, isElectronic }) =>
      `${from === to ? from : `${from} – ${to}`}${isElectronic ? ', электронный баланс' : ''}`,
    totals: ({ messages, spent, paidIn }) =>
      [
        messages === undefined
          ? undefined
          : `${messages.toLocaleString('ru-RU')} ${plural('ru', messages, { one: 'сообщение', few: 'сообщения', other: 'сообщений' })}`,
        spent && `расход ${spent}`,
        paidIn && `приход ${paidIn}`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    none: (scope) => `${scope}: ничего не отправлено и не оплачено.`,
    byDay: 'Расход · сообщений по дням',
    byWeek: 'Расход · сообщений по неделям (указан первый день; все дни — в файле)',
    charts: {
      spent: (scope) => `Расход по логинам\n${scope}`,
      messages: (scope) => `Сообщений по логинам\n${scope}`,
      byWeek: 'Расход · сообщений по неделям',
    },
    soFar: (totals) => `Пока: ${totals}`,
    known: (known, days) => `Известно дней: ${known} из ${days}.`,
    knownAndFollows: (known, days, length) =>
      `Известно дней: ${known} из ${days}; остальное — примерно через ${length}.`,
    newerFollows: (length) => `Новые данные — примерно через ${length}.`,
    again: 'Спросить ещё раз',
    subclients: {
      balance: 'Баланс',
      own: 'свой',
      ours: 'наш',
      scope: (user, isOwn, period) =>
        `${user === undefined ? 'Субклиенты' : `Субклиент ${user}`}${isOwn ? ' (свой баланс)' : ''}, ${period}`,
      noSubclient: (user) => `Субклиента «${user}» нет.`,
      aPeriod: 'Период указывается вместе с именем параметра:',
      notOwnBalance: (user) =>
        `У провайдера нет такой статистики по «${user}»: возможно, он тратит с нашего баланса или с электронного.`,
      tryInstead: 'Попробуйте:',
      similar: 'Похожие логины:',
      everySubclient: 'Все субклиенты',
    },
  },
};
