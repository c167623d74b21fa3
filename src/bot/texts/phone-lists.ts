import type { Catalogue } from '../language.ts';

export interface PhoneListTexts {
  readonly noNumbers: (file: string) => string;
  /** Lines of a file without a number. */
  readonly skipped: (lines: string) => string;
  readonly more: (count: number) => string;
}

/** What a list of numbers is called in a form, and what may go in. */
export const phoneListField = {
  label: { en: 'List of numbers', ru: 'Список номеров' },
  hint: { en: 'A text or CSV file with one number on each line', ru: 'Текстовый или CSV-файл, по номеру в строке' },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;

export const phoneListTexts: Catalogue<PhoneListTexts> = {
  en: {
    noNumbers: (file) => `There is no phone number in ${file}.`,
    skipped: (lines) => `Lines without a phone number: ${lines}.`,
    more: (count) => `and ${count} more`,
  },
  ru: {
    noNumbers: (file) => `В файле ${file} нет ни одного номера телефона.`,
    skipped: (lines) => `Строки без номера телефона: ${lines}.`,
    more: (count) => `и ещё ${count}`,
  },
};
