import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import type { NewDelivery } from '../../../src/bot/outbox/delivery.ts';
import type { Outbox } from '../../../src/bot/outbox/outbox.ts';
import { writeReason } from '../../../src/bot/outbox/reason.ts';
import type { Change } from '../../../src/bot/topics/change.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const here: Conversation = { platform: 'test', id: 'one', kind: 'private' };
const there: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const hour = 3_600_000;

function sms(from = '79031234567'): Change {
  const message = { id: '1', from, text: 'Добрый день' };
  return { topic: 'inbox', kind: 'arrived', object: from, isDecisive: false, isLoud: true, message };
}

function toldTo(to: Conversation, held?: NewDelivery['held']): NewDelivery {
  return { subscription: 1, to, kind: 'message', ...(held && { held }) };
}

describe('/why', () => {
  let bot: TestBot;
  let outbox: Outbox;

  beforeEach(async () => {
    const started = await startBot({ role: 'operator' });
    onTestFinished(() => started[Symbol.asyncDispose]());
    bot = started;
    outbox = bot.parts('en').notices.outbox;
  });

  async function happened(change: Change, deliveries: readonly NewDelivery[] = []): Promise<string> {
    return bot.database.transaction((queries) => outbox.put(queries, { change, at: bot.clock.now() }, deliveries));
  }

  async function why(event: string, language: 'en' | 'ru' = 'en'): Promise<string> {
    return plainText(await bot.ask(`/why ${event}`, language));
  }

  it('tells the way of what was sent, to the second', async () => {
    await bot.ask('/subscribe inbox');
    const event = await happened(sms(), [toldTo(here)]);
    await bot.clock.advance(67_000);
    const claim = await outbox.claim(here, { most: 10, leaseMs: 60_000 });
    if (claim !== undefined) await outbox.sent(claim, 'posted 1');

    expect(await why(event)).toContain('seen 18 Nov 2026, 12:00:00 · matched #1 · sent 18 Nov 2026, 12:01:07');
    expect(await why(event, 'ru')).toContain(
      'замечено 18.11.2026, 12:00:00 · подошло к #1 · отправлено 18.11.2026, 12:01:07',
    );
  });

  it('tells what held it, until when, and that it failed', async () => {
    const until = bot.clock.now() + hour;
    const quiet = await happened(sms(), [toldTo(here, { until, reason: 'quiet' })]);
    const muted = await happened(sms(), [toldTo(here, { until, reason: 'muted' })]);

    expect(await why(quiet)).toContain('held by quiet hours until 18 Nov 2026, 13:00:00');
    expect(await why(muted)).toContain('held by a mute until 18 Nov 2026, 13:00:00');
  });

  it('tells what was given up, and why', async () => {
    const event = await happened(sms(), [toldTo(here)]);
    const claim = await outbox.claim(here, { most: 10, leaseMs: 60_000 });
    if (claim !== undefined) await outbox.bury(claim, writeReason('refused', 'too long'));

    expect(await why(event)).toMatch(/does not take this message \(too long\) · given up 18 Nov 2026, 12:00:00/);
  });

  it('tells what was left out as nobody wanted it any more', async () => {
    const event = await happened(sms(), [toldTo(here)]);
    const claim = await outbox.claim(here, { most: 10, leaseMs: 60_000 });
    if (claim !== undefined) await outbox.drop(claim, writeReason('unsubscribed'));

    expect(await why(event)).toContain('nobody is subscribed to it any more · left out 18 Nov 2026, 12:00:00');
  });

  it('names the filter that did not fit, for each subscription here', async () => {
    await bot.ask('/subscribe inbox from:7916*');
    await bot.ask('/subscribe inbox text:code');
    const event = await happened(sms());

    const told = await why(event);

    expect(told).toContain('#1 inbox from:7916*');
    expect(told).toContain('filter from:7916* did not match');
    expect(told).toContain('filter text:code did not match');
  });

  it('tells of a subscription that was made later, or does not work', async () => {
    await bot.ask('/subscribe inbox');
    await bot.parts('en').notices.subscriptions.broken(1, writeReason('gone', 'the bot was removed'));
    const event = await happened(sms());
    await bot.clock.advance(hour);
    await bot.ask('/subscribe inbox text:день');

    const told = await why(event);

    expect(told).toContain('is broken: nothing can be posted there (the bot was removed)');
    expect(told).toContain('was made later, 18 Nov 2026, 13:00:00');
  });

  it('says that nothing here wants such things', async () => {
    const reply = await bot.ask(`/why ${await happened(sms())}`);

    expect(plainText(reply)).toContain('this conversation has no subscription to inbox');
    expect(reply?.buttons).toEqual([{ label: 'Subscribe', command: '/subscribe inbox' }]);
  });

  it('shows operators this conversation alone, and admins all of them', async () => {
    const event = await happened(sms(), [toldTo(there)]);

    expect(await why(event)).not.toContain('-team');
    await using another = await startBot();
    const theirs = another.parts('en').notices.outbox;
    const same = await another.database.transaction((queries) =>
      theirs.put(queries, { change: sms(), at: another.clock.now() }, [toldTo(there)]),
    );
    expect(plainText(await another.ask(`/why ${same}`))).toContain('#1 test:-team');
  });

  it('covers numbers where others read along', async () => {
    const reply = await bot.ask(`/why ${await happened(sms())}`, 'en', { in: there });

    expect(plainText(reply)).not.toContain('79031234567');
  });

  it.each(['e-aaaaaa', 'E-222222'])('answers for %s, which is not known or forgotten', async (event) => {
    expect(await why(event)).toContain(`There is no notification ${event.toLowerCase()}, or it is older than 30 days.`);
  });

  it('says what an id looks like', async () => {
    expect(await why('yesterday')).toContain('the id under a notification, such as e-7kq2m9');
  });
});
