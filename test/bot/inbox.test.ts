import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/bot/inbox.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { startBot, type TestBot } from '../support/bot.ts';

const inboxOf = ({ database, clock }: TestBot, platform = 'test') => createInbox(database, 'demo', platform, clock);

const day = 86_400_000;

const delivered = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ id: `d${number}`, number, body: `{"it":${number}}` }));

describe('the inbox', () => {
  it('gives what has not been seen to, in its order', async () => {
    await using bot = await startBot();
    const inbox = inboxOf(bot);
    await inbox.keep(delivered(3, 1, 2));
    await inbox.done('d2');

    expect(await inbox.open()).toEqual(delivered(1, 3));
    expect(await inbox.open()).toEqual(delivered(1, 3));
    expect(await inboxOf(bot, 'test other').open()).toEqual([]);
  });

  it('leaves what was received since, as another process may be at it', async () => {
    await using bot = await startBot();
    const inbox = inboxOf(bot);
    await inbox.keep(delivered(1));
    await bot.clock.advance(1000);
    await inbox.keep(delivered(2));

    expect(await inbox.open(bot.clock.now() - 999)).toEqual(delivered(1));
  });

  it('gives it to one of two that look at once', async () => {
    await using bot = await startBot();
    await inboxOf(bot).keep(delivered(1, 2));
    await bot.clock.advance(1000);
    const before = bot.clock.now();

    const found = await Promise.all([inboxOf(bot).open(before), inboxOf(bot).open(before)]);

    expect(found.flat()).toEqual(delivered(1, 2));
  });

  it('leaves what another process says it is still at', async () => {
    await using bot = await startBot();
    const at = inboxOf(bot);
    await at.keep(delivered(1, 2));
    await at.done('d2');
    await bot.clock.advance(1000);
    await at.hold(['d1', 'd2']);

    expect(await inboxOf(bot).open(bot.clock.now())).toEqual([]);
    await bot.clock.advance(1);
    expect(await inboxOf(bot).open(bot.clock.now())).toEqual(delivered(1));
  });

  it('leaves what nobody waits for after a day, however often it was taken, and forgets it after two', async () => {
    await using bot = await startBot();
    await inboxOf(bot).keep(delivered(1));
    await bot.clock.advance(day);
    expect(await inboxOf(bot).open()).toEqual(delivered(1));
    await bot.clock.advance(1);
    expect(await inboxOf(bot).open()).toEqual([]);
    await bot.clock.advance(day);
    await inboxOf(bot).keep(delivered(2));

    expect(await bot.database.query('SELECT id FROM inbox')).toEqual([{ id: 'd2' }]);
  });
});

describe('a mark that failed', () => {
  it('is carried by the next one', async () => {
    await using bot = await startBot();
    const { inbox, breakDown } = breaking(bot);
    await inbox.keep(delivered(1, 2));
    breakDown(true);
    await expect(inbox.done('d1')).rejects.toThrow('the disk is full');
    breakDown(false);

    await inbox.done('d2');

    expect(await inboxOf(bot).open()).toEqual([]);
  });

  it('is tried again after a pause, until it is kept', async () => {
    await using bot = await startBot();
    const { inbox, breakDown } = breaking(bot);
    await inbox.keep(delivered(1));
    breakDown(true);
    await expect(inbox.done('d1')).rejects.toThrow('the disk is full');
    await bot.clock.advance(1000);
    await bot.clock.asleep();
    breakDown(false);
    expect(await inboxOf(bot).open()).toEqual(delivered(1));

    await bot.clock.advance(1000);

    await expect.poll(() => inboxOf(bot).open()).toEqual([]);
    expect(bot.clock.sleepers()).toEqual([]);
  });

  it('makes nobody take the delivery again in the same process', async () => {
    await using bot = await startBot();
    const { inbox, breakDown } = breaking(bot);
    await inbox.keep(delivered(1));
    breakDown(true);
    await expect(inbox.done('d1')).rejects.toThrow('the disk is full');
    breakDown(false);

    expect(await inbox.open()).toEqual([]);
  });
});

/** An inbox whose disk can be full. */
function breaking(bot: TestBot) {
  let isBroken = false;
  const database: Database = {
    ...bot.database,
    transaction: async (work, options) => {
      if (isBroken) throw new StorageError('full', 'the disk is full');
      return bot.database.transaction(work, options);
    },
  };
  return {
    inbox: createInbox(database, 'demo', 'test', bot.clock),
    breakDown: (value: boolean) => {
      isBroken = value;
    },
  };
}
