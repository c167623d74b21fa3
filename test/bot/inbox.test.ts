import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/bot/inbox.ts';
import { startBot, type TestBot } from '../support/bot.ts';

const inboxOf = ({ database, clock }: TestBot, platform = 'test') => createInbox(database, 'demo', platform, clock);

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
});
