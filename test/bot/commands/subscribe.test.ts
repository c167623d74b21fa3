import { describe, expect, it } from 'vitest';
import { putEvents } from '../../../src/bot/outbox/put.ts';
import type { Change } from '../../../src/bot/topics/change.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { balanceChange } from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

const hour = 3_600_000;
const group = { platform: 'test', id: '-team', kind: 'group' } as const;
const rejected: Change = {
  topic: 'sender',
  kind: 'operators',
  object: 'my_shop',
  name: 'my_shop',
  operators: { mts_step: { before: 1, after: 3 } },
  isDecisive: true,
  isLoud: true,
};

async function saw(bot: TestBot, changes: readonly Change[]): Promise<void> {
  const events = changes.map((change, index) => ({ change, at: noon - index * hour, deliveries: [] }));
  await bot.database.transaction((queries) => putEvents(queries, 'demo', events));
}

describe('/subscribe', () => {
  it('belongs to the conversation in which it was typed, with the language of who typed it', async () => {
    await using bot = await startBot();

    await bot.ask('/subscribe inbox', 'ru', { in: group });

    const [made, ...more] = await bot.parts('en').notices.subscriptions.list();
    expect(made).toMatchObject({ number: 1, in: group, topic: 'inbox', language: 'ru', by: { id: 'ann' } });
    expect(more).toEqual([]);
    expect(plainText(await bot.ask('/subscriptions'))).toContain('Nothing is subscribed to here.');
    expect(plainText(await bot.ask('/unsubscribe #1'))).toContain('There is no subscription #1 here.');
    expect(await bot.parts('en').notices.subscriptions.list()).toHaveLength(1);
  });

  it('looks back by the clock that changes were seen by, also when the account has another', async () => {
    await using bot = await startBot();
    await saw(bot, [rejected]);
    bot.sandbox.advance(3 * 86_400_000);

    expect(plainText(await bot.ask('/subscribe sender preview:1d'))).toContain(
      '1 of the 1 change that the bot saw in the last 1 d',
    );
  });

  it('shows what the bot saw and would have told, in the words of the notices, and saves nothing', async () => {
    await using bot = await startBot();
    const accepted: Change = { ...rejected, name: 'other', operators: { bee_step: { before: 1, after: 2 } } };
    await saw(bot, [rejected, accepted]);

    const reply = await bot.ask('/subscribe sender status:rejected preview:7d');

    expect(plainText(reply)).toContain('1 of the 2 changes that the bot saw in the last 7 d would have been told.');
    expect(plainText(reply)).toContain('my_shop');
    expect(plainText(reply)).not.toContain('other');
    expect(reply?.buttons).toEqual([{ label: 'Subscribe', command: '/subscribe sender status:rejected' }]);
    expect(await bot.parts('en').notices.subscriptions.list()).toEqual([]);
  });

  it('shows of the balance what the same threshold told, and nothing of others', async () => {
    await using bot = await startBot();
    await saw(bot, [balanceChange(), balanceChange({ under: { amount: '9000' } })]);

    expect(plainText(await bot.ask('/subscribe balance under:500 preview:7d'))).toContain('1 of the 1 change');
    expect(plainText(await bot.ask('/subscribe balance under:500 runway:3d preview:7d'))).toContain(
      'Nothing of this kind',
    );
  });

  it('shows the newest ten of many', async () => {
    await using bot = await startBot();
    await saw(
      bot,
      Array.from({ length: 12 }, (_, index) => ({ ...rejected, name: `shop${index}.` })),
    );

    const shown = plainText(await bot.ask('/subscribe sender preview:7d'));

    expect(shown).toContain('shop0.');
    expect(shown).toContain('shop9.');
    expect(shown).not.toContain('shop10.');
    expect(shown).toContain('Shown here: the newest 10.');
  });

  it('covers phone numbers and codes of a preview where others read along', async () => {
    await using bot = await startBot();

    const shown = plainText(await bot.ask('/subscribe inbox text:code preview:7d', 'en', { in: group }));

    expect(shown).toContain('7916•••');
    expect(shown).toContain('code is ••••••');
    expect(shown).not.toMatch(/\b7\d{10}\b/);
  });

  it('makes a broken subscription work again', async () => {
    await using bot = await startBot();
    await bot.ask('/subscribe inbox');
    await bot.parts('en').notices.subscriptions.broken(1, 'gone');

    expect(plainText(await bot.ask('/subscribe inbox'))).toContain('it works again: #1 inbox');
  });

  it('cannot preview the inbox while the provider is down, which is said', async () => {
    await using bot = await startBot();
    bot.sandbox.fault('outage', hour);

    const reply = await bot.ask('/subscribe inbox preview:7d');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toContain('The provider cannot be reached.');
    expect(plainText(await bot.ask('/subscribe inbox'))).toContain('#1 inbox');
  });

  it('offers to end one when there are too many', async () => {
    await using bot = await startBot();
    for (let each = 0; each < 50; each += 1) await bot.ask(`/subscribe inbox text:x${each}`);

    const reply = await bot.ask('/subscribe inbox');

    expect(plainText(reply)).toContain('This conversation has 50 subscriptions');
    expect(reply?.buttons).toEqual([{ label: 'All subscriptions', command: '/subscriptions' }]);
  });
});
