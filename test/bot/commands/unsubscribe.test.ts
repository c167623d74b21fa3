import { expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const group = { platform: 'test', id: '-team', kind: 'group' } as const;

it('ends what somebody made elsewhere when it is told to, and says where that was', async () => {
  await using bot = await startBot({ role: 'operator' });
  await bot.ask('/subscribe inbox', 'en', { in: group });
  expect(plainText(await bot.ask('/unsubscribe #1'))).toContain('There is no subscription #1 here.');

  const reply = await bot.ask('/unsubscribe #1 anywhere');

  expect(plainText(reply)).toContain('The subscription in test:-team is ended: #1 inbox');
  expect(reply?.buttons ?? []).toEqual([]);
  expect(await bot.parts('en').notices.subscriptions.list()).toEqual([]);
});

it('ends nothing elsewhere that somebody else made, but for an admin', async () => {
  await using bot = await startBot({ role: 'operator' });
  await bot.ask('/subscribe inbox', 'en', { in: group, from: { id: 'bob' } });

  expect(plainText(await bot.ask('/unsubscribe #1 anywhere'))).toContain('There is no subscription #1 here.');
  expect(await bot.parts('en').notices.subscriptions.list()).toHaveLength(1);

  await using another = await startBot();
  await another.ask('/subscribe inbox', 'ru', { in: group, from: { id: 'bob' } });
  expect(plainText(await another.ask('/unsubscribe #1 anywhere', 'ru'))).toContain(
    'Подписка в чате test:-team отменена',
  );
});
