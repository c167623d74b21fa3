import { createHash } from 'node:crypto';
import { Keyv } from 'keyv';
import { type Clock, systemClock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { StorageError } from './error.ts';
import { fromJson, toJson } from './json.ts';
import { keyvAdapter } from './keyv-adapter.ts';

/** Values under keys: settings, caches, kept pages. What must change together with something else is a table instead. */
export interface Store<Value> {
  /** The value, or `undefined` when there is none or it has expired. @throws StorageError */
  get(key: string): Promise<Value | undefined>;
  /**
   * Keeps a value, in place of the one before.
   *
   * @param key - any text without a NUL character
   * @param value - plain data that JSON can hold
   * @param ttlMs - for how long, in milliseconds; for ever when absent
   * @throws StorageError `invalid` for a value that JSON would change; any other code when the storage failed
   */
  set(key: string, value: Value, ttlMs?: number): Promise<void>;
  /** Forgets a value; no error when there is none. @throws StorageError */
  delete(key: string): Promise<void>;
  /** Forgets every value of this account and space. @throws StorageError */
  clear(): Promise<void>;
}

export interface StoreOptions {
  /** Whose values these are; other accounts neither see nor clear them. */
  readonly account: string;
  /** What kind of values these are, such as `settings`; spaces are apart from each other as accounts are. */
  readonly space: string;
  readonly clock?: Clock;
  /** Whether `set` does not wait until the disk has it: the end of the process undoes nothing, but a power cut may. */
  readonly hasty?: boolean;
}

/** Longer keys are kept as their hash: PostgreSQL has room for 2700 bytes in an index entry. */
const longestKey = 500;
const longestName = 200;

/**
 * Opens a store on the table `kept`, through keyv. Any number may be open on the same account and space.
 *
 * keyv gives `undefined` instead of a failure as soon as somebody listens for its `error` event, and it takes no empty
 * key. So it stays inside, without a listener, and keys get a letter in front. Its own reckoning of expiry goes by
 * `Date.now()`; it is left out in favour of the adapter's, which goes by the clock.
 *
 * @throws StorageError `invalid` when account or space are empty or longer than 200 bytes
 */
export function openStore<Value>(
  database: Database,
  { account, space, clock = systemClock, hasty }: StoreOptions,
): Store<Value> {
  checkName('account', account);
  checkName('space', space);
  const what = `a value in "${space}"`;
  const keyv = new Keyv<Value>({
    store: keyvAdapter(database, { account, space, clock, hasty }),
    serialization: {
      stringify: (value: unknown) => toJson(value, what),
      parse: (text: string) => fromJson(text, what) as never,
    },
    checkExpired: false,
  });

  return {
    get: (key) => known(() => keyv.get<Value>(keptKey(key))),
    set: (key, value, ttlMs) =>
      known(async () => {
        if (value === undefined) throw new StorageError('invalid', `${what} cannot be kept as JSON`);
        await keyv.setRaw(keptKey(key), { value, expires: ttlMs === undefined ? undefined : clock.now() + ttlMs });
      }),
    delete: (key) =>
      known(async () => {
        await keyv.delete(keptKey(key));
      }),
    clear: () => known(() => keyv.clear()),
  };
}

async function known<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError('failed', 'a kept value could not be read or written', { cause: error });
  }
}

function checkName(what: string, name: string): void {
  if (name === '' || Buffer.byteLength(name) > longestName) {
    throw new StorageError('invalid', `the ${what} of a store has 1 to ${longestName} bytes`);
  }
}

function keptKey(key: string): string {
  if (Buffer.byteLength(key) <= longestKey) return `=${key}`;
  return `#${createHash('sha256').update(key, 'utf16le').digest('hex')}`;
}
