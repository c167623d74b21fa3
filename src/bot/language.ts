/** The languages that the bot speaks. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** The same texts in every language; one that is missing does not build. */
export type Catalogue<Texts> = Readonly<Record<Language, Texts>>;

/** Words for every name in a table of codes. */
export type Wording<Table> = Readonly<Record<Table[keyof Table] & string, string>>;

/** The forms of a counted noun; English uses `one` and `other`, Russian all but `other` for whole numbers. */
export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const rules: Catalogue<Intl.PluralRules> = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

/** The form of a noun that goes with a number: 1 name, 2 names; 1 имя, 2 имени, 5 имён, 21 имя. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const form = rules[language].select(count);
  if (form === 'one') return forms.one;
  if (form === 'few') return forms.few ?? forms.other;
  return form === 'many' ? (forms.many ?? forms.other) : forms.other;
}
