import { clip } from '../../lib/clip.ts';
import type { CommandContext } from '../command.ts';
import type { Catalogue } from '../language.ts';
import { type Block, note } from '../reply.ts';
import { phoneListTexts } from '../texts/phone-lists.ts';
import { UserError } from '../user-error.ts';
import { readPhoneFile } from './phone-files.ts';

/** The phone numbers that a message is about. */
export interface AskedPhones {
  /** Digits with the country code, each once. */
  readonly phones: readonly string[];
  /** What is to be said about the list itself. */
  readonly notes: readonly Block[];
}

/** How many lines without a number are named. */
const mostNamed = 10;
const longestName = 60;

/**
 * The numbers that were typed and those in the attached files.
 *
 * @param most - how many different ones there may be
 * @throws FileError, UserError when there are none or too many
 */
export async function phonesAskedFor(
  { message, language }: CommandContext,
  typed: readonly string[],
  most: number,
): Promise<AskedPhones> {
  const texts = phoneListTexts[language];
  const phones = new Set(typed);
  const notes: Block[] = [];
  for (const file of message.files) {
    const list = await readPhoneFile(file);
    for (const phone of list.phones) phones.add(phone);
    const name = clip(file.name, longestName);
    if (list.phones.length === 0) notes.push(note(texts.noNumbers(name), 'warning'));
    else if (list.skipped.length > 0) notes.push(note(texts.skipped(named(list.skipped, texts.more))));
  }
  if (phones.size === 0) throw new UserError(noNumbers);
  if (phones.size > most) throw new UserError(tooMany(phones.size, most));
  return { phones: [...phones], notes };
}

function named(lines: readonly number[], more: (count: number) => string): string {
  const shown = lines.slice(0, mostNamed).join(', ');
  return lines.length > mostNamed ? `${shown} ${more(lines.length - mostNamed)}` : shown;
}

const noNumbers: Catalogue<string> = {
  en: 'There is no phone number in the attached file. Put one number on each line, with the country code.',
  ru: 'В приложенном файле нет номеров телефона. Напишите по одному номеру в строке, с кодом страны.',
};

function tooMany(count: number, most: number): Catalogue<string> {
  return {
    en: `These are ${count} different numbers; at most ${most} can be asked about at once. Split the list.`,
    ru: `Здесь разных номеров: ${count}; за один раз можно спросить не больше чем о ${most}. Разделите список.`,
  };
}
