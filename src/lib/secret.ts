import { inspect } from 'node:util';

/**
 * A value that must never be seen: a password, a key, a token. Printing, logging or serialising it shows
 * `[secret]`; only `reveal()` gives the text, so every use can be found by searching for that word.
 */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const shown = '[secret]';

/** Wraps a secret text. */
export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => shown,
    toJSON: () => shown,
    [inspect.custom]: () => shown,
  });
}
