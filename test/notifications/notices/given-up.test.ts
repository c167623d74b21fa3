import { expect, it } from 'vitest';
import type { Delivery } from '../../../src/bot/outbox/delivery.ts';
import { givenUpReply } from '../../../src/notifications/notices/given-up.ts';
import { noon } from '../../support/clock.ts';
import { readerOf, sms } from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

function given(count: number) {
  const deliveries = Array.from(
    { length: count },
    (_, index): Delivery => ({
      number: index,
      event: `e-22222${index}`,
      change: sms('secret'),
      subscription: 1,
      kind: 'message',
      at: noon,
      attempts: 4,
    }),
  );
  return { to: { platform: 'test', id: '-team', kind: 'group' } as const, deliveries, reason: 'refused: too long' };
}

it('what was given up is told with its place, why, and what brings it back, and nothing of what it said', () => {
  const reply = givenUpReply(given(2), readerOf('en'));

  expect(reply).toMatchObject({ summary: '2 notifications could not be shown and were given up.', tone: 'bad' });
  expect(plainText(reply)).toContain('test:-team');
  expect(plainText(reply)).toContain('the platform does not take this message (too long)');
  expect(plainText(reply)).toContain('/replay');
  expect(plainText(reply)).not.toContain('secret');
  expect(reply.buttons).toEqual([{ label: 'Why', command: '/why e-222220' }]);
});

it.each([
  [1, 'Не удалось показать 1 уведомление, попытки прекращены.'],
  [3, 'Не удалось показать 3 уведомления, попытки прекращены.'],
  [5, 'Не удалось показать 5 уведомлений, попытки прекращены.'],
])('%i are counted in Russian', (count, headline) => {
  expect(givenUpReply(given(count), readerOf('ru')).summary).toBe(headline);
});
