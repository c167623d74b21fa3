import type { CommandContext } from '../command.ts';
import type { Catalogue } from '../language.ts';
import { readPhoneFile } from '../phones/phone-files.ts';
import { readPhone } from '../phones/phone-numbers.ts';
import { UserError } from '../user-error.ts';

/** Whom a mailing goes to, and what of the list was left out. */
export interface Recipients {
  /** Phone numbers as digits, or addresses, each once. */
  readonly to: readonly string[];
  /** Lines of the attached file, counted from 1, in which something stands but no number. */
  readonly skipped: readonly number[];
  /** Numbers that stood in the files once more, as often as they did. */
  readonly repeated: readonly string[];
  /** Numbers of the right length that nobody is given. */
  readonly doubtful: readonly string[];
}

/** As many as the sandbox and the provider's pages were tried with in one request. */
export const mostRecipients = 20_000;

/**
 * The recipients that were typed and those of the attached files.
 *
 * @throws FileError, UserError when there are none or too many
 */
export async function recipientsOf(
  { message }: CommandContext,
  { to = [], email }: { readonly to?: readonly string[] | undefined; readonly email?: readonly string[] | undefined },
): Promise<Recipients> {
  if (email !== undefined) return { to: email, skipped: [], repeated: [], doubtful: [] };
  const phones = new Set(to);
  const skipped: number[] = [];
  const repeated: string[] = [];
  for (const file of message.files) {
    const list = await readPhoneFile(file);
    skipped.push(...list.skipped);
    for (const phone of list.repeated) repeated.push(phone);
    for (const phone of list.phones) {
      if (phones.has(phone)) repeated.push(phone);
      phones.add(phone);
    }
  }
  if (phones.size === 0) throw new UserError(nobody);
  if (phones.size > mostRecipients) throw new UserError(tooMany(phones.size));
  const doubtful = [...phones].filter((phone) => readPhone(`+${phone}`)?.isValid !== true);
  return { to: [...phones], skipped, repeated, doubtful };
}

const nobody: Catalogue<string> = {
  en: 'There is nobody to send to. Give numbers with to:79991234567,79997654321, or attach a text or CSV file with one number on each line.',
  ru: 'Некому отправлять. Укажите номера: to:79991234567,79997654321 — или приложите текстовый или CSV-файл, по номеру в строке.',
};

function tooMany(count: number): Catalogue<string> {
  return {
    en: `These are ${count} different numbers; at most ${mostRecipients} go into one mailing here. Split the list.`,
    ru: `Здесь разных номеров: ${count}; в одну рассылку здесь входит не больше ${mostRecipients}. Разделите список.`,
  };
}
