import { expect, it } from 'vitest';
import { createAccountMessenger } from '../../../src/bot/accounts/account-messenger.ts';
import { createBindings } from '../../../src/bot/accounts/bindings.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { startBot } from '../../support/bot.ts';
import { recordingPlatform } from '../../support/recording-platform.ts';

const place = { platform: 'test', id: 'ben', kind: 'private' } as const;
const card: Reply = { summary: 'ann asks', blocks: [], buttons: [{ label: 'Approve', command: '/approve x' }] };

it('what is written elsewhere about a sandbox says so, and where there is one account no name', async () => {
  await using bot = await startBot();
  const { account } = bot.parts('en');
  const platform = recordingPlatform();
  const bindings = createBindings(bot.database, bot.clock);
  const messenger = createAccountMessenger({ adapters: () => [platform.adapter], account, bindings, language: 'ru' });

  const posted = await messenger.post(place, { ...card, language: 'en' });
  await messenger.edit(place, posted ?? '', card);

  const [shown] = platform.shown(place);
  expect(shown?.reply).toMatchObject({ summary: 'ann asks', buttons: card.buttons });
  expect(shown?.reply.blocks).toEqual([expect.objectContaining({ text: expect.stringContaining('Учебный аккаунт') })]);
  expect(shown?.edits).toBe(1);
});

it('nothing is written where a conversation is about another account, and what stood there says no more than that', async () => {
  await using bot = await startBot();
  const { account } = bot.parts('en');
  const platform = recordingPlatform();
  const bindings = createBindings(bot.database, bot.clock);
  const messenger = createAccountMessenger({ adapters: () => [platform.adapter], account, bindings, language: 'en' });
  const posted = await messenger.post(place, card);
  await bindings.bind(place, 'another');

  expect(await messenger.post(place, card)).toBeUndefined();
  await messenger.edit(place, posted ?? '', { summary: 'ann sent it', blocks: [] });

  const summary = 'This conversation is about the account another alone.';
  expect(platform.shown(place).map(({ reply }) => reply)).toEqual([
    { summary, blocks: [{ kind: 'note', text: summary }] },
  ]);
});
