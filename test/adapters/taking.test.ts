import { describe, expect, it, onTestFinished } from 'vitest';
import { createTaking, type TakingOptions } from '../../src/adapters/taking.ts';
import { createInbox, type Inbox } from '../../src/bot/inbox.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { StorageError } from '../../src/storage/error.ts';
import { startBot } from '../support/bot.ts';

const delivered = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ id: `d${number}`, number, body: String(number) }));

/** Processes on one database; what each has seen to is noted under its name. */
async function processes() {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  const seen: string[] = [];
  const log: string[] = [];
  return {
    bot,
    seen,
    log,
    process: (name: string, given: Partial<TakingOptions> & { readonly until?: Promise<void> } = {}) => {
      const taking = createTaking({
        inbox: createInbox(bot.database, 'demo', 'test', bot.clock),
        clock: bot.clock,
        log: createLogger({ level: 'debug', secrets: [], write: (line) => log.push(line) }),
        platform: 'test',
        isOneOfSeveral: false,
        unkept: 'left',
        ...given,
      });
      const seeTo = async (body: string): Promise<void> => {
        seen.push(`${name} ${body}`);
        await given.until;
      };
      return { ...taking, begin: () => taking.begin(seeTo) };
    },
    left: async () => (await bot.database.query('SELECT id FROM inbox WHERE done_at IS NULL')).length,
  };
}

/** An inbox on a disk that is full. */
const full: Inbox = {
  keep: () => Promise.reject(new StorageError('full', 'the disk is full')),
  settle: async () => undefined,
  done: () => Promise.reject(new StorageError('full', 'the disk is full')),
  hold: () => Promise.reject(new StorageError('full', 'the disk is full')),
  open: () => Promise.reject(new StorageError('full', 'the disk is full')),
};

const never = new Promise<void>(() => undefined);

describe('what is delivered', () => {
  it('is seen to once, however often it comes', async () => {
    const { process, seen } = await processes();
    const one = process('one');
    await one.begin();
    const first = one.take(delivered(1));
    const again = one.take(delivered(1));
    await Promise.all([first.seenTo, again.seenTo, first.safe, again.safe]);
    await one.take(delivered(1, 2)).seenTo;

    expect(seen).toEqual(['one 1', 'one 2']);
  });

  it('before the start is seen to after what a former process left, in its order', async () => {
    const { process, seen } = await processes();
    const former = process('former');
    await former.take(delivered(1, 2)).safe;
    await former.stop();
    const next = process('next');
    const early = next.take(delivered(3, 4));
    await early.safe;
    await next.begin();
    await early.seenTo;

    expect(seen).toEqual(['next 1', 'next 2', 'next 3', 'next 4']);
  });

  it('stays for the next start when the process stops before it has begun', async () => {
    const { process, seen, left } = await processes();
    const one = process('one');
    const taken = one.take(delivered(1));
    await one.stop();
    await taken.seenTo;
    expect({ seen, left: await left() }).toEqual({ seen: [], left: 1 });

    const next = process('next');
    await next.begin();
    await next.stop();

    expect({ seen, left: await left() }).toEqual({ seen: ['next 1'], left: 0 });
  });

  it('is waited for at the stop, also what was still being kept', async () => {
    const { process, seen } = await processes();
    const one = process('one');
    await one.begin();
    one.take(delivered(1));

    await one.stop();

    expect(seen).toEqual(['one 1']);
  });

  it('is marked although it could not be seen to, so that it is not tried for ever', async () => {
    const { process, log, left } = await processes();
    const one = process('one', { until: Promise.reject(new Error('a mistake')) });
    await one.begin();
    await one.take(delivered(1)).seenTo;

    expect(await left()).toBe(0);
    expect(log.join('')).toContain('what was delivered could not be seen to');
  });
});

describe('what the disk does not take', () => {
  it('is left to the platform where that delivers again', async () => {
    const { process, seen } = await processes();
    const one = process('one', { inbox: full });
    await one.begin();
    const { safe, seenTo } = one.take(delivered(1));

    await expect(safe).rejects.toThrow('the disk is full');
    await seenTo;
    expect(seen).toEqual([]);
    await one.stop();
  });

  it('is seen to all the same where it would not, and once', async () => {
    const { process, seen, log } = await processes();
    const one = process('one', { inbox: full, unkept: 'seen to' });
    await one.begin();
    const first = one.take(delivered(1));
    const again = one.take(delivered(1));

    await expect(first.safe).rejects.toThrow('the disk is full');
    await Promise.all([first.seenTo, again.seenTo]);
    expect(seen).toEqual(['one 1']);
    expect(log.join('')).toContain('what was delivered could not be kept');
    await one.stop();
  });
});

describe('one of several processes', () => {
  it('leaves what another is still at, however long that takes', async () => {
    const { bot, process, seen } = await processes();
    const slow = process('slow', { isOneOfSeveral: true, until: never });
    const other = process('other', { isOneOfSeveral: true });
    await slow.begin();
    await slow.take(delivered(1)).safe;
    await bot.clock.advance(7000);
    await other.begin();

    for (let look = 0; look < 40; look += 1) {
      await bot.clock.advance(5000);
      // What was asked of the database at this look has been answered.
      await bot.database.transaction(async (queries) => queries.query('SELECT 1 AS one'));
    }

    expect(seen).toEqual(['slow 1']);
  });

  it('sees to what another left half a minute after that was last at it', async () => {
    const { bot, process, seen } = await processes();
    const gone = process('gone', { isOneOfSeveral: true, until: never });
    await gone.begin();
    await gone.take(delivered(1)).safe;
    void gone.stop();
    const other = process('other', { isOneOfSeveral: true });
    await other.begin();
    await bot.clock.advance(30_000);
    expect(seen).toEqual(['gone 1']);

    await bot.clock.advance(10_000);

    await expect.poll(() => seen).toEqual(['gone 1', 'other 1']);
  });

  it('leaves what another may be at when the database was away from both of them', async () => {
    const { bot, process, seen } = await processes();
    let isAway = false;
    const inbox = createInbox(bot.database, 'demo', 'test', bot.clock);
    const away: Inbox = {
      ...inbox,
      hold: async (ids) => (isAway ? full.hold(ids) : inbox.hold(ids)),
      open: async (takenBefore) => (isAway ? full.open() : inbox.open(takenBefore)),
    };
    const other = process('other', { isOneOfSeveral: true, inbox: away });
    const slow = process('slow', { isOneOfSeveral: true, inbox: away, until: never });
    await other.begin();
    await bot.clock.advance(7000);
    await slow.begin();
    await slow.take(delivered(1)).safe;
    isAway = true;
    await bot.clock.advance(5 * 60_000);
    isAway = false;
    for (let look = 0; look < 20; look += 1) {
      await bot.clock.advance(5000);
      await bot.database.transaction(async (queries) => queries.query('SELECT 1 AS one'));
    }

    expect(seen).toEqual(['slow 1']);
  });
});
