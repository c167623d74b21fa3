import { describe, expect, it, onTestFinished } from 'vitest';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('everything in the direct chat with the bot is an ordinary message with whole phones', async () => {
    const { slack, ask, say, direct } = await started({ way });
    const typed = await say('inbox', direct);
    const command = await ask('/inbox', direct);

    for (const shown of [typed, command]) {
      expect(shown.isEphemeral).toBe(false);
      expect(shown.read).toMatch(/7\d{10}/);
      expect(shown.labels).not.toContain('Share');
      expect(shown.labels).not.toContain('Show');
    }
    expect(slack.refused()).toEqual([]);
  });
});

describe('a direct chat of two people', () => {
  it('is a place where others read along: the answer is for the asker alone, its phones covered', async () => {
    const { slack, ask, anna, boris } = await started();
    const place = slack.directBetween(anna, boris);
    const answer = await ask('/inbox', place);

    expect(answer).toMatchObject({ isEphemeral: true });
    expect(answer.read).not.toMatch(/7\d{10}/);
    expect(slack.shown(place, boris)).toEqual([]);
    await slack.press(place, anna, answer, 'Share');
    await slack.until(() => slack.shown(place, boris).length > 0);
    expect(slack.shown(place, boris)[0]?.read).not.toMatch(/7\d{10}/);
  });

  it('is taken for one when Slack cannot tell whose chat it is', async () => {
    const { slack, ask, direct } = await started();
    slack.fault({ method: 'conversations.open', as: { kind: 'status', status: 503 } });

    const answer = await ask('/inbox', direct);

    expect(answer).toMatchObject({ isEphemeral: true });
    expect(answer.read).not.toMatch(/7\d{10}/);
  });
});
