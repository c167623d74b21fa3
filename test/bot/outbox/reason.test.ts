import { expect, it } from 'vitest';
import { writeReason } from '../../../src/bot/outbox/reason.ts';
import { sayReason } from '../../../src/bot/texts/reasons.ts';

it('a reason is said in the language of who reads it, with the words of the platform behind it', () => {
  const kept = writeReason('gone', 'sendMessage: 403 Forbidden: bot was kicked');

  expect(sayReason(kept, 'en')).toBe('nothing can be posted there (sendMessage: 403 Forbidden: bot was kicked)');
  expect(sayReason(kept, 'ru')).toBe('туда нельзя ничего отправить (sendMessage: 403 Forbidden: bot was kicked)');
  expect(sayReason(writeReason('unsubscribed'), 'ru')).toBe('подписки на это больше нет');
});

it.each(['the chat is gone', 'toString: 1', 'error: too long', ''])(
  '"%s", which is no kept reason, is said as it is',
  (kept) => {
    expect(sayReason(kept, 'ru')).toBe(kept);
  },
);
