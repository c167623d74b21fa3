import { beforeEach, describe, expect, it } from 'vitest';
import { hour } from '../../src/smsc/operation.ts';
import type { Database } from '../../src/storage/database.ts';
import { openStore, type Store } from '../../src/storage/store.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { failure, failureCode } from './database.ts';

const hostileKeys = [
  '',
  ' ',
  ':',
  'a:b',
  '=a',
  '#a',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE kept; --",
  '%',
  '_',
  '$1',
  'ключ',
  'КЛЮЧ',
  '🔑',
  'é',
  'e\u0301',
  'telegram:-100500:7',
  '\n',
  'x'.repeat(501),
  'x'.repeat(502),
  'ю'.repeat(100_000),
];

/** How everything that a store can do fails; what does not fail fails the test. */
export async function everyFailure(store: Store<string>): Promise<readonly string[]> {
  return [
    await failureCode(store.get('key')),
    await failureCode(store.set('key', 'value')),
    await failureCode(store.set('key', 'value', 1_000)),
    await failureCode(store.delete('key')),
    await failureCode(store.clear()),
  ];
}

/** What the store promises on every driver. `open` gives an empty database with the newest schema. */
export function storeContract(name: string, open: () => Promise<Database>): void {
  describe(`the store contract, ${name}`, () => {
    let database: Database;
    let clock: ManualClock;

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      return () => database.close();
    });

    const storeOf = <Value = unknown>(account = 'alex', space = 'settings'): Store<Value> =>
      openStore<Value>(database, { account, space, clock });

    it.each([
      ['a text', 'Привет, "мир"\n'],
      ['a text that databases cannot keep as such', 'a\0b \uD83D'],
      ['a text that looks like something else', ':base64:AAAA'],
      ['an empty text', ''],
      ['zero', 0],
      ['a fraction', -1.25e-7],
      ['a large number', 1e300],
      ['true', true],
      ['false', false],
      ['null', null],
      ['an empty list', []],
      ['a structure', { list: [1, 'two', null, { three: [] }], text: 'x', ключ: 1 }],
    ])('gives back %s as it was', async (_what, value) => {
      const store = storeOf();

      await store.set('key', value);

      expect(await store.get('key')).toStrictEqual(value);
    });

    it('gives back what has no prototype, dangerous names and absent properties', async () => {
      const store = storeOf<Readonly<Record<string, unknown>>>();
      const plain: Record<string, unknown> = Object.assign(Object.create(null), { rest: 'x', missing: undefined });
      const dangerous: Record<string, unknown> = JSON.parse('{"__proto__":{"admin":true},"constructor":1}');

      await store.set('plain', plain);
      await store.set('dangerous', dangerous);

      expect(await store.get('plain')).toEqual({ rest: 'x' });
      expect(JSON.stringify(await store.get('dangerous'))).toBe(JSON.stringify(dangerous));
      expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    });

    it('gives back a large value', async () => {
      const store = storeOf<readonly unknown[]>();
      const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, text: `сообщение ${id}` }));

      await store.set('rows', rows);

      expect(await store.get('rows')).toEqual(rows);
    });

    const circle: Record<string, unknown> = {};
    circle.self = circle;
    it.each([
      ['undefined', undefined],
      ['undefined in a list', [undefined]],
      ['a function', () => 'secret'],
      ['a symbol', Symbol('secret')],
      ['NaN', Number.NaN],
      ['infinity', { deep: [Number.POSITIVE_INFINITY] }],
      ['a bigint', { deep: 10n }],
      ['a date', { at: new Date(0) }],
      ['an instant', { at: Temporal.Instant.fromEpochMilliseconds(0) }],
      ['a map', new Map([['secret', 1]])],
      ['bytes', new Uint8Array([1])],
      ['a cycle', circle],
      ['something endlessly deep', JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ])('refuses %s and keeps what was there', async (_what, value) => {
      const store = storeOf();
      await store.set('key', 'before');

      const error = await failure(store.set('key', value));

      expect(error.code).toBe('invalid');
      expect(error.message).toBe('a value in "settings" cannot be kept as JSON');
      expect(await store.get('key')).toBe('before');
    });

    it('has nothing under a key that was never set or was deleted', async () => {
      const store = storeOf();
      await store.set('gone', 1);

      await store.delete('gone');
      await store.delete('never');

      expect(await store.get('gone')).toBeUndefined();
      expect(await store.get('never')).toBeUndefined();
    });

    it('keeps hostile keys apart', async () => {
      const store = storeOf<string>();
      for (const [index, key] of hostileKeys.entries()) await store.set(key, `value ${index}`);
      await store.delete('a:b');

      const values: unknown[] = [];
      for (const key of hostileKeys) values.push(await store.get(key));

      expect(values).toEqual(hostileKeys.map((key, index) => (key === 'a:b' ? undefined : `value ${index}`)));
    });

    it('refuses a key that cannot be kept', async () => {
      const store = storeOf();

      expect(await failureCode(store.set('a\0b', 1))).toBe('invalid');
      expect(await failureCode(store.get('a\0b'))).toBe('invalid');
    });

    it('keeps accounts and spaces apart, also with names that run into each other', async () => {
      const places: [account: string, space: string, key: string][] = [
        ['a', 'b', 'c'],
        ['a:b', 'c', ''],
        ['a', 'b:c', ''],
        ['a:b:c', 'd', ''],
        ['__proto__', 'b', 'c'],
        ['a', '__proto__', 'c'],
        ['a', '%', 'c'],
      ];
      for (const [account, space, key] of places) await storeOf(account, space).set(key, `${account}|${space}`);

      await storeOf('a', '%').clear();
      await storeOf('a', 'b').clear();

      const left = await Promise.all(places.map(([account, space, key]) => storeOf(account, space).get(key)));
      expect(left).toEqual([undefined, 'a:b|c', 'a|b:c', 'a:b:c|d', '__proto__|b', 'a|__proto__', undefined]);
    });

    it.each(['', 'x'.repeat(201)])('refuses the name %j for an account or a space', (name) => {
      expect(() => storeOf(name, 'settings')).toThrow('the account of a store has 1 to 200 bytes');
      expect(() => storeOf('alex', name)).toThrow('the space of a store has 1 to 200 bytes');
    });

    it('forgets a value when its time is over, by the clock', async () => {
      const store = storeOf<string>();
      await store.set('short', 'x', 1_000);
      await store.set('long', 'y');

      await clock.advance(999);
      const before = await store.get('short');
      await clock.advance(1);

      expect(before).toBe('x');
      expect(await store.get('short')).toBeUndefined();
      expect(await store.get('long')).toBe('y');
    });

    it('counts the time anew when a value is set again', async () => {
      const store = storeOf<string>();
      await store.set('key', 'x', 1_000);
      await clock.advance(500);

      await store.set('key', 'y', 1_000);
      await clock.advance(900);
      const second = await store.get('key');
      await store.set('key', 'z');
      await clock.advance(hour);

      expect(second).toBe('y');
      expect(await store.get('key')).toBe('z');
    });

    it('clears expired values of its account away now and then, in every space', async () => {
      await storeOf('alex').set('old', 1, 1_000);
      await storeOf('alex', 'pages').set('old', 1, 1_000);
      await storeOf('alex').set('kept', 1, hour);
      const store = storeOf('alex', 'lists');
      await store.set('a', 1);
      await clock.advance(60_000);

      await store.set('b', 1);

      expect(await database.query('SELECT key FROM kept WHERE expires IS NOT NULL')).toEqual([{ key: '=kept' }]);
    });

    it('leaves the values of an account alone when the clock of another one is ahead', async () => {
      const store = storeOf<string>('real', 'pages');
      await store.set('key', 'value', 1_000);
      const ahead = manualClock(clock.now() + 24 * hour);
      const sandbox = openStore<number>(database, { account: 'sandbox', space: 'pages', clock: ahead });

      await sandbox.set('key', 1);

      expect(await store.get('key')).toBe('value');
    });

    it('gives everybody the newest value', async () => {
      const one = storeOf<number>();
      const other = storeOf<number>();

      await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? one : other).set('key', number)));
      await one.set('key', 99);

      expect(await other.get('key')).toBe(99);
    });

    it('fails when the database is closed, and never says that there is nothing', async () => {
      const store = storeOf<string>();
      await store.set('key', 'value');
      await database.close();

      expect(await everyFailure(store)).toEqual(Array.from({ length: 5 }, () => 'unavailable'));
    });

    it('fails when its table is gone', async () => {
      const store = storeOf<string>();
      await database.query('DROP TABLE kept');

      expect(await everyFailure(store)).toEqual(Array.from({ length: 5 }, () => 'failed'));
    });

    it('fails when a value is no longer readable, without telling it', async () => {
      const store = storeOf<string>();
      await store.set('key', 'value');
      await database.query("UPDATE kept SET value = 'secret'");

      const error = await failure(store.get('key'));

      expect(error.code).toBe('damaged');
      expect(`${error.message} ${String(error.cause)}`).not.toContain('secret');
    });
  });
}
