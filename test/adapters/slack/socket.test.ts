import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Call, Delivery } from '../../support/slack/control.ts';
import { connected, passing, ready, staged } from '../../support/slack-socket.ts';

describe('the socket', () => {
  it('hands commands on and acknowledges them', async () => {
    const { type, received } = await connected();
    const delivery = await type('today');
    expect(delivery).toMatchObject({ acknowledged: true, payload: undefined });
    expect(received).toEqual(['today']);
  });

  it('loses no acknowledged command over 200 drops', async () => {
    const stage = await connected();
    const { slack, clock, type, received } = stage;
    const drops = [
      () => slack.sockets.cut(),
      () => slack.sockets.disconnect('refresh_requested', true),
      () => slack.sockets.disconnect('warning', false),
    ];
    const sure: Delivery[] = [];
    const acknowledged: string[] = [];
    for (let round = 0; round < 200; round += 1) {
      await clock.advance(60_000);
      sure.push(await type(`calm ${round}`));
      const racing = type(`racing ${round}`);
      drops[round % drops.length]?.();
      if ((await racing).acknowledged) acknowledged.push(`racing ${round}`);
      await ready(stage, round + 2);
    }

    expect(sure.filter((delivery) => delivery.acknowledged)).toHaveLength(200);
    expect(acknowledged.filter((text) => !received.includes(text))).toEqual([]);
    await clock.advance(60_000);
    await slack.sockets.until(1);
    expect(slack.sockets.opened()).toBe(201);
  });

  it('is replaced when Slack announces its end, and the former is read and closed after a while', async () => {
    const stage = await connected();
    const { slack, clock, received } = stage;
    await clock.advance(60_000);
    slack.sockets.disconnect('warning', false);
    await ready(stage, 2);
    const onFormer = await slack.deliver('command', { command: '/balance', text: 'late' }, { socket: 0 });
    const open = slack.sockets.open();
    await clock.asleep();
    await clock.advance(5000);
    await passing(clock);

    expect(onFormer.acknowledged).toBe(true);
    expect(received).toEqual(['late']);
    expect(open).toBe(2);
    await slack.sockets.until(1);
  });

  it('is replaced when it is cut, within two seconds also when that happens again and again', async () => {
    const stage = await connected();
    const { slack, clock } = stage;
    for (let round = 1; round <= 6; round += 1) {
      slack.sockets.cut();
      await slack.sockets.until(0);
      while (slack.sockets.opened() === round && !clock.sleepers().some((ms) => ms <= 1500)) await nextTurn();
      await clock.advance(1500);
      await ready(stage, round + 1);
    }
    expect(slack.sockets.open()).toBe(1);
  });

  it('is replaced when it neither sends nor answers anything', async () => {
    const stage = await connected({ pongMs: 100 });
    const { slack, clock, type } = stage;
    await clock.advance(60_000);
    slack.sockets.freeze();
    await ready(stage, 2);
    expect(await type('awake')).toMatchObject({ acknowledged: true });
  });

  it('is replaced when it sends no pings, although it answers them', async () => {
    const stage = await connected({ pingMs: 100 }, { pingMs: 10 });
    const { slack, clock, type } = stage;
    await clock.advance(60_000);
    expect(await type('awake')).toMatchObject({ acknowledged: true });
    slack.sockets.freeze(true);
    await ready(stage, 2);
    expect(await type('awake')).toMatchObject({ acknowledged: true });
  });

  it('does not mind frames that are no messages, and repeats nothing of them', async () => {
    const stage = await connected();
    const { slack, log, type, received } = stage;
    const event = { type: 'close', text: 'hush' };
    const frames = [
      'hush',
      'null',
      '[]',
      '{"type":"close","text":"hush"}',
      '{"type":"events_api","envelope_id":"1","text":"hush"}',
      '{"type":"events_api","envelope_id":"1","payload":{"event":null}}',
      JSON.stringify({ type: 'events_api', envelope_id: '1', payload: { event } }),
      '{"type":"slash_commands","payload":{"text":"hush"}}',
      Buffer.from('hush'),
    ];
    for (const frame of frames) slack.sockets.garbage(frame);
    const delivery = await type('after');

    expect(delivery.acknowledged).toBe(true);
    expect(received).toEqual(['after']);
    expect(slack.sockets.opened()).toBe(1);
    const told = log.filter((line) => line.includes('slack sent a frame that is no message'));
    expect(told).toHaveLength(frames.length);
    expect(log.join()).not.toContain('hush');
  });
});

describe('stopping', () => {
  it('closes the socket after what was taken has been acknowledged, and opens no other', async () => {
    const acknowledging = Promise.withResolvers<void>();
    const stage = await connected({
      take: async (event) => {
        await acknowledging.promise;
        await event.ack({ text: 'done' });
      },
    });
    const { slack, type, received, receiver, clock } = stage;
    const delivery = type('last');
    while (received.length === 0) await nextTurn();
    const stopped = receiver.stop();
    const refused = type('too late');
    await nextTurn();
    acknowledging.resolve();
    await stopped;

    expect(await delivery).toMatchObject({ acknowledged: true, payload: { text: 'done' } });
    expect((await refused).acknowledged).toBe(false);
    expect(received).toEqual(['last']);
    await slack.sockets.until(0);
    await clock.advance(600_000);
    expect(slack.sockets.opened()).toBe(1);
    await expect(receiver.ended).resolves.toBeUndefined();
  });

  it('leaves no socket behind when it comes in the middle of opening one', async () => {
    const { slack, receiver, clock } = await staged();
    const calls = (): readonly Call[] => slack.calls('apps.connections.open');
    slack.setLatency(50);
    await receiver.start();
    await slack.until(() => calls().length === 1);
    await clock.advance(1000);
    await receiver.stop();
    await slack.until(() => calls()[0]?.answer !== undefined);
    await passing(clock);
    await slack.sockets.until(0);

    expect(calls()).toHaveLength(1);
    expect(slack.sockets.opened()).toBe(0);
  });
});
