import { describe, expect, it } from 'vitest';
import { SmscError } from '../../../src/smsc/error.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

/** After it the limits of a minute are free again sooner than a call waits for them unless told otherwise. */
const mostOfAMinute = 45_000;

/** Requests that fail, so that the limit is used up and nothing is kept. */
async function useUp(bot: TestBot, requests: number, ask: () => Promise<unknown>): Promise<void> {
  bot.sandbox.fault('broken', 1000);
  for (let count = 0; count < requests; count += 1) await expect(ask()).rejects.toThrow(SmscError);
  bot.sandbox.clearFaults();
  bot.sandbox.advance(mostOfAMinute);
}

describe('an answer that can do without a part of it', () => {
  it('waits for no currency: /history', async () => {
    await using bot = await startBot();
    await useUp(bot, 10, () => bot.client.balance.get({ maxAgeMs: 0 }));

    const reply = plainText(await bot.ask('/history period:30d'));

    expect(reply).toMatch(/^\d+ Oct 2026 – 18 Nov 2026\n/);
    expect(reply).not.toContain('₽');
    expect(bot.clock.sleepers()).toEqual([]);
  });

  it('waits for no rate of spending: /balance', async () => {
    await using bot = await startBot();
    await useUp(bot, 3, () => bot.client.statistics.get({ from: Temporal.PlainDate.from('2026-01-01') }));

    expect(plainText(await bot.ask('/balance'))).toMatch(/^Balance +₽.*\nRunway +unknown\. The limit/);
    expect(bot.clock.sleepers()).toEqual([]);
  });

  it('waits for no ids that are near: /mailing show', async () => {
    await using bot = await startBot();
    // The currency is known, so that only the ids could be waited for.
    await bot.client.balance.get();
    await useUp(bot, 1, () => bot.client.mailings.list({}));

    const reply = await bot.ask('/mailing show 51240');

    expect(plainText(reply)).toMatch(/^There is no SMS mailing with the id “51240”/);
    expect(reply?.buttons).toEqual([]);
    expect(bot.clock.sleepers()).toEqual([]);
  });

  it('waits for no logins that are near, though the provider names no limit for them now: /subclient stats', async () => {
    await using bot = await startBot();
    const { subclients } = bot.client;
    const waits: unknown[] = [];
    subclients.statistics = async ({ subclient }, options) => {
      if (subclient === undefined) waits.push(options?.maxWaitMs);
      throw new SmscError('no-such-subclient', 'as the test says', { operation: 'subclients.statistics' });
    };

    await bot.ask('/subclient stats nobody');

    expect(waits).toEqual([0, 0]);
  });
});
