import type { Catalogue } from '../language.ts';

export interface LanguageTexts {
  readonly current: string;
  readonly change: string;
  readonly forYou: string;
  readonly forEverybody: string;
}

export const languageTexts: Catalogue<LanguageTexts> = {
  en: {
    current: 'Answers are in English.',
    change: 'To change it:',
    forYou: 'Answers to you are in English from now on.',
    forEverybody: 'Answers here are in English from now on, for everybody who chose no language.',
  },
  ru: {
    current: 'Ответы на русском языке.',
    change: 'Изменить:',
    forYou: 'Теперь ответы вам будут на русском языке.',
    forEverybody: 'Теперь ответы здесь будут на русском языке — всем, кто не выбрал свой.',
  },
};
