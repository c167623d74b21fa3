import { expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { senderChange, sms } from '../support/notices.ts';
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
  return { ...it, stage, group, to, backlog: async () => (await stage.outbox.backlog()).count };
}

it('a card is posted silently, edited, and its decisive change told under it with a sound', async () => {
  const { stage, telegram, group, to, backlog } = await started();
  const sender = stage.send();
  await stage.put([senderChange({ kind: 'appeared', isDecisive: false, isLoud: false })], { to, kind: 'card' });
  sender.nudge();
  await expect.poll(backlog).toBe(0);
  const moderated = senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } });
  await stage.put([moderated], { to, kind: 'card' });
  sender.nudge();
  await expect.poll(backlog).toBe(0);

  const [card, told] = telegram.messages(group);
  expect(telegram.messages(group)).toHaveLength(2);
  const [first, second] = telegram.calls('sendMessage').map(({ parameters }) => parameters);
  expect(first).toMatchObject({ disable_notification: true });
  expect(second).toMatchObject({ reply_parameters: { message_id: card?.id, allow_sending_without_reply: true } });
  expect(second).not.toHaveProperty('disable_notification');
  expect(telegram.calls('editMessageText')).toHaveLength(1);
  expect(told?.text).toContain('my_shop');
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
  await bot.clock.advance(1000);

  await expect.poll(async () => (await stage.subscriptions.of(to))[0]?.state).toBe('active');
  expect(telegram.messages(group).at(-1)?.text).toContain('one');
});

it('a card whose message was deleted is posted once more, and that one is edited', async () => {
  const { stage, telegram, group, to, backlog } = await started();
  const sender = stage.send();
  for (const after of [1, 2, 3]) {
    const operators = { mts_step: { before: 0, after } };
    await stage.put([senderChange({ operators, isDecisive: false })], { to, kind: 'card' });
    sender.nudge();
    await expect.poll(backlog).toBe(0);
    const [card] = telegram.messages(group);
    if (after === 1 && card !== undefined) telegram.deleteMessage(group, card.id);
  }
  expect(telegram.messages(group)).toHaveLength(1);
  expect(telegram.calls('sendMessage')).toHaveLength(2);
});
