import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import { characterTexts } from '../texts/characters.ts';
import { sendingTexts } from '../texts/sending.ts';
import { forcesUcs2 } from './alphabet.ts';

/**
 * How many parts messages of one text have, in which alphabet, and what forces it.
 *
 * @param parts - of all of them together
 * @param messages - how many there are
 */
export function partsWords(
  text: string,
  parts: number,
  messages: number,
  { language, formats }: Pick<CommandContext, 'language' | 'formats'>,
): string {
  const texts = sendingTexts[language];
  const character = forcesUcs2(text);
  const alphabet = character === undefined ? texts.sevenBit : texts.ucs2(characterWords(text, character, language));
  if (messages <= 1) return `${formats.number(parts)} (${alphabet})`;
  const each = parts / messages;
  const all = texts.partsInAll(formats.number(parts));
  return Number.isInteger(each)
    ? `${texts.partsEach(formats.number(each))} (${alphabet}), ${all}`
    : `${all} (${alphabet})`;
}

/** A character that stands in a text, by a name by which people find it there. */
function characterWords(text: string, character: string, language: Language): string {
  const texts = characterTexts[language];
  const shown = new Intl.Segmenter().segment(text).containing(text.indexOf(character))?.segment ?? character;
  const kind = kinds.find(([of]) => of.test(shown))?.[1] ?? 'other';
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return texts[kind](shown, code);
}

/** The first that fits. */
const kinds: readonly (readonly [of: RegExp, kind: keyof typeof characterTexts.en])[] = [
  [/^\p{Script=Cyrillic}/u, 'cyrillic'],
  [/^\p{L}/u, 'letter'],
  [/^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\uFE0F)/u, 'emoji'],
  [/^[“”„‟«»‹›‘‚]/u, 'quote'],
  [/^[’ʼ]/u, 'apostrophe'],
  [/^[\p{Pd}\u2212]/u, 'dash'],
  [/^…/u, 'ellipsis'],
  [/^№/u, 'numero'],
  [/^\p{Sc}/u, 'currency'],
  [/^\t/u, 'tab'],
  [/^\p{Z}/u, 'space'],
  [/^\p{C}/u, 'invisible'],
];
