import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be mistaken for each other when read out over the phone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A short reference that stands in an answer about a failure and in the log line that tells its cause. */
export function createReference(): string {
  return Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
