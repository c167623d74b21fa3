import assert from 'node:assert/strict';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { mostShown } from '../../src/notifications/notices/inbox.ts';
import { balanceChange, fileOf, mailingChange, senderChange, sms } from '../support/notices.ts';
import { anna, chat, other, type SenderStage, senderStage } from '../support/sender-stage.ts';

const texts = (count: number) =>
  Array.from({ length: count }, (_, index) => sms(`text ${index}`, { id: String(index) }));

function onlyReply({ platform }: SenderStage): Reply {
  const [standing] = platform.shown(chat);
  assert.ok(standing, 'nothing was shown');
  return standing.reply;
}

describe('the sender', () => {
  it('tells each conversation in its order, as soon as it is nudged', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([sms('first', { id: '1' })]);
    await stage.put([mailingChange()], { kind: 'card' });
    await stage.put([sms('second', { id: '2' })]);

    sender.nudge();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(3);
    const [first, second, third] = stage.platform.shown(chat).map(({ reply }) => JSON.stringify(reply));
    expect(first).toContain('first');
    expect(second).toContain('Black Friday');
    expect(third).toContain('second');
    expect(await stage.outbox.backlog()).toMatchObject({ count: 0 });
  });

  it('looks by itself every second', async () => {
    const stage = await senderStage();
    stage.send();
    await expect.poll(() => stage.clock.sleepers()).toEqual([1000]);
    await stage.put(texts(1));
    await stage.clock.advance(1000);
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
  });

  it.each([mostShown + 1, 1000])('tells %i SMS of one time in one message with a file, each once', async (count) => {
    const stage = await senderStage();
    const events = await stage.put(texts(count));

    stage.send();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    const lines = fileOf(onlyReply(stage)).content.trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(';')[0])).toEqual(events);
  });

  it('shows a few SMS of one time one by one in one message', async () => {
    const stage = await senderStage();
    const events = await stage.put(texts(mostShown));

    stage.send();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    for (const event of events) expect(JSON.stringify(onlyReply(stage))).toContain(event);
  });

  it('tells what was held as one summary, when its time has come', async () => {
    const stage = await senderStage();
    await stage.put(texts(3), { held: { until: stage.clock.now() + 5000, reason: 'quiet' } });
    stage.send();
    await expect.poll(() => stage.clock.sleepers()).toEqual([1000]);
    expect(stage.platform.shown(chat)).toEqual([]);

    await stage.clock.advance(5000);

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    expect(stage.platform.shown(chat)[0]?.reply.summary).toBe('During quiet hours: 3 SMS');
  });

  it('drops what nobody is subscribed to any more, and says why', async () => {
    const stage = await senderStage();
    const [event = ''] = await stage.put(texts(1));
    await stage.subscriptions.end(chat, 1);

    stage.send();

    await expect
      .poll(async () => (await stage.outbox.trace(event))?.fates[0])
      .toMatchObject({ state: 'dropped', reason: 'unsubscribed' });
    expect(stage.platform.shown(chat)).toEqual([]);
    expect(await stage.outbox.replay(chat, 0)).toBe(0);
  });

  it('drops of what it tells together what nobody wants any more', async () => {
    const stage = await senderStage();
    const [told = ''] = await stage.put([balanceChange({ object: 'one' })], { kind: 'card' });
    const ended = await stage.subscriptions.add({
      in: chat,
      topic: 'balance',
      filters: { under: '7' },
      language: 'en',
      by: anna,
    });
    assert.ok(ended.kind === 'added');
    const { number } = ended.subscription;
    const [left = ''] = await stage.database.transaction((queries) =>
      stage.outbox.putAll(queries, [
        {
          change: balanceChange({ object: 'two', subscription: number }),
          at: stage.clock.now(),
          deliveries: [{ subscription: number, to: chat, kind: 'card' }],
        },
      ]),
    );
    await stage.subscriptions.end(chat, number);

    stage.send();

    await expect.poll(async () => (await stage.outbox.trace(told))?.fates[0]?.state).toBe('sent');
    expect((await stage.outbox.trace(left))?.fates[0]).toMatchObject({ state: 'dropped', reason: 'unsubscribed' });
    expect(stage.platform.shown(chat)).toHaveLength(1);
  });

  it('tells what another subscription of the conversation wants where the one that spoke for it has ended', async () => {
    const stage = await senderStage();
    await stage.put(texts(1));
    await stage.subscriptions.add({ in: chat, topic: 'inbox', filters: { text: 'text' }, language: 'en', by: anna });
    await stage.subscriptions.end(chat, 1);

    stage.send();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
  });

  it('leaves what is for a platform that is not set up where it is', async () => {
    const stage = await senderStage();
    await stage.put(texts(2), { to: { ...chat, platform: 'elsewhere' } });
    await stage.put(texts(1));

    stage.send();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    expect(await stage.outbox.backlog()).toMatchObject({ count: 2 });
  });

  it('writes in the language of the subscription', async () => {
    const stage = await senderStage();
    await stage.subscriptions.add({ in: chat, topic: 'inbox', filters: {}, language: 'ru', by: anna });
    await stage.put(texts(2));
    stage.send();
    await expect.poll(() => stage.platform.shown(chat)[0]?.reply).toMatchObject({ language: 'ru', summary: '2 SMS' });
  });
});

