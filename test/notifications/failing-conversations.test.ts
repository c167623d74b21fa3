import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { sms } from '../support/notices.ts';
import { anna, boss, chat, type SenderStage, senderStage } from '../support/sender-stage.ts';

const hour = 3_600_000;
const day = 24 * hour;
const annas: Conversation = { platform: 'test', id: anna.id, kind: 'private' };
const bosses: Conversation = { platform: 'test', id: boss.id, kind: 'private' };

async function gone(): Promise<SenderStage> {
  const stage = await senderStage();
  stage.platform.fail(chat, 'gone');
  await stage.put([sms('missed', { id: '1' })]);
  stage.send();
  await stage.idle();
  expect(await stateOf(stage)).toMatchObject({ state: 'paused', reason: 'gone: as told' });
  return stage;
}

async function stateOf({ subscriptions }: SenderStage) {
  return (await subscriptions.of(chat))[0];
}

describe('a conversation in which nobody can be told anything', () => {
  it('is paused, and tried again after 1, 2 and 4 hours', async () => {
    const stage = await gone();
    const asked: number[] = [];
    for (let passed = 0; passed < 8; passed += 0.5) {
      const before = stage.platform.asked(chat);
      await stage.pass(hour / 2, hour / 2);
      if (stage.platform.asked(chat) > before) asked.push(passed + 0.5);
    }
    expect(asked).toEqual([1, 3, 7]);
    expect(await stage.outbox.backlog()).toMatchObject({ count: 0, paused: 1 });
  });

  it('is told all that waited as soon as it works again', async () => {
    const stage = await gone();
    await stage.put([sms('later', { id: '2' })], { to: chat });
    await stage.subscriptions.pause(1, 'as told');
    stage.platform.heal(chat);
    await stage.pass(hour, hour);

    expect(stage.platform.shown(chat)[0]?.reply.summary).toBe('2 SMS');
    expect(await stateOf(stage)).toMatchObject({ state: 'active' });
    expect(stage.platform.shown(annas)).toEqual([]);
  });

  it('is tried again within a minute when somebody subscribes to something there', async () => {
    const stage = await gone();
    stage.platform.heal(chat);
    await stage.subscriptions.add({ in: chat, topic: 'health', filters: {}, language: 'en', by: anna });
    await stage.pass(61_000);
    expect(stage.platform.shown(chat)).toHaveLength(1);
  });

  it('is broken after five days, which who subscribed and the admins are told once', async () => {
    const stage = await gone();
    for (let days = 0; days < 8; days += 1) {
      await stage.put([sms('news', { id: `day ${days}` })]);
      await stage.subscriptions.pause(1, 'as told');
      await stage.pass(day, day / 2);
    }
    expect(await stateOf(stage)).toMatchObject({ state: 'broken', reason: 'gone: as told' });
    for (const place of [annas, bosses]) {
      expect(stage.platform.shown(place).map(({ reply }) => reply.tone)).toEqual(['bad']);
    }
    expect((await stage.outbox.missed(chat, 0, 10)).length).toBeGreaterThan(0);

    stage.platform.heal(chat);
    await stage.pass(day, day);
    expect(stage.platform.shown(chat)).toHaveLength(1);
    expect(stage.platform.shown(bosses).map(({ reply }) => reply.tone)).toEqual(['bad', 'good']);
  });
});
