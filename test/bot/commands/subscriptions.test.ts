import { describe, expect, it } from 'vitest';
import { writeReason } from '../../../src/bot/outbox/reason.ts';
import { startBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { plainText } from '../../support/reply.ts';

describe('/subscriptions', () => {
  it('tells the health of each, why it does not work and when it last told something', async () => {
    await using bot = await startBot();
    for (const topic of ['inbox', 'sender', 'mailing']) await bot.ask(`/subscribe ${topic}`);
    const { subscriptions } = bot.parts('en').notices;
    await subscriptions.fired(1, Temporal.Instant.fromEpochMilliseconds(noon));
    await subscriptions.pause(2, writeReason('gone', '403 Forbidden'));
    await subscriptions.broken(3, writeReason('gone', '403 Forbidden'));

    const reply = await bot.ask('/subscriptions');

    const [inbox, sender, mailing] =
      reply?.blocks.flatMap((block) => (block.kind === 'items' ? block.items : [])) ?? [];
    expect(inbox?.facts.slice(0, 2)).toEqual(['works', 'last told 18 Nov 2026, 12:00']);
    expect(sender).toMatchObject({ title: '#2 sender', tone: 'warning' });
    expect(sender?.facts[0]).toBe('paused, tried again by itself: nothing can be posted there (403 Forbidden)');
    expect(mailing).toMatchObject({ title: '#3 mailing', tone: 'bad' });
    expect(mailing?.facts.slice(0, 2)).toEqual([
      'broken: nothing can be posted there (403 Forbidden)',
      'nothing told yet',
    ]);
  });

  it('has buttons for the newest ten of many', async () => {
    await using bot = await startBot();
    for (let each = 0; each < 12; each += 1) await bot.ask(`/subscribe inbox text:x${each}`);

    const reply = await bot.ask('/subscriptions');

    expect(plainText(reply)).toContain('#1 inbox text:x0');
    expect(reply?.buttons?.map(({ command }) => command)).toEqual(
      Array.from({ length: 10 }, (_, index) => `/unsubscribe #${index + 3}`),
    );
  });

  it('fails with words when the database does', async () => {
    await using bot = await startBot();
    await bot.database.query('DROP TABLE mute');

    expect(plainText(await bot.ask('/subscriptions'))).toContain('The database failed.');
  });
});
