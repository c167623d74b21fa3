import { describe, expect, it } from 'vitest';
import { fileOf, mailingChange, senderChange, sms } from '../support/notices.ts';
import { boss, chat, other, type SenderStage, senderStage } from '../support/sender-stage.ts';

const minute = 60_000;
const one = (text: string) => [sms(text, { id: text })];
const named = (name: string) => ({ name, object: `sender ${name}` });
const sayings = (stage: SenderStage, to = chat) => stage.platform.shown(to).map(({ reply }) => reply.summary);

describe('a platform that', () => {
  it('hangs for ever in one conversation holds up no other, and is asked nothing more there', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    stage.platform.fail(chat, 'hang');
    await stage.put(one('stuck'));
    sender.nudge();
    await expect.poll(() => stage.platform.asked(chat)).toBe(1);

    await stage.put(one('more'));
    await stage.put(one('free'), { to: other });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(other)).toHaveLength(1);
    await stage.clock.advance(2 * minute);

    await expect.poll(async () => (await stage.outbox.due(9)).map(({ id }) => id)).toContain('chat');
    expect(stage.platform.asked(chat)).toBe(1);
  });

  it('refuses is asked again after 5 s, 15 s and 45 s, and then nothing is marked', async () => {
    const stage = await senderStage();
    const start = stage.clock.now();
    stage.platform.fail(chat, 'failed', 3);
    await stage.put(one('hello'));
    stage.send();
    const asked: number[] = [];
    for (let second = 0; second <= 70; second += 1) {
      await stage.idle();
      if (stage.platform.asked(chat) > asked.length) asked.push((stage.clock.now() - start) / 1000);
      await stage.pass(1000);
    }
    expect(asked).toEqual([0, 5, 20, 65]);
    expect(sayings(stage)).toHaveLength(1);
    expect(sayings(stage)[0]).not.toContain('repeat');
  });

  it('may have shown an edit is shown it again, and nothing is marked, as it repeats nothing', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([senderChange({ kind: 'appeared', isDecisive: false })], { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    stage.platform.fail(chat, 'lost', 1);
    await stage.put([senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } })], { kind: 'card' });
    await stage.pass(10_000);

    expect(stage.platform.shown(chat).map(({ edits }) => edits)).toEqual([2, 0]);
    expect(sayings(stage).filter((summary) => summary.includes('repeat'))).toEqual([]);
  });

  it('may have shown a message is shown it again, marked', async () => {
    const stage = await senderStage();
    stage.platform.fail(chat, 'lost', 1);
    await stage.put(one('hello'));
    stage.send();
    await stage.idle();
    expect(sayings(stage)).toHaveLength(1);
    await stage.pass(6000);
    expect(sayings(stage)).toHaveLength(2);
    expect(sayings(stage)[0]).not.toContain('repeat');
    expect(sayings(stage)[1]).toContain('repeat');
  });

  it('fails between a card and what belongs under it is not shown the card twice', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([senderChange({ kind: 'appeared', isDecisive: false })], { kind: 'card' });
    sender.nudge();
    await expect.poll(async () => (await stage.outbox.backlog()).count).toBe(0);
    const card = senderChange({ kind: 'moderation', moderation: { after: 1 } });
    const next = senderChange({ kind: 'appeared', object: 'sender two', name: 'two', isDecisive: false });
    await stage.put([card, next], { kind: 'card' });
    // The edit of the first card goes well.
    const { adapter } = stage.platform;
    const failing = {
      ...adapter,
      edit: async (...args: Parameters<typeof adapter.edit>) => {
        const shown = await adapter.edit(...args);
        stage.platform.fail(chat, 'failed', 1);
        return shown;
      },
    };
    await sender.stop();
    stage.send({ adapters: new Map([['test', failing]]) });
    await expect.poll(() => stage.platform.asked(chat)).toBe(3);
    await stage.pass(6000);
    expect(stage.platform.shown(chat)).toHaveLength(3);
    const [first, under, second] = stage.platform.shown(chat);
    expect(first?.edits).toBe(1);
    expect(under?.reply.under).toBe(first?.id);
    expect(second?.reply.summary).toContain('two');
  });

  it('fails behind cards that need nothing under them is shown nothing again that was shown', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    const isNews = { kind: 'moderation', moderation: { after: 1 } } as const;
    const known = ['three', 'four'].map((name) =>
      senderChange({ ...named(name), kind: 'appeared', isDecisive: false }),
    );
    await stage.put(known, { kind: 'card' });
    sender.nudge();
    await expect.poll(async () => (await stage.outbox.backlog()).count).toBe(0);
    await sender.stop();
    // The new cards of the first two are news themselves; the others are edited, and what is decided comes under them.
    const changes = ['one', 'two', 'three', 'four'].map((name) => senderChange({ ...named(name), ...isNews }));
    await stage.put(changes, { kind: 'card' });
    const { adapter } = stage.platform;
    let edits = 0;
    const failing = {
      ...adapter,
      edit: async (...args: Parameters<typeof adapter.edit>) => {
        edits += 1;
        if (edits === 2) stage.platform.fail(chat, 'failed', 1);
        return adapter.edit(...args);
      },
    };

    stage.send({ adapters: new Map([['test', failing]]) });
    await stage.pass(20_000);

    const under = stage.platform.shown(chat).filter(({ reply }) => reply.under !== undefined);
    expect(under.map(({ reply }) => /three|four/.exec(reply.summary)?.[0])).toEqual(['three', 'four']);
    expect(stage.platform.shown(chat)).toHaveLength(6);
    expect(sayings(stage).filter((summary) => summary.includes('repeat'))).toEqual([]);
  });

  it('brings the bot to a mistake holds up what is behind it five times at most', async () => {
    const stage = await senderStage();
    const [event = ''] = await stage.put(one('bad'));
    stage.platform.fail(chat, 'mistake', 6);
    stage.send();
    await stage.pass(60 * minute, minute);
    const trace = await stage.outbox.trace(event);
    expect(trace?.fates[0]).toMatchObject({ state: 'dead', reason: 'mistake' });
    await stage.put(one('good'));
    await stage.pass(1000);
    expect(sayings(stage)).toHaveLength(1);
  });
});

