import { describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { senderChange, sms } from '../support/notices.ts';
import { startSlackBot } from '../support/slack-bot.ts';
import { startTelegramBot } from '../support/telegram-bot.ts';
import { tellChanges } from '../support/tell-changes.ts';

const minute = 60_000;
const moderated = senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } });
const accepted = senderChange({ operators: { mts_step: { before: 1, after: 2 } } });

async function onTelegram() {
  const it = await startTelegramBot({ role: 'operator' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const group = it.telegram.addGroup({ people: [it.anna] });
  const to: Conversation = { platform: 'telegram', id: String(group.id), kind: 'group' };
  await it.ask('/subscribe inbox', group);
  await it.ask('/subscribe sender', group);
  const shown = () => it.telegram.messages(group).filter(({ byBot }) => byBot);
  /** What the bot answers to a reply to one of its messages, or to somebody's. */
  async function reply(text: string, replyTo: number): Promise<string> {
    const before = shown().length;
    it.telegram.say(group, it.anna, text, { replyTo });
    await it.replies(before + 1, group);
    return shown().at(-1)?.text ?? '';
  }
  return { ...it, group, to, shown, reply };
}

describe('/why as a reply on Telegram', () => {
  it('explains the notice that it is a reply to', async () => {
    const { bot, adapter, to, shown, reply } = await onTelegram();
    await tellChanges(bot, adapter(), to, [sms('hello')]);

    const answer = await reply('/why', shown().at(-1)?.id ?? 0);

    expect(answer).toContain('matched #1');
    expect(answer).toContain('sent 18 Nov 2026, 12:00:00');
  });

  it('explains the newest change on a card, and names those before it', async () => {
    const { bot, adapter, to, shown, reply } = await onTelegram();
    await tellChanges(bot, adapter(), to, [moderated]);
    const card = shown().at(-1)?.id ?? 0;
    await bot.clock.advance(minute);
    await tellChanges(bot, adapter(), to, [accepted]);

    const answer = await reply('why', card);

    expect(answer).toContain('seen 18 Nov 2026, 12:01:00');
    expect(answer).toMatch(/the others: \/why e-\w{6}$/m);
  });

  it.each(['an answer of the bot', 'what somebody said'])('says what to type where it is a reply to %s', async (to) => {
    const { telegram, anna, group, shown, reply } = await onTelegram();
    const said = telegram.say(group, anna, 'hello').message_id;

    const answer = await reply('/why', to === 'what somebody said' ? said : (shown().at(-1)?.id ?? 0));

    expect(answer).toContain('/why e-7kq2m9');
    expect(answer).not.toContain('matched');
  });
});

async function inSlack() {
  const it = await startSlackBot({ role: 'operator' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const to: Conversation = { platform: 'slack', id: it.channel.id, kind: 'group' };
  await it.say('@bot subscribe sender');
  return { ...it, to };
}

describe('/why in Slack', () => {
  it('in the thread of a card explains its newest change', async () => {
    const { bot, slack, adapter, anna, channel, to, replies } = await inSlack();
    await tellChanges(bot, adapter(), to, [moderated]);
    const card = slack.shown(channel, anna).at(-1);
    const before = slack.shown(channel, anna).filter(({ byBot }) => byBot).length;

    await slack.say(channel, anna, '@bot why', { thread: card?.ts ?? '' });

    const answer = (await replies(before + 1)).at(-1);
    expect(answer?.thread).toBe(card?.ts);
    expect(answer?.text).toMatch(/seen 18 Nov 2026.* · sent 18 Nov 2026/);
  });

  it('pressed under a card sees what the channel was told', async () => {
    const { bot, slack, adapter, anna, channel, to, replies } = await inSlack();
    await tellChanges(bot, adapter(), to, [senderChange({ kind: 'appeared', isDecisive: false })]);
    await tellChanges(bot, adapter(), to, [moderated]);
    const decisive = slack.shown(channel, anna).at(-1);
    const before = slack.shown(channel, anna).filter(({ byBot }) => byBot).length;

    if (decisive !== undefined) await slack.press(channel, anna, decisive, 'Why');

    expect(decisive?.thread).toBeDefined();
    expect((await replies(before + 1)).at(-1)?.text).toMatch(/seen 18 Nov 2026.* · sent 18 Nov 2026/);
  });
});
