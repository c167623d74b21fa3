import { expect, it, onTestFinished } from 'vitest';
import { createMutes } from '../../src/bot/subscriptions/mutes.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createCards } from '../../src/notifications/cards.ts';
import { noTimeline } from '../../src/notifications/notices/timeline.ts';
import { tidy } from '../../src/notifications/tidying.ts';
import { sms } from '../support/notices.ts';
import { anna, chat, type SenderStage, senderStage } from '../support/sender-stage.ts';

const hour = 3_600_000;
const day = 24 * hour;

async function tidied(fails = 0): Promise<{ readonly stage: SenderStage; rows(table: string): Promise<number> }> {
  const stage = await senderStage();
  const { clock, database, outbox } = stage;
  const cards = createCards(database, 'demo', clock);
  const mutes = createMutes(database, 'demo', clock);
  let failing = fails;
  const prune = async (): Promise<boolean> => {
    failing -= 1;
    if (failing >= 0) throw new Error('the disk is full');
    return outbox.prune();
  };
  await mutes.add({ in: chat, topic: 'inbox', filters: {}, by: anna }, hour);
  await cards.keep([
    [
      { in: chat, topic: 'sender', object: 'one' },
      { timeline: noTimeline, claim: 'c', isNew: false },
    ],
  ]);
  await stage.put(Array.from({ length: 1100 }, (_, index) => sms('hello', { id: String(index) })));
  const stop = new AbortController();
  const log = createLogger({ level: 'warn', secrets: [], write: () => undefined });
  const running = tidy({ outbox: { prune }, mutes, cards, clock, log }, stop.signal).catch(() => undefined);
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  return { stage, rows: async (table) => (await database.query(`SELECT 1 AS one FROM ${table}`)).length };
}

it('forgets mutes that ended, events after 30 days and cards after half a year, however many', async () => {
  const run = await tidied();
  const { stage } = run;
  await stage.pass(2 * hour);
  expect([await run.rows('mute'), await run.rows('event'), await run.rows('card')]).toEqual([0, 1100, 1]);

  stage.clock.step(30 * day);
  await stage.pass(hour + 10_000);
  expect([await run.rows('event'), await run.rows('delivery'), await run.rows('card')]).toEqual([0, 0, 1]);

  stage.clock.step(153 * day);
  await stage.pass(hour + 10_000);
  expect(await run.rows('card')).toBe(0);
});

it('goes on an hour after the storage failed', async () => {
  const run = await tidied(1);
  const { stage } = run;
  stage.clock.step(31 * day);
  await stage.pass(400_000, 1000);
  expect(await run.rows('event')).toBe(1100);
  await stage.pass(hour + 10_000, 1000);
  expect(await run.rows('event')).toBe(0);
});
