import { languages } from '../language.ts';
import { senderTexts } from '../texts/senders.ts';

/** All names of one country or operator, in both languages, as `folded`. */
type Names = readonly string[];

const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
/** Codes that stand for no country. */
const noCountry: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
/** A shorter piece is in too many names. */
const shortestPiece = 3;

let made: readonly Names[] | undefined;

/** A text without what people write now so, now so: capitals, ё, more than one space. */
export function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ');
}

/**
 * What the countries and operators that a word may mean are called in both languages: for `kazakh` also `казахстан`.
 *
 * @param piece - a name or a part of one, as `folded`
 */
export function otherNamesOf(piece: string): readonly string[] {
  const isMeant = (name: string): boolean => name === piece || (piece.length >= shortestPiece && name.includes(piece));
  return [
    ...new Set(
      everyName()
        .filter((names) => names.some(isMeant))
        .flat(),
    ),
  ];
}

/** Whether a text has a name in it as whole words. Both as `folded`. */
export function hasName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !isLetter(text.at(at + name.length)) && (at === 0 || !isLetter(text.at(at - 1)));
    if (isWhole) return true;
  }
  return false;
}

/** The names of countries and operators that stand in a text, in both languages. The text as `folded`. */
export function namesWithin(text: string): readonly string[] {
  return everyName()
    .filter((names) => names.some((name) => hasName(text, name)))
    .flat();
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\d]/u.test(character);
}

function everyName(): readonly Names[] {
  made ??= [...countries(), ...operators()];
  return made;
}

function countries(): readonly Names[] {
  const styles = ['long', 'short'] as const;
  const dictionaries = languages.flatMap((language) =>
    styles.map((style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' })),
  );
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !noCountry.has(code));
  const named = codes.map((code) => dictionaries.map((dictionary) => dictionary.of(code)));
  return named
    .map((names) => [...new Set(names.filter((name) => name !== undefined).map(folded))])
    .filter((names) => names.length > 0);
}

function operators(): readonly Names[] {
  const { en, ru } = senderTexts;
  return Object.entries(en.operators).map(([key, name]) => [
    folded(name),
    folded(ru.operators[key as keyof typeof ru.operators]),
  ]);
}
