import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { Outbox } from '../../../src/bot/outbox/outbox.ts';
import type { Change } from '../../../src/bot/topics/change.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const here: Conversation = { platform: 'test', id: 'one', kind: 'private' };
const options = { most: 10, leaseMs: 60_000 };
const hour = 3_600_000;

function sms(id: string): Change {
  const message = { id, from: '79031234567', text: 'Добрый день' };
  return { topic: 'inbox', kind: 'arrived', object: id, isDecisive: false, isLoud: true, message };
}

describe('/replay', () => {
  let bot: TestBot;
  let outbox: Outbox;

  beforeEach(async () => {
    const started = await startBot();
    onTestFinished(() => started[Symbol.asyncDispose]());
    bot = started;
    outbox = bot.parts('en').notices.outbox;
    await bot.ask('/subscribe inbox');
  });

  async function happened(id: string, subscription?: number): Promise<void> {
    const deliveries = subscription === undefined ? [] : [{ subscription, to: here, kind: 'message' as const }];
    await bot.database.transaction((queries) =>
      outbox.put(queries, { change: sms(id), at: bot.clock.now() }, deliveries),
    );
  }

  async function buried(id: string, subscription = 1): Promise<void> {
    await happened(id, subscription);
    const claim = await outbox.claim(here, options);
    if (claim !== undefined) await outbox.bury(claim, 'too long');
  }

  /** What is told next. */
  async function next(): Promise<readonly string[]> {
    const claim = await outbox.claim(here, options);
    return claim?.deliveries.map(({ change }) => change.object) ?? [];
  }

  it('queues what was given up, once', async () => {
    await buried('1');
    await buried('2');

    expect(plainText(await bot.ask('/replay'))).toContain('2 missed notifications are told here once more.');
    expect(plainText(await bot.ask('/replay', 'ru'))).toContain('За 5 д этот чат ничего не пропустил.');
    expect(await next()).toEqual(['1', '2']);
  });

  it('queues what happened while the subscription was broken, in its order', async () => {
    const { subscriptions } = bot.parts('en').notices;
    await subscriptions.broken(1, 'the bot was removed');
    await happened('1');
    await bot.clock.advance(1000);
    await happened('2');

    expect(plainText(await bot.ask('/replay'))).toContain('it is told everything again');

    expect(await next()).toEqual(['1', '2']);
    expect(await subscriptions.get(1)).toMatchObject({ state: 'active' });
  });

  it('tells nothing from before the subscription, or that it does not want', async () => {
    await bot.clock.advance(hour);
    await happened('1');
    await bot.clock.advance(hour);
    await bot.ask('/unsubscribe #1');
    await bot.ask('/subscribe inbox');
    await bot.ask('/subscribe inbox text:code');

    expect(plainText(await bot.ask('/replay'))).toContain('missed nothing');
  });

  it('goes back as far as it is told, and for one subscription alone', async () => {
    await bot.ask('/subscribe inbox text:день');
    await buried('old');
    await bot.clock.advance(3 * hour);
    await buried('of one');
    await buried('of two', 2);

    await bot.ask('/replay #2 since:2h');
    expect(await next()).toEqual(['of two']);
  });

  it('ends a pause of the conversation', async () => {
    await outbox.pause(here, 'the chat asks for a pause');
    await happened('1', 1);

    expect(plainText(await bot.ask('/replay'))).toContain('This conversation was paused');
    expect(await next()).toEqual(['1']);
  });

  it('asks nothing of the provider', async () => {
    await buried('1');
    const { requests } = bot.sandbox.counts();

    await bot.ask('/replay');

    expect(bot.sandbox.counts().requests).toEqual(requests);
  });

  it('knows no subscription of other conversations', async () => {
    expect(plainText(await bot.ask('/replay #9'))).toContain('There is no subscription #9 here.');
  });
});
