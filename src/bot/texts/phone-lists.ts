import type { Catalogue } from '../language.ts';

export interface PhoneListTexts {
  readonly noNumbers: (file: string) => string;
  /** Lines of a file without a number. */
  readonly skipped: (lines: string) => string;
  readonly more: (count: number) => string;
}

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
