import { withheld } from '../bot/parameters/passwords.ts';
import { mayHoldPassword } from '../bot/passwords/typed-password.ts';

/** Names of the fields that hold what people typed. */
const typed: ReadonlySet<string> = new Set(['text', 'caption']);
/** The same once more, in pieces. */
const repeated: ReadonlySet<string> = new Set(['blocks', 'entities', 'caption_entities', 'attachments', 'quote']);
/** The command that says that a line was not kept. */
const instead = 'withheld';

/**
 * What the disk gets of a delivery in which somebody may have typed a password, as what was deleted from a disk can be
 * found there. After a crash the line says that it has to be typed again, and a form that its password was lost.
 *
 * @param body - as it came
 * @returns `undefined` for a delivery that can be kept as it is
 */
export function keptOf(body: unknown): string | undefined {
  let isSuspect = false;
  const kept = JSON.stringify(body, (key, value: unknown) => {
    if (typeof value === 'string' && typed.has(key) && mayHoldPassword(value)) {
      isSuspect = true;
      return withoutWords(value);
    }
    if (isField(value) && key.includes('password')) {
      isSuspect = true;
      return { value: { ...value.value, value: withheld } };
    }
    return value;
  });
  if (!isSuspect) return undefined;
  return JSON.stringify(JSON.parse(kept), (key, value: unknown) => (repeated.has(key) ? undefined : value));
}

/** A filled field of a form, with its one element. */
function isField(value: unknown): value is { readonly value: { readonly value: string } } {
  if (typeof value !== 'object' || value === null || !('value' in value)) return false;
  const element = value.value;
  return typeof element === 'object' && element !== null && 'value' in element && typeof element.value === 'string';
}

/** Whom a line is for is kept, so that it is for the same afterwards. */
function withoutWords(line: string): string {
  const [, addressee = ''] = /^\s*\/[^\s@]+(@\w+)?/u.exec(line) ?? [];
  if (line.trimStart().startsWith('/')) return `/${instead}${addressee}`;
  const [mention] = /^\s*(?:@\w+|<@[^>]+>)/u.exec(line) ?? [];
  return mention === undefined ? instead : `${mention} ${instead}`;
}
