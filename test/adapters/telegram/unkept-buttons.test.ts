import { expect, it } from 'vitest';
import type { Database } from '../../../src/storage/database.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

it('an answer comes without its buttons while they cannot be kept', async () => {
  await using started = await startTelegramBot({ isStarted: false });
  const { bot, ask, log } = started;
  let isFull = false;
  const database: Database = {
    ...bot.database,
    transaction: (work, options) =>
      isFull ? Promise.reject(new StorageError('full', 'the disk is full')) : bot.database.transaction(work, options),
  };
  await started.start({
    adapter: { database },
    handle: async (message) => {
      isFull = true;
      await started.adapter().post(message.in, {
        summary: 'answer',
        blocks: [{ kind: 'text', spans: ['the answer'] }],
        buttons: [{ label: 'More', command: '/more' }],
      });
      isFull = false;
    },
  });

  const shown = await ask('/anything');

  expect(shown).toMatchObject({ text: 'the answer', keyboard: [] });
  expect(log.join('')).toContain('the buttons of an answer could not be kept');
});
