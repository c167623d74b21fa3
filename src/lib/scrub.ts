import type { Secret } from './secret.ts';

/** Digits that look like a phone number: with a plus and any separators, or 11 to 15 digits in a row. */
const phoneLike = /\+\d[\d ().-]{8,20}\d|(?<!\d)\d{11,15}(?!\d)/g;
/** A shorter secret is taken out only where it stands alone, or it would shred words that happen to hold it. */
const shortSecret = 6;

/**
 * Takes every known secret and everything that looks like a phone number out of a text. As the last step of the log it
 * does what path-based redaction cannot, because a secret may stand inside any error message.
 *
 * @param secrets - replaced as they are, as JSON writes them and as an address or a form writes them
 */
export function createScrubber(secrets: readonly Secret[]): (line: string) => string {
  const forms = new Set(secrets.flatMap((hidden) => formsOf(hidden.reveal())));
  const patterns = [...forms]
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .map((form) =>
      form.length < shortSecret ? `(?<![\\p{L}\\d_])${RegExp.escape(form)}(?![\\p{L}\\d_])` : RegExp.escape(form),
    );
  const hidden = patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'gu');
  return (line) => {
    const scrubbed = hidden === undefined ? line : line.replaceAll(hidden, '[secret]');
    return scrubbed.replaceAll(phoneLike, maskPhone);
  };
}

const jsonText = /"(?:[^"\\]|\\.)*"/g;

/** Scrubs the texts in a line of JSON and leaves its numbers, which are times and sizes, so that it stays JSON. */
export function scrubJson(line: string, scrub: (text: string) => string): string {
  return line.replaceAll(jsonText, (quoted) => `"${scrub(quoted.slice(1, -1))}"`);
}

function formsOf(value: string): readonly string[] {
  const inForm = new URLSearchParams([[value, '']]).toString().slice(0, -1);
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), inForm];
}

function maskPhone(written: string): string {
  const plus = written.startsWith('+') ? '+' : '';
  const digits = written.replaceAll(/\D/g, '');
  return `${plus}${digits.slice(0, 4)}•••${digits.slice(-2)}`;
}
