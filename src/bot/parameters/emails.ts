import type { Catalogue } from '../language.ts';
import { type Parameter, type Parsed, right, wrong } from './parameter.ts';

/** E-mail addresses, each once, or every address. */
export type Emails = readonly string[] | 'all';

const notAnAddress: Catalogue<string> = {
  en: 'This is no e-mail address. Write it as in name@example.com.',
  ru: 'Это не адрес e-mail. Напишите его так: name@example.com.',
};

/**
 * E-mail addresses with commas between them, each once.
 *
 * @param most - how many addresses there may be
 */
export function emailList(hint: string, most: number): Parameter<readonly string[]> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'lines',
    expects: {
      en: `1 to ${most} e-mail addresses with commas between them`,
      ru: `от 1 до ${most} адресов e-mail через запятую`,
    },
    words: [],
    parse: (written) => readEmails(written, most),
    print: (addresses) => addresses.join(','),
  };
}

/** The same, or the word `all`. */
export function emails(hint: string, most: number): Parameter<Emails> {
  return {
    ...emailList(hint, most),
    expects: {
      en: `1 to ${most} e-mail addresses with commas between them, or all`,
      ru: `от 1 до ${most} адресов e-mail через запятую или слово all`,
    },
    words: ['all'],
    parse: (written) => (/^(?:all|все)$/iu.test(written.trim()) ? right('all') : readEmails(written, most)),
    print: (value) => (value === 'all' ? value : value.join(',')),
  };
}

/** One e-mail address. */
export function email(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: { en: 'an e-mail address such as name@example.com', ru: 'адрес e-mail, например name@example.com' },
    words: [],
    parse: (written) => (/^[^\s@,;]+@[^\s@,;]+$/u.test(written.trim()) ? right(written.trim()) : wrong),
    print: (address) => address,
  };
}

function readEmails(written: string, most: number): Parsed<readonly string[]> {
  const addresses = new Set<string>();
  for (const { 0: address, index } of written.matchAll(/[^\s,;]+/gu)) {
    if (!/^[^@]+@[^@]+$/u.test(address)) {
      return { ok: false, reason: notAnAddress, start: index, end: index + address.length };
    }
    addresses.add(address);
  }
  if (addresses.size === 0) return { ok: false };
  if (addresses.size > most) return { ok: false, reason: tooMany(addresses.size, most) };
  return right([...addresses]);
}

function tooMany(count: number, most: number): Catalogue<string> {
  return {
    en: `These are ${count} different addresses; at most ${most} can be asked about at once.`,
    ru: `Здесь разных адресов: ${count}; за один раз можно спросить не больше чем о ${most}.`,
  };
}
