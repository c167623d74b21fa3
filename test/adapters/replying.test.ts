import { describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { sms } from '../support/notices.ts';
import { startSlackBot } from '../support/slack-bot.ts';
import { startTelegramBot } from '../support/telegram-bot.ts';
import { tellChanges } from '../support/tell-changes.ts';

/** Whoever waits does so in real time, beside whatever else the machine is at. */
const patient = { timeout: 10_000 };

const phone = '79161234567';

async function onTelegram(role: 'operator' | 'viewer' = 'operator') {
  const it = await startTelegramBot({ role: 'operator' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, telegram, anna, ask, start, adapter } = it;
  const group = telegram.addSupergroup({ people: [anna] });
  const to: Conversation = { platform: 'telegram', id: String(group.id), kind: 'group' };
  await ask('/subscribe inbox', group);
  if (role === 'viewer') await start({ role });
  await tellChanges(bot, adapter(), to, [sms('Where is my order?')]);
  const notice = telegram.lastReply(group);
  if (notice === undefined) throw new Error('nothing was told');
  /** What the bot answers to a reply to one of its messages. */
  const reply = async (text: string, replyTo: number) => {
    const before = telegram.messages(group).filter(({ byBot }) => byBot).length;
    telegram.say(group, anna, text, { replyTo });
    const shown = (await it.replies(before + 1, group)).at(-1);
    return { id: shown?.id ?? 0, text: shown?.text ?? '', keyboard: shown?.keyboard.flat() ?? [] };
  };
  const sent = async (): Promise<readonly string[]> => {
    const { value } = await bot.client.messages.get({ phones: [phone] }, { maxAgeMs: 0 });
    return value.map(({ text }) => text);
  };
  return { ...it, group, notice, reply, sent };
}

describe('an incoming SMS in a group on Telegram', () => {
  it('is answered by a reply to it, after its price', async () => {
    const { telegram, anna, group, notice, reply, sent } = await onTelegram();

    const question = await reply('Today, "at" 5', notice.id);
    expect(question.text).toContain('Send this SMS?');
    expect(question.text).toContain('To: 7916•••45•67');
    expect(question.text).toContain('From: 7999•••01•00');
    await telegram.press(group, anna, question, question.keyboard[0] ?? '');

    expect(await sent()).toContain('Today, "at" 5');
    expect(
      telegram
        .messages(group)
        .map(({ text }) => text)
        .join(),
    ).not.toContain(phone);
  });

  it('is answered by a reply to what [Reply] asks, which says whom it is for with the number covered', async () => {
    const { telegram, anna, group, notice, reply, replies, sent } = await onTelegram();
    const before = (await replies(2, group)).length;

    await telegram.press(group, anna, notice, 'Reply');
    const asking = (await replies(before + 1, group)).at(-1);
    expect(asking?.text).toContain('with the text of the SMS to 7916•••45•67');
    const question = await reply('balance', asking?.id ?? 0);
    await telegram.press(group, anna, question, question.keyboard[0] ?? '');

    expect(await sent()).toContain('balance');
  });

  it('is not answered where the reply is a command, with or without its slash', async () => {
    const { notice, reply } = await onTelegram();

    expect((await reply('why', notice.id)).text).toContain('matched #1');
    expect((await reply('/language', notice.id)).text).not.toContain('Send this SMS?');
  });

  it('is answered by no viewer', async () => {
    const { telegram, anna, group, notice, reply, replies, sent } = await onTelegram('viewer');
    const before = (await sent()).length;

    expect((await reply('Today', notice.id)).text).toContain('needs the role operator');
    const count = telegram.messages(group).filter(({ byBot }) => byBot).length;
    await telegram.press(group, anna, notice, 'Reply');

    expect((await replies(count + 1, group)).at(-1)?.text).toContain('needs the role operator');
    expect(await sent()).toHaveLength(before);
  });
});

async function inSlack() {
  const it = await startSlackBot({ role: 'operator' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, slack, anna, channel, say, adapter } = it;
  await say('@bot subscribe inbox');
  await tellChanges(bot, adapter(), { platform: 'slack', id: channel.id, kind: 'group' }, [sms('Where is my order?')]);
  const shown = () => slack.shown(channel, anna).filter(({ byBot }) => byBot);
  const notice = shown().at(-1);
  if (notice === undefined) throw new Error('nothing was told');
  const asked = async () => {
    await expect
      .poll(
        () =>
          shown()
            .map(({ read }) => read)
            .join(),
        patient,
      )
      .toContain('Send this SMS?');
    const found = shown().find(({ read }) => read.includes('Send this SMS?'));
    if (found === undefined) throw new Error('nothing was asked');
    return found;
  };
  const sent = async (): Promise<readonly string[]> => {
    const { value } = await bot.client.messages.get({ phones: [phone] }, { maxAgeMs: 0 });
    return value.map(({ text }) => text);
  };
  return { ...it, notice, shown, asked, sent };
}

describe('an incoming SMS in a channel of Slack', () => {
  it('is answered in its thread, after its price', async () => {
    const { slack, anna, channel, notice, shown, asked, sent } = await inSlack();

    await slack.say(channel, anna, '@bot Today at 5', { thread: notice.ts });
    const question = await asked();
    expect(question).toMatchObject({ thread: notice.ts, isEphemeral: false });
    await slack.press(channel, anna, question, question.labels[0] ?? '');

    await expect.poll(sent, patient).toContain('Today at 5');
    expect(
      shown()
        .map(({ read }) => read)
        .join(),
    ).not.toContain(phone);
  });

  it('is answered in the form of [Reply], which asks for the text alone', async () => {
    const { slack, anna, channel, notice, asked, sent } = await inSlack();

    await slack.press(channel, anna, notice, 'Reply');
    await slack.until(() => slack.modal(anna) !== undefined);
    expect(slack.modal(anna)?.inputs).toMatchObject([{ block: 'text', optional: false }]);
    await slack.submit(anna, { text: 'Today\nat 5' });
    const question = await asked();
    await slack.press(channel, anna, question, question.labels[0] ?? '');

    await expect.poll(sent, patient).toContain('Today\nat 5');
    expect(slack.refused()).toEqual([]);
  });
});
