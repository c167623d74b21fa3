import { describe, expect, it, onTestFinished } from 'vitest';
import type { Channel } from '../../support/slack/control.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions) {
  const it: SlackBot = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { slack } = it;
  const shown = (place: Channel, person = it.anna): number =>
    slack.shown(place, person).filter(({ byBot }) => byBot).length;
  return { ...it, shown };
}

const limited = (method: string) =>
  ({ method, times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 30 } }) as const;

describe('"too many requests"', () => {
  it('of a direct chat is obeyed, and another is answered meanwhile', async () => {
    const { bot, slack, anna, boris, direct, shown, replies, log } = await started();
    slack.fault(limited('chat.postMessage'));
    await slack.say(direct, anna, 'language');
    await slack.until(() => slack.calls('chat.postMessage').length === 1);
    const his = slack.direct(boris);
    await slack.say(his, boris, 'language');
    await replies(1, his, boris);
    await expect.poll(() => bot.clock.sleepers()).toContain(30_000);

    await bot.clock.advance(29_999);
    const early = shown(direct);
    await bot.clock.advance(1);
    await replies(1, direct);

    expect(early).toBe(0);
    expect(slack.calls('chat.postMessage')).toHaveLength(3);
    expect(log.join('')).not.toContain('"level":"error"');
  });

  it('of a response address is obeyed, and the answer comes once', async () => {
    const { bot, slack, command, replies, ask } = await started();
    slack.fault(limited('response_url'));
    await command('/language');
    await expect.poll(() => bot.clock.sleepers()).toContain(30_000);
    await bot.clock.advance(30_000);
    await replies(1);
    await ask('/language');

    expect(await replies(2)).toHaveLength(2);
    expect(slack.calls('response_url')).toHaveLength(3);
  });

  it('that lasts too long ends the answer, not the bot, which says nothing there before it is over', async () => {
    const { bot, slack, anna, direct, replies, log } = await started();
    slack.fault({ ...limited('chat.postMessage'), as: { kind: 'rate-limited', retryAfterSeconds: 3600 } });
    await slack.say(direct, anna, 'language');
    await expect.poll(() => log.join('')).toContain('a reply could not be posted');
    await slack.say(direct, anna, 'language');
    await expect.poll(() => log.filter((line) => line.includes('a reply could not be posted'))).toHaveLength(2);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
    await bot.clock.advance(3_600_000);
    await slack.say(direct, anna, 'language');

    expect(await replies(1, direct)).toHaveLength(1);
  });
});