describe('a platform that asks to wait', () => {
  it('is asked again when it said, and what waited is not marked', async () => {
    const stage = await senderStage();
    const [event = ''] = await stage.put(one('hello'));
    stage.platform.fail(chat, 'wait', 1);
    stage.send();
    await stage.pass(29 * minute, minute);
    expect(stage.platform.asked(chat)).toBe(1);
    expect((await stage.outbox.trace(event))?.fates[0]).toMatchObject({ reason: 'wait: as told', isRepeat: false });

    await stage.pass(2 * minute, minute);
    expect(sayings(stage)).toHaveLength(1);
    expect(sayings(stage)[0]).not.toContain('repeat');
  });

  it('at an edit is shown no second card', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await stage.put([mailingChange()], { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    stage.platform.fail(chat, 'wait', 1);
    await stage.put([mailingChange({ status: { after: 2 } })], { kind: 'card' });
    await stage.pass(31 * minute, minute);
    expect(stage.platform.shown(chat)).toMatchObject([{ edits: 1 }]);
  });
});

describe('a message that a platform does not take', () => {
  it('as it is, is told at once as a line and a file', async () => {
    const stage = await senderStage();
    const [event = ''] = await stage.put(one('hello'));
    stage.platform.fail(chat, 'buttons');
    stage.send();
    await expect.poll(() => sayings(stage)).toHaveLength(1);
    const [told] = stage.platform.shown(chat);
    expect(told?.reply.buttons).toBeUndefined();
    expect(told?.reply.summary).not.toContain('repeat');
    expect(fileOf(told?.reply ?? { summary: '', blocks: [] }).content).toContain(event);
    expect(stage.log.join('')).toContain('a notice is told plainly');
  });

  it('in any form is given up after four tries, which the admins are told once, and what is behind it goes on', async () => {
    const stage = await senderStage();
    const [bad = ''] = await stage.put(one('bad'));
    stage.platform.fail(chat, 'refused');
    const sender = stage.send();
    await stage.pass(2 * minute, 1000);
    const trace = await stage.outbox.trace(bad);
    expect(trace?.fates[0]).toMatchObject({ state: 'dead', reason: 'refused: as told', attempts: 3 });
    await stage.put(one('as bad'));
    await stage.pass(2 * minute, 1000);
    stage.platform.heal(chat);
    await stage.put(one('good'));
    sender.nudge();
    await expect.poll(() => sayings(stage)).toHaveLength(1);

    const toBoss = sayings(stage, { platform: 'test', id: boss.id, kind: 'private' });
    expect(toBoss).toEqual(['1 notification could not be shown and was given up.']);
    expect(await stage.outbox.missed(chat, 0, 9)).toHaveLength(2);
  });
});

describe('what was tried for five days', () => {
  it('is given up, and the admins are told', async () => {
    const stage = await senderStage();
    const [event = ''] = await stage.put(one('hello'));
    stage.platform.fail(chat, 'failed');
    stage.send();
    await stage.pass(6 * 86_400_000, 3_600_000);
    expect((await stage.outbox.trace(event))?.fates[0]).toMatchObject({ state: 'dead', reason: 'failed: as told' });
    expect(sayings(stage, { platform: 'test', id: boss.id, kind: 'private' })).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('while it posts leaves a claim that another one repeats, marked and complete', async () => {
    const stage = await senderStage();
    stage.platform.fail(chat, 'hang', 1);
    await stage.put([...one('first'), ...one('second')]);
    const sender = stage.send();
    await expect.poll(() => stage.platform.asked(chat)).toBe(1);
    const stopped = sender.stop();
    await stage.clock.advance(5000);
    await stopped;

    stage.send();
    await stage.pass(3 * minute, minute);
    expect(sayings(stage)).toEqual(['2 SMS (repeat)']);
  });

  it('after it posted and before it noted that repeats it, marked', async () => {
    const stage = await senderStage();
    const deaf = { ...stage.outbox, sent: () => new Promise<boolean>(() => undefined) };
    const sender = stage.send({ outbox: deaf });
    await stage.put(one('hello'));
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    const stopped = sender.stop();
    await stage.clock.advance(5000);
    await stopped;

    stage.send();
    await stage.pass(3 * minute, minute);
    expect(sayings(stage).map((summary) => summary.includes('repeat'))).toEqual([false, true]);
  });

  it('with a card half noted puts each change on it once', async () => {
    const stage = await senderStage();
    const deaf = { ...stage.outbox, sent: () => new Promise<boolean>(() => undefined) };
    const sender = stage.send({ outbox: deaf });
    await stage.put([mailingChange({ status: { after: 2 } })], { kind: 'card' });
    sender.nudge();
    await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);
    const stopped = sender.stop();
    await stage.clock.advance(5000);
    await stopped;

    stage.send();
    await stage.pass(3 * minute, minute);
    const cards = stage.platform.shown(chat);
    expect(cards).toMatchObject([{ edits: 1 }]);
    expect(JSON.stringify(cards[0]?.reply).match(/"label":"\d\d:\d\d"/g)).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('begins nothing more, and gives back what was not begun without a mark', async () => {
    const stage = await senderStage();
    const sender = stage.send();
    await sender.stop();
    await stage.put(one('later'));
    sender.nudge();
    await stage.clock.advance(minute);
    expect(stage.platform.shown(chat)).toEqual([]);

    stage.send();
    await expect.poll(() => sayings(stage)).toHaveLength(1);
    expect(sayings(stage)[0]).not.toContain('repeat');
  });
});

describe('two senders on one database', () => {
  it('tell everything once', async () => {
    const stage = await senderStage();
    const senders = [stage.send(), stage.send()];
    const events: string[] = [];
    for (let round = 0; round < 9; round += 1) {
      events.push(...(await stage.put(one(`hello ${round}`))));
      for (const sender of senders) sender.nudge();
    }
    await stage.pass(2000);
    const told = stage.platform.shown(chat).map(({ reply }) => JSON.stringify(reply.blocks));
    for (const event of events) expect(told.filter((blocks) => blocks.includes(event))).toHaveLength(1);
    expect(told.join('')).not.toContain('repeat');
  });
});
