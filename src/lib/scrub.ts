import type { Secret } from './secret.ts';

/** Digits that look like a phone number in the international form. */
const phoneLike = /(?<!\d)\d{11,15}(?!\d)/g;

/**
 * Makes the last step of the log: takes every known secret and everything that looks like a phone number out of a
 * finished line. Path-based redaction cannot do this, because a secret may stand inside any error message.
 *
 * @param secrets - replaced as they are, as JSON writes them and as an address or a form writes them
 */
export function createScrubber(secrets: readonly Secret[]): (line: string) => string {
  const forms = secrets.flatMap((hidden) => {
    const value = hidden.reveal();
    return [
      value,
      JSON.stringify(value).slice(1, -1),
      encodeURIComponent(value),
      new URLSearchParams([[value, '']]).toString().slice(0, -1),
    ];
  });
  const longestFirst = [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  return (line) => {
    let scrubbed = line;
    for (const form of longestFirst) scrubbed = scrubbed.replaceAll(form, '[secret]');
    return scrubbed.replace(phoneLike, (digits) => `${digits.slice(0, 4)}•••${digits.slice(-2)}`);
  };
}
