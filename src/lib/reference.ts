import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be mistaken for each other when read out over the phone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A short reference that stands in an answer about a failure and in the log line that tells its cause. */
export function createReference(): string {
  return Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The same reference as a whole number, for those who take nothing else: from 1 to 887 503 681. */
export function referenceNumber(reference: string): number {
  return Array.from(reference).reduce((sum, letter) => sum * alphabet.length + alphabet.indexOf(letter), 0) + 1;
}
