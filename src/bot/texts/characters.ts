import type { Catalogue } from '../language.ts';

/** What a character is called behind "because of"; each is given the character and its number in Unicode. */
export type CharacterTexts = Readonly<
  Record<
    | 'cyrillic'
    | 'letter'
    | 'emoji'
    | 'quote'
    | 'apostrophe'
    | 'dash'
    | 'ellipsis'
    | 'numero'
    | 'currency'
    | 'tab'
    | 'space'
    | 'invisible'
    | 'other',
    (shown: string, code: string) => string
  >
>;

export const characterTexts: Catalogue<CharacterTexts> = {
  en: {
    cyrillic: (shown) => `the Cyrillic letter ${shown}`,
    letter: (shown) => `the letter ${shown}`,
    emoji: (shown) => `the emoji ${shown}`,
    quote: (shown) => `the typographic quote ${shown}`,
    apostrophe: (shown) => `the curly apostrophe ${shown}`,
    dash: (shown) => `the long dash ${shown}`,
    ellipsis: (shown) => `the ellipsis ${shown}, which is one character`,
    numero: (shown) => `the numero sign ${shown}`,
    currency: (shown) => `the currency sign ${shown}`,
    tab: () => 'a tab',
    space: (_shown, code) => `a special space (${code})`,
    invisible: (_shown, code) => `an invisible character (${code})`,
    other: (shown, code) => `the character ${shown} (${code})`,
  },
  ru: {
    cyrillic: (shown) => `буквы кириллицы ${shown}`,
    letter: (shown) => `буквы ${shown}`,
    emoji: (shown) => `эмодзи ${shown}`,
    quote: (shown) => `типографской кавычки ${shown}`,
    apostrophe: (shown) => `типографского апострофа ${shown}`,
    dash: (shown) => `длинного тире ${shown}`,
    ellipsis: (shown) => `многоточия ${shown} одним знаком`,
    numero: (shown) => `знака номера ${shown}`,
    currency: (shown) => `знака валюты ${shown}`,
    tab: () => 'табуляции',
    space: (_shown, code) => `особого пробела (${code})`,
    invisible: (_shown, code) => `невидимого знака (${code})`,
    other: (shown, code) => `знака ${shown} (${code})`,
  },
};
