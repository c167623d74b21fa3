import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import type { Mute, QuietHours, Subscription } from '../../src/bot/subscriptions/subscription.ts';
import { deliveriesOf, fanOut } from '../../src/notifications/fan-out.ts';
import { noon } from '../support/clock.ts';
import { mailingChange, sms } from '../support/notices.ts';
import { channel, group, minute, startPolling, thread } from './poller-stage.ts';

const by = { platform: 'test', id: 'ann' };
const noSilence = { mutes: [], quiet: [] };

function subscription(number: number, place: Conversation): Subscription {
  const createdAt = Temporal.Instant.fromEpochMilliseconds(noon);
  return { number, in: place, topic: 'inbox', filters: {}, language: 'en', by, createdAt, state: 'active' };
}

function mute(place: Conversation, ms: number): Mute {
  const endsAt = Temporal.Instant.fromEpochMilliseconds(noon + ms);
  return { number: 1, in: place, topic: 'all', filters: {}, endsAt, by };
}

describe('a change', () => {
  it('goes once to each conversation and thread, for the first subscription that wants it', () => {
    const wanted = [subscription(1, group), subscription(2, channel), subscription(3, group), subscription(4, thread)];

    expect(deliveriesOf(sms('hello'), noon, wanted, noSilence)).toEqual([
      { subscription: 1, to: group, kind: 'message' },
      { subscription: 2, to: channel, kind: 'message' },
      { subscription: 4, to: thread, kind: 'message' },
    ]);
  });

  it('goes on a card, unless it is an SMS', () => {
    expect(deliveriesOf(mailingChange(), noon, [subscription(1, group)], noSilence)).toMatchObject([{ kind: 'card' }]);
  });

  it('is held by the mutes and quiet hours of its own conversation alone', () => {
    const quiet: QuietHours = { in: thread, from: 11 * 60, to: 13 * 60, zone: 'Europe/Moscow', except: [], by };
    const wanted = [subscription(1, group), subscription(2, channel), subscription(3, thread)];

    expect(
      deliveriesOf(sms('hello'), noon, wanted, { mutes: [mute(group, minute)], quiet: [quiet] }).map(
        ({ held }) => held,
      ),
    ).toEqual([{ until: noon + minute, reason: 'muted' }, undefined, { until: noon + 60 * minute, reason: 'quiet' }]);
  });
});

it('keeps what nobody wants, has what is for a paused subscription wait, and nothing for a broken one', async () => {
  const stage = await startPolling();
  await stage.subscribe(group, 'inbox');
  await stage.subscribe(channel, 'inbox');
  await stage.subscribe(thread, 'inbox');
  await stage.book.subscriptions.broken(1, 'kicked');
  await stage.book.subscriptions.pause(2, 'archived');

  await stage.bot.database.transaction((queries) => fanOut(queries, [sms('hello'), mailingChange()], noon, stage));

  expect(await stage.told()).toEqual([
    ['inbox arrived', ['message C01', 'message C01/thread']],
    [`mailing ${mailingChange().kind}`, []],
  ]);
  const fired = (await stage.book.subscriptions.list()).map(({ firedAt }) => firedAt?.epochMilliseconds);
  expect(fired).toEqual([undefined, noon, noon]);
});
