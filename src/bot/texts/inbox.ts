import { type Catalogue, plural } from '../language.ts';

/** Which incoming SMS were asked for, as it is told to people. */
export interface InboxScope {
  /** The last so many hours, or what came after the SMS with this id. */
  readonly since: { readonly hours: number } | { readonly after: string };
  readonly to: string | undefined;
}

export interface InboxTexts {
  readonly found: (count: number, shown: string, scope: InboxScope) => string;
  readonly none: (scope: InboxScope) => string;
  /** Others were left out, as fewer were asked for. */
  readonly newest: (shown: string, all: string, argument: string) => string;
  readonly all: (count: string) => string;
  /** The provider gave as many as one answer may hold. */
  readonly full: (most: string) => string;
  readonly week: string;
  readonly noTime: string;
  readonly from: (phone: string) => string;
  readonly to: (phone: string) => string;
  readonly fileColumns: readonly string[];
}

export const inboxTexts: Catalogue<InboxTexts> = {
  en: {
    found: (_count, shown, scope) => `${shown} incoming SMS ${inEnglish(scope)}`,
    none: (scope) => `No incoming SMS ${inEnglish(scope)}.`,
    newest: (shown, all, argument) =>
      `Shown here: the newest ${shown} of ${all}. For all of them ask with ${argument}.`,
    all: (count) => `All ${count} ▶`,
    full: (most) =>
      `The provider gives at most ${most} at once, so some may be missing, even the newest. Ask for fewer hours or from a later id.`,
    week: '7 days',
    noTime: 'time not told',
    from: (phone) => `from ${phone}`,
    to: (phone) => `to ${phone}`,
    fileColumns: ['ID', 'Received', 'Sent', 'From', 'To', 'Text'],
  },
  ru: {
    found: (count, shown, scope) =>
      `${shown} ${plural('ru', count, { one: 'входящее', other: 'входящих' })} SMS ${inRussian(scope)}`,
    none: (scope) => `Нет входящих SMS ${inRussian(scope)}.`,
    newest: (shown, all, argument) => `Здесь новейшие: ${shown} из ${all}. Чтобы получить все, укажите ${argument}.`,
    all: (count) => `Все ${count} ▶`,
    full: (most) =>
      `Провайдер даёт не больше ${most} сразу, поэтому часть могла не войти, даже новейшие. Спросите за меньшее число часов или с более позднего id.`,
    week: '7 дней',
    noTime: 'время не указано',
    from: (phone) => `от ${phone}`,
    to: (phone) => `на ${phone}`,
    fileColumns: ['ID', 'Получено', 'Отправлено', 'От', 'На номер', 'Текст'],
  },
};

function inEnglish({ since, to }: InboxScope): string {
  const when = 'after' in since ? `after id ${since.after}` : `in the last ${hoursInEnglish(since.hours)}`;
  return to === undefined ? when : `${when}, to ${to}`;
}

function hoursInEnglish(hours: number): string {
  return hours === 1 ? 'hour' : `${hours} hours`;
}

function inRussian({ since, to }: InboxScope): string {
  const when = 'after' in since ? `после id ${since.after}` : `за ${hoursInRussian(since.hours)}`;
  return to === undefined ? when : `${when}, на ${to}`;
}

function hoursInRussian(hours: number): string {
  if (hours === 1) return 'последний час';
  const last = plural('ru', hours, { one: 'последний', other: 'последние' });
  return `${last} ${hours} ${plural('ru', hours, { one: 'час', few: 'часа', other: 'часов' })}`;
}
