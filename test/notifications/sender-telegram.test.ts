import { expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { mailingChange, senderChange, sms } from '../support/notices.ts';
import { type SenderStage, senderStage } from '../support/sender-stage.ts';
import { startTelegramBot } from '../support/telegram-bot.ts';

/** A sender in front of the real adapter, with a group whose messages it tells. */
async function started() {
  const it = await startTelegramBot();
  onTestFinished(() => it[Symbol.asyncDispose]());
  const group = it.telegram.addGroup({ people: [it.anna] });
  const to: Conversation = { platform: 'telegram', id: String(group.id), kind: 'group' };
  const stage: SenderStage = await senderStage({
    clock: it.bot.clock,
    database: it.bot.database,
    adapter: it.adapter(),
  });
  const backlog = async (): Promise<number> => (await stage.outbox.backlog()).count;
  /** Lets time pass until everything is told: a group takes one message a second. */
  const told = () =>
    expect
      .poll(async () => {
        await stage.pass(1000);
        return backlog();
      })
      .toBe(0);
  return { ...it, stage, group, to, backlog, told };
}

it('a card is posted silently, edited, and its decisive change told under it with a sound', async () => {
  const { stage, telegram, group, to, told } = await started();
  const sender = stage.send();
  await stage.put([senderChange({ kind: 'appeared', isDecisive: false, isLoud: false })], { to, kind: 'card' });
  sender.nudge();
  await told();
  const moderated = senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } });
  await stage.put([moderated], { to, kind: 'card' });
  sender.nudge();
  await told();

  const [card, decisive] = telegram.messages(group);
  expect(telegram.messages(group)).toHaveLength(2);
  const [first, second] = telegram.calls('sendMessage').map(({ parameters }) => parameters);
  expect(first).toMatchObject({ disable_notification: true });
  expect(second).toMatchObject({ reply_parameters: { message_id: card?.id, allow_sending_without_reply: true } });
  expect(second).not.toHaveProperty('disable_notification');
  expect(telegram.calls('editMessageText')).toHaveLength(1);
  expect(decisive?.text).toContain('my_shop');
});

it('a storm of 1000 SMS is a few messages, with each SMS once in their files', async () => {
  const { stage, telegram, group, to, backlog } = await started();
  const sender = stage.send();
  const events: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    const some = Array.from({ length: 25 }, (_, index) => sms('hello', { id: `${round}-${index}` }));
    events.push(...(await stage.put(some, { to })));
    sender.nudge();
    await stage.pass(1000);
  }
  for (let left = 120; left > 0 && (await backlog()) > 0; left -= 1) await stage.pass(1000);
  await expect.poll(backlog).toBe(0);

  const messages = telegram.messages(group);
  expect(messages.length).toBeLessThan(25);
  const rows = messages
    .flatMap(({ file }) => (file === undefined ? [] : [file.bytes.toString('utf8').trim().split('\n').slice(1)]))
    .flat();
  expect(rows.map((row) => row.split(';')[0])).toEqual(events);
});

it('a group that threw the bot out hears everything when it takes it back', async () => {
  const { stage, telegram, group, to, bot } = await started();
  telegram.setStatus(group, telegram.bot, 'kicked');
  await stage.put([sms('one', { id: '1' })], { to });
  stage.send();
  await expect.poll(async () => (await stage.subscriptions.of(to))[0]?.state).toBe('paused');
  expect((await stage.subscriptions.of(to))[0]?.reason).toContain('kicked');
  expect(await stage.outbox.backlog()).toMatchObject({ count: 0, paused: 1 });

  telegram.setStatus(group, telegram.bot, 'member');
  bot.clock.step(3_600_000);
  await bot.clock.advance(2000);

  await expect.poll(async () => (await stage.subscriptions.of(to))[0]?.state).toBe('active');
  expect(telegram.messages(group).at(-1)?.text).toContain('one');
});

it('a card whose message was deleted is posted once more, and that one is edited', async () => {
  const { stage, telegram, group, to, told } = await started();
  const sender = stage.send();
  for (const after of [1, 2, 3]) {
    const operators = { mts_step: { before: 0, after } };
    await stage.put([senderChange({ operators, isDecisive: false })], { to, kind: 'card' });
    sender.nudge();
    await told();
    const [card] = telegram.messages(group);
    if (after === 1 && card !== undefined) telegram.deleteMessage(group, card.id);
  }
  expect(telegram.messages(group)).toHaveLength(1);
  expect(telegram.calls('sendMessage')).toHaveLength(2);
});

it('a group that became a supergroup is followed, and what showed that is told once', async () => {
  const { stage, telegram, to, anna, backlog } = await started();
  const sender = stage.send();
  const moved = telegram.addSupergroup({ people: [anna] });
  telegram.fault('sendMessage', { kind: 'migrated', to: moved.id }, { times: 1 });
  const [event = ''] = await stage.put([sms('one', { id: '1' })], { to });
  sender.nudge();
  await expect.poll(backlog).toBe(0);
  const there: Conversation = { ...to, id: String(moved.id) };
  expect((await stage.outbox.trace(event))?.fates).toMatchObject([{ to: there, state: 'sent', isRepeat: false }]);

  await stage.put([sms('two', { id: '2' })], { to: there });
  sender.nudge();
  await stage.pass(4 * 60_000, 60_000);

  const texts = telegram.messages(moved).flatMap(({ text }) => text ?? []);
  expect(texts.map((text) => /one|two/.exec(text)?.[0])).toEqual(['one', 'two']);
  expect(texts.join(' ')).not.toContain('repeat');
});

it('a pause that Telegram asks for is kept, longer than a message may take, and nothing is marked', async () => {
  const { stage, telegram, group, to, backlog } = await started();
  const sender = stage.send();
  await stage.put([mailingChange()], { to, kind: 'card' });
  sender.nudge();
  await expect.poll(backlog).toBe(0);
  for (const method of ['sendMessage', 'editMessageText'] as const) {
    telegram.fault(method, { kind: 'flood', retryAfter: 100 }, { times: 1 });
  }
  const [edited = ''] = await stage.put([mailingChange({ status: { after: 2 } })], { to, kind: 'card' });
  const [posted = ''] = await stage.put([sms('one', { id: '1' })], { to });
  sender.nudge();
  await stage.pass(90_000);
  expect(await backlog()).toBe(2);
  await stage.pass(130_000);
  await expect.poll(backlog).toBe(0);

  for (const event of [edited, posted]) {
    const fates = (await stage.outbox.trace(event))?.fates;
    expect(fates).toMatchObject([
      { state: 'sent', isRepeat: false, attempts: 1, reason: expect.stringMatching(/^wait: /) },
    ]);
  }
  expect(telegram.messages(group)).toHaveLength(2);
});
