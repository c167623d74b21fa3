/** The keys of the Russian layout and what they give in the English one (ЙЦУКЕН, QWERTY). */
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ.,';
const english = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>/?';
const keys: ReadonlyMap<string, string> = new Map(Array.from(russian, (key, index) => [key, english.charAt(index)]));

/**
 * What was typed, had the keyboard been in the English layout: `.ифдфтсу` is `/balance`. Words without a Russian letter
 * stay as they are, since somebody who notices half-way switches half-way.
 */
export function inEnglishLayout(text: string): string {
  return text.replaceAll(/\S*\p{Script=Cyrillic}\S*/gu, (word) =>
    Array.from(word, (key) => keys.get(key) ?? key).join(''),
  );
}
