import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database, SqlRow, SqlValue } from '../../src/storage/database.ts';
import { StorageError, type StorageErrorCode } from '../../src/storage/error.ts';

/** Opens the same data again with each call, as another process would. */
export type Opener = () => Promise<Database>;

/** The `code` of the StorageError that `promise` is rejected with; anything else fails the test. */
export async function failure(promise: Promise<unknown>): Promise<StorageError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StorageError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

export async function failureCode(promise: Promise<unknown>): Promise<StorageErrorCode> {
  const { code } = await failure(promise);
  return code;
}

/** What every driver of the Database port promises. `prepare` makes an empty database. */
export function databaseContract(name: string, prepare: () => Promise<Opener>): void {
  describe(`the database contract, ${name}`, () => {
    let open: Opener;
    let database: Database;

    beforeEach(async () => {
      const opener = await prepare();
      open = async () => {
        const opened = await opener();
        onTestFinished(() => opened.close());
        return opened;
      };
      database = await opener();
      await database.query('CREATE TABLE item (id bigint PRIMARY KEY, name text NOT NULL, note text)');
      return () => database.close();
    });

    const add = (id: number, name: string, note: string | null = null): Promise<readonly SqlRow[]> =>
      database.query('INSERT INTO item (id, name, note) VALUES ($1, $2, $3)', [id, name, note]);
    const ids = async (): Promise<readonly SqlValue[]> => {
      const rows = await database.query<{ id: number }>('SELECT id FROM item ORDER BY id');
      return rows.map((row) => row.id);
    };

    describe('values', () => {
      const texts = [
        '',
        ' ',
        "O'Brien; DROP TABLE item",
        'Привет, мир',
        '👩‍👩‍👧 e\u0301',
        '$1',
        '00123',
        '\u0001\r\n\t\uFFFF',
      ];
      it.each(texts)('gives back the text %j as it was', async (text) => {
        await add(1, text, text);

        const rows = await database.query('SELECT name, note FROM item');

        expect(rows).toEqual([{ name: text, note: text }]);
      });

      const numbers = [0, 1, -1, 2 ** 31, 1_795_000_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
      it.each(numbers)('gives back the number %d as it was', async (number) => {
        await add(number, 'x');

        const rows = await database.query('SELECT id FROM item WHERE id = $1', [number]);

        expect(rows).toEqual([{ id: number }]);
      });

      it('gives back null, and a long text', async () => {
        const long = 'я'.repeat(500_000);
        await add(1, long, null);

        const [row] = await database.query('SELECT name, note FROM item');

        expect(row?.note).toBeNull();
        expect(row?.name === long).toBe(true);
      });

      it('gives numbers for counts, sums and truths', async () => {
        await add(4, 'a');
        await add(5, 'b');

        const rows = await database.query(
          `SELECT count(*) AS count, sum(id) AS sum, max(id) AS max, sum(id) > 8 AS large, min(id) > 4 AS small,
          count(*) * 1.5 AS fraction FROM item`,
        );

        expect(rows).toEqual([{ count: 2, sum: 9, max: 5, large: 1, small: 0, fraction: 3 }]);
      });

      it('reckons with whole numbers', async () => {
        await add(7, 'x');

        const rows = await database.query('SELECT id / $1 AS half FROM item WHERE id > $1', [2]);

        expect(rows).toEqual([{ half: 3 }]);
      });

      it('tells capital letters from small ones', async () => {
        await add(1, 'Shop');

        const rows = await database.query(
          "SELECT count(*) AS same, (SELECT count(*) FROM item WHERE name LIKE 'sh%') AS alike FROM item WHERE name = 'shop'",
        );

        expect(rows).toEqual([{ same: 0, alike: 0 }]);
      });

      it('says so when a number in the database is too large to be exact', async () => {
        await add(Number.MAX_SAFE_INTEGER, 'x');

        expect(await failureCode(database.query('SELECT id + 1 AS more FROM item'))).toBe('failed');
        expect(await ids()).toEqual([Number.MAX_SAFE_INTEGER]);
      });
    });

    describe('parameters', () => {
      it('may be repeated and out of order', async () => {
        await database.query('INSERT INTO item (name, note, id) VALUES ($3, $3, $2), ($3, $3, $1)', [1, 21, 'x']);

        const rows = await database.query('SELECT id, name, note FROM item WHERE note = $2 AND name = $2 AND id = $1', [
          21,
          'x',
        ]);

        expect(rows).toEqual([{ id: 21, name: 'x', note: 'x' }]);
      });

      it('may be more than nine', async () => {
        const values = Array.from({ length: 12 }, (_, index) => index + 1);

        await database.query(
          `INSERT INTO item (id, name) VALUES ($1, 'x'), ($12, 'x'), ($11, 'x'), ($10, 'x'), ($2, 'x'), ($3, 'x'),
          ($4, 'x'), ($5, 'x'), ($6, 'x'), ($7, 'x'), ($8, 'x'), ($9, 'x')`,
          values,
        );

        expect(await ids()).toEqual(values);
      });

      it('are refused when there are too few or too many', async () => {
        await add(1, 'x');

        expect(await failureCode(database.query('UPDATE item SET note = $2 WHERE id = $1', [1]))).toBe('invalid');
        expect(await failureCode(database.query('UPDATE item SET note = $1', ['a', 'b']))).toBe('invalid');
        expect(await failureCode(database.query('UPDATE item SET note = $2', ['a', 'b']))).toBe('invalid');
        expect(await database.query('SELECT note FROM item')).toEqual([{ note: null }]);
      });

      it.each([
        ['a NUL character', 'secret\0text'],
        ['half of a surrogate pair', 'secret\uD83D'],
        ['NaN', Number.NaN],
        ['infinity', Number.POSITIVE_INFINITY],
        ['a fraction', 1.5],
        ['a number beyond 2^53', 2 ** 53],
        ['a truth', true as unknown as SqlValue],
        ['undefined', undefined as unknown as SqlValue],
        ['an object', { secret: 1 } as unknown as SqlValue],
      ])('are refused when one is %s, without telling it', async (_what, value) => {
        const error = await failure(database.query('INSERT INTO item (id, name) VALUES ($1, $2)', [1, value]));

        expect(error.code).toBe('invalid');
        expect(error.message).toContain('$2');
        expect(error.message).not.toContain('secret');
        expect(await ids()).toEqual([]);
      });
    });

    describe('statements', () => {
      it('give rows with RETURNING and none without', async () => {
        expect(await add(1, 'x')).toEqual([]);
        expect(await database.query('UPDATE item SET name = $1 RETURNING id, name', ['y'])).toEqual([
          { id: 1, name: 'y' },
        ]);
      });

      it('can insert or update', async () => {
        const upsert =
          'INSERT INTO item (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name, note = item.name';

        await database.query(upsert, [1, 'first']);
        await database.query(upsert, [1, 'second']);

        expect(await database.query('SELECT * FROM item')).toEqual([{ id: 1, name: 'second', note: 'first' }]);
      });

      it('are refused when there are two at once, and neither is run', async () => {
        const two = "INSERT INTO item (id, name) VALUES (1, 'x'); INSERT INTO item (id, name) VALUES (2, 'y')";

        await failure(database.query(two));

        expect(await ids()).toEqual([]);
      });

      it('fail without telling the values when a constraint forbids them', async () => {
        await database.query('CREATE TABLE part (item bigint NOT NULL REFERENCES item (id))');
        await add(1, 'secret');
        const forbidden = [
          database.query("INSERT INTO item (id, name, note) VALUES (1, 'secret', 'secret')"),
          database.query('INSERT INTO item (id, name, note) VALUES ($1, $2, $3)', [2, null, 'secret']),
          database.query('INSERT INTO part (item) VALUES ($1)', [79_991_234_567]),
        ];

        for (const error of await Promise.all(forbidden.map(failure))) {
          expect(error.code).toBe('failed');
          expect(error.cause).toBeInstanceOf(Error);
          expect(`${error.message} ${String(error.cause)}`).not.toMatch(/secret|7999/);
        }
        expect(await ids()).toEqual([1]);
      });

      it('fail when they are wrong, and the next one works', async () => {
        expect(await failureCode(database.query('SELECT nonsense FROM nowhere'))).toBe('failed');
        expect(await failureCode(database.query('NONSENSE'))).toBe('failed');
        expect(await ids()).toEqual([]);
      });
    });

    describe('transactions', () => {
      it('keep everything and give the result of the work', async () => {
        const result = await database.transaction(async (queries) => {
          await queries.query("INSERT INTO item (id, name) VALUES (1, 'x')");
          await queries.query("INSERT INTO item (id, name) VALUES (2, 'y')");
          return queries.query('SELECT count(*) AS count FROM item');
        });

        expect(result).toEqual([{ count: 2 }]);
        expect(await ids()).toEqual([1, 2]);
      });

      it('keep nothing when the work throws, and throw the same', async () => {
        const reason = new TypeError('changed my mind');

        const outcome = database.transaction(async (queries) => {
          await queries.query("INSERT INTO item (id, name) VALUES (1, 'x')");
          throw reason;
        });

        await expect(outcome).rejects.toBe(reason);
        expect(await ids()).toEqual([]);
      });

      it('that are hasty keep everything or nothing too, for every connection, between others that wait', async () => {
        const other = await open();
        const reason = new Error('no');

        await database.transaction((queries) => queries.query("INSERT INTO item (id, name) VALUES (1, 'x')"), {
          hasty: true,
        });
        const undone = database.transaction(
          async (queries) => {
            await queries.query("INSERT INTO item (id, name) VALUES (2, 'y')");
            throw reason;
          },
          { hasty: true },
        );
        await expect(undone).rejects.toBe(reason);
        await add(3, 'z');

        expect(await ids()).toEqual([1, 3]);
        expect(await other.query('SELECT id FROM item ORDER BY id')).toEqual([{ id: 1 }, { id: 3 }]);
      });

      it('that are hasty are settled, by many at once too, and not when the database is closed', async () => {
        await database.transaction((queries) => queries.query("INSERT INTO item (id, name) VALUES (1, 'x')"), {
          hasty: true,
        });

        await Promise.all([database.settle(), database.settle()]);
        await database.settle();

        expect(await ids()).toEqual([1]);
        await database.transaction(async () => expect(await failureCode(database.settle())).toBe('failed'));
        const other = await open();
        await other.close();
        expect(await failureCode(other.settle())).toBe('unavailable');
      });

      it('make tables or do not', async () => {
        const outcome = database.transaction(async (queries) => {
          await queries.query('CREATE TABLE other (id bigint PRIMARY KEY)');
          await queries.query('ALTER TABLE item ADD COLUMN extra text');
          throw new Error('no');
        });

        await expect(outcome).rejects.toThrow('no');
        expect(await failureCode(database.query('SELECT id FROM other'))).toBe('failed');
        expect(await failureCode(database.query('SELECT extra FROM item'))).toBe('failed');
      });

      it('keep nothing when a statement failed, even if the work goes on', async () => {
        const outcome = database.transaction(async (queries) => {
          await queries.query("INSERT INTO item (id, name) VALUES (1, 'x')");
          await failure(queries.query("INSERT INTO item (id, name) VALUES (1, 'again')"));
          await failure(queries.query("INSERT INTO item (id, name) VALUES (2, 'y')"));
          return 'fine';
        });

        expect(await failureCode(outcome)).toBe('failed');
        expect(await ids()).toEqual([]);
      });

      it('refuse what goes around them, and end undisturbed', async () => {
        const codes = await database.transaction(async (queries) => {
          await queries.query("INSERT INTO item (id, name) VALUES (1, 'x')");
          return [
            await failureCode(database.query('SELECT 1')),
            await failureCode(database.transaction(async () => 'inner')),
            await failureCode(database.close()),
          ];
        });

        expect(codes).toEqual(['failed', 'failed', 'failed']);
        expect(await ids()).toEqual([1]);
      });

      it('refuse their queries once they are over', async () => {
        const queries = await database.transaction(async (given) => given);

        expect(await failureCode(queries.query("INSERT INTO item (id, name) VALUES (1, 'x')"))).toBe('failed');
        expect(await ids()).toEqual([]);
      });

      it('show nothing to others before they are committed', async () => {
        const { promise: inserted, resolve: tellInserted } = Promise.withResolvers<void>();
        const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
        const outcome = failure(
          database.transaction(async (queries) => {
            await queries.query("INSERT INTO item (id, name) VALUES (1, 'x')");
            tellInserted();
            await mayEnd;
            throw new StorageError('failed', 'undone');
          }),
        );
        await inserted;

        const seen = ids();
        const seenByAnother = open().then((other) => other.query('SELECT id FROM item'));
        end();

        expect(await seen).toEqual([]);
        expect(await seenByAnother).toEqual([]);
        expect((await outcome).message).toBe('undone');
      });

      it('lose no increment, in one process and in two', async () => {
        await add(0, 'counter');
        const other = await open();
        await Promise.all([addFifty(database), addFifty(database), addFifty(other)]);

        expect(await database.query('SELECT note FROM item')).toEqual([{ note: '150' }]);
      });

      it('are serializable: what two of them decide on the same facts is decided one after the other', async () => {
        await add(1, 'on duty');
        await add(2, 'on duty');
        for (let round = 0; round < 10; round += 1) {
          await database.query("UPDATE item SET name = 'on duty'");
          await Promise.all([leave(database, 1), leave(database, 2)]);

          expect(await database.query("SELECT count(*) AS count FROM item WHERE name = 'on duty'")).toEqual([
            { count: 1 },
          ]);
        }
      });
    });

    describe('closing', () => {
      it('waits for what is running', async () => {
        const other = await open();
        const running = [
          add(1, 'x'),
          database.transaction((queries) => queries.query('SELECT count(*) AS c FROM item')),
        ];

        await database.close();

        await Promise.all(running);
        expect(await other.query('SELECT id FROM item')).toEqual([{ id: 1 }]);
      });

      it('refuses what comes later, and may be repeated', async () => {
        await Promise.all([database.close(), database.close()]);
        await database.close();

        expect(await failureCode(ids())).toBe('unavailable');
        expect(await failureCode(database.transaction(async () => 'late'))).toBe('unavailable');
      });

      it('leaves the data for the next one', async () => {
        await add(1, 'x');
        await database.close();

        const next = await open();

        expect(await next.query('SELECT name FROM item')).toEqual([{ name: 'x' }]);
      });
    });
  });
}

/** Reads the note of the only item as a number and adds one to it, fifty times. */
async function addFifty(database: Database): Promise<void> {
  for (let time = 0; time < 50; time += 1) {
    await database.transaction(async (queries) => {
      const [row] = await queries.query<{ note: string | null }>('SELECT note FROM item');
      await queries.query('UPDATE item SET note = $1', [String(Number(row?.note ?? 0) + 1)]);
    });
  }
}

/** Goes home if somebody else stays on duty. */
async function leave(database: Database, id: number): Promise<void> {
  await database.transaction(async (queries) => {
    const onDuty = await queries.query("SELECT id FROM item WHERE name = 'on duty'");
    if (onDuty.length > 1) await queries.query("UPDATE item SET name = 'home' WHERE id = $1", [id]);
  });
}