describe('a card', () => {
  const moderated = senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 }, isLoud: true });
  const appeared = senderChange({ kind: 'appeared', moderation: { after: 0 }, isDecisive: false, isLoud: false });

  it('is posted without a sound, edited later, and a decisive change is told under it', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([appeared], { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);

    await stage.put([moderated], { kind: 'card' });
    sender.nudge();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(2);
    const [card, told] = stage.platform.shown(chat);
    expect(card).toMatchObject({ edits: 1, reply: { inPlace: true } });
    expect(told?.reply).toMatchObject({ under: card?.id });
    expect(told?.reply.silent).toBeUndefined();
  });

  it('that comes with its decisive change is the message for it', async () => {
    const stage = await senderStage();
    await stage.put([appeared, moderated], { kind: 'card' });
    stage.send();
    await expect.poll(async () => (await stage.outbox.backlog()).count).toBe(0);
    expect(stage.platform.shown(chat)).toMatchObject([{ edits: 0 }]);
    expect(stage.platform.shown(chat)[0]?.reply.silent).toBeUndefined();
  });

  it('is edited once for several changes of one thing', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([mailingChange()], { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    const moves = [2, 3, 4].map((after) => mailingChange({ status: { before: 1, after } }));
    await stage.put(moves, { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toMatchObject([{ edits: 1 }]);
  });

  it('that was deleted is posted anew, and the new one is edited from then on', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    for (const status of [1, 2, 3]) {
      const asked = stage.platform.asked(chat);
      await stage.put([mailingChange({ status: { after: status } })], { kind: 'card' });
      sender.nudge();
      await expect.poll(() => stage.platform.asked(chat)).toBeGreaterThan(asked);
      await expect.poll(async () => (await stage.outbox.backlog()).count).toBe(0);
      if (status === 1) stage.platform.remove('m1');
    }
    expect(stage.platform.shown(chat)).toMatchObject([{ id: 'm2', edits: 1 }]);
  });

  it('of many things at once is a digest, and is up to date when the next change shows it', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    const many = Array.from({ length: 9 }, (_, index) =>
      mailingChange({ object: `mailing ${index}`, name: `name ${index}`, recipients: 4321 }),
    );
    await stage.put(many, { kind: 'card' });
    await stage.put([balanceChange()], { to: other, kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    expect(fileOf(onlyReply(stage)).content).toContain('name 8');

    await stage.put([mailingChange({ object: 'mailing 3', name: 'name 3', status: { after: 2 } })], { kind: 'card' });
    sender.nudge();

    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(2);
    expect(JSON.stringify(stage.platform.shown(chat)[1]?.reply).match(/"label":"\d\d:\d\d"/g)).toHaveLength(2);
  });
});
