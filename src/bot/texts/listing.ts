import type { Catalogue } from '../language.ts';

export interface ListingTexts {
  readonly page: (
    page: number,
    pages: number,
    entries: { readonly from: number; readonly to: number; readonly of: number },
  ) => string;
  readonly show: string;
  /** The listing is no longer kept, or never was here. */
  readonly gone: string;
  readonly file: (name: string, rows: number) => string;
  readonly forYou: string;
}

export const listingTexts: Catalogue<ListingTexts> = {
  en: {
    page: (page, pages, { from, to, of }) => `Page ${page} of ${pages}: ${from}–${to} of ${of}`,
    show: 'Show',
    gone: 'These pages are no longer kept. Ask again for new ones.',
    file: (name, rows) => `${name}: rows ${rows}`,
    forYou: 'Shown to you alone.',
  },
  ru: {
    page: (page, pages, { from, to, of }) => `Страница ${page} из ${pages}: ${from}–${to} из ${of}`,
    show: 'Показать',
    gone: 'Эти страницы больше не хранятся. Спросите ещё раз.',
    file: (name, rows) => `${name}, строк: ${rows}`,
    forYou: 'Показано только вам.',
  },
};
