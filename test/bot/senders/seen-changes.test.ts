import { expect, it } from 'vitest';
import type { Change } from '../../../src/bot/topics/change.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { senderChange } from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

const hour = 3_600_000;
const accepted = senderChange({ id: '12402', operators: { mts_step: { before: 1, after: 2 } } });

async function saw(bot: TestBot, change: Change): Promise<void> {
  const { outbox } = bot.parts('en').notices;
  await bot.database.transaction((queries) => outbox.put(queries, { change, at: bot.clock.now() }, []));
}

it('tells since when a name stands as it does, the newest change first', async () => {
  await using bot = await startBot();
  await saw(bot, senderChange({ id: '12402', kind: 'moderation', moderation: { before: 0, after: 1 } }));
  await bot.clock.advance(hour);
  await saw(bot, accepted);

  expect(plainText(await bot.ask('/sender status my_shop'))).toMatch(
    /\nChanges that the bot saw\n+18 Nov 2026, 13:00 +MTS \(paid\) ✓ accepted \(was: sent\)\n18 Nov 2026, 12:00 +allowed to use \(was: waiting\)\n/,
  );
  expect(plainText(await bot.ask('/sender status my_shop', 'ru'))).toMatch(
    /\nИзменения, которые видел бот\n+18\.11\.2026/,
  );
});

it('tells nothing of other names, of subclients, or where nothing was seen', async () => {
  await using bot = await startBot();
  await saw(bot, senderChange({ id: '1', name: 'my_shop' }));

  for (const line of ['/sender status my_shop', '/sender status AlexStore user:sub_alex']) {
    expect(plainText(await bot.ask(line))).not.toContain('Changes that the bot saw');
  }
});

it('tells the five newest of many', async () => {
  await using bot = await startBot();
  for (let each = 0; each < 7; each += 1) {
    await bot.clock.advance(hour);
    await saw(bot, accepted);
  }

  expect(plainText(await bot.ask('/sender status my_shop')).match(/\(was: sent\)/g)).toHaveLength(5);
});
