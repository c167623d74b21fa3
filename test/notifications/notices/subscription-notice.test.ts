import { expect, it } from 'vitest';
import type { Subscription } from '../../../src/bot/subscriptions/subscription.ts';
import { subscriptionReply } from '../../../src/notifications/notices/subscription-notice.ts';
import { noon } from '../../support/clock.ts';
import { readerOf } from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

const subscription: Subscription = {
  number: 3,
  in: { platform: 'test', id: '-team', kind: 'group' },
  topic: 'inbox',
  filters: {},
  language: 'en',
  by: { platform: 'test', id: 'ann' },
  createdAt: Temporal.Instant.fromEpochMilliseconds(noon),
  state: 'broken',
  reason: 'gone: the chat is gone',
};

it.each([
  ['broken', 'Subscription #3 is broken: nothing can be posted in its conversation.', 'bad'],
  ['resumed', 'Subscription #3 goes on.', 'good'],
] as const)(
  'a subscription that is %s is told with its topic and place, and can be ended from afar',
  (kind, headline, tone) => {
    const reply = subscriptionReply({ kind, subscription, at: noon }, readerOf('en'));

    expect(reply.summary).toBe(headline);
    expect(reply.tone).toBe(tone);
    expect(plainText(reply)).toContain('What it tells  inbox\nConversation   test:-team\n');
    expect(plainText(reply).includes('the chat is gone')).toBe(kind !== 'resumed');
    expect(plainText(reply)).toContain('/replay');
    expect(reply.buttons).toEqual([{ label: 'End #3', command: '/unsubscribe #3 anywhere' }]);
    expect(reply.silent).toBe(kind === 'broken' ? undefined : true);
  },
);

it('is told in Russian', () => {
  const reply = subscriptionReply({ kind: 'broken', subscription, at: noon }, readerOf('ru'));

  expect(reply.summary).toBe('Подписка #3 не работает: в её чат ничего не отправляется.');
  expect(plainText(reply)).toContain('туда нельзя ничего отправить (the chat is gone)');
  expect(plainText(reply)).toContain(
    'Когда бот снова сможет туда писать, пропущенное покажет команда, набранная там: /replay',
  );
});
