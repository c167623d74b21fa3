import { describe, expect, it, onTestFinished } from 'vitest';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('an answer in a channel is for the asker alone until they share it', async () => {
    const { slack, ask, anna, boris, channel, replies } = await started({ way });
    const answer = await ask('/sender list');
    expect(answer).toMatchObject({ isEphemeral: true, labels: ['CSV', 'Share'] });
    expect(slack.shown(channel, boris)).toEqual([]);

    await slack.press(channel, anna, answer, 'Share');
    const [shared] = await replies(1, channel, boris);
    await slack.until(() => slack.shown(channel, anna).length === 1);

    expect(shared?.isEphemeral).toBe(false);
    expect(shared?.read).toMatch(/^anna asked\n11 activated sender names/);
    expect(shared?.labels).toEqual(['CSV']);
    expect(slack.refused()).toEqual([]);
  });
});

describe('an answer for everybody', () => {
  it('comes at once with --share, by command and by mention', async () => {
    const { slack, boris, command, say, channel, replies } = await started();
    await command('/balance --share');
    await replies(1, channel, boris);
    const mentioned = await say('@bot balance --share');

    const [first] = await replies(2, channel, boris);
    expect(first).toMatchObject({ isEphemeral: false });
    expect(first?.read).toMatch(/^anna asked\nBalance: /);
    expect(mentioned).toMatchObject({ isEphemeral: false });
    expect(slack.refused()).toEqual([]);
  });

  it('is possible where the bot is no member, charts as bars of characters', async () => {
    const { slack, ask, anna, boris, replies, log } = await started();
    const channel = slack.addChannel({ people: [anna, boris], bot: false });
    const answer = await ask('/stats', channel);
    expect(answer.isEphemeral).toBe(true);

    await slack.press(channel, anna, answer, 'Share');
    const shared = await replies(1, channel, boris);
    await slack.until(() => slack.shown(channel, anna).every(({ isEphemeral }) => !isEphemeral));
    await slack.until(() => slack.shown(channel, boris).some(({ read }) => /[█▉▊▋▌▍▎▏]/.test(read)));

    expect(shared[0]?.read).toMatch(/^anna asked\n/);
    expect(log.join('')).not.toContain('"level":"error"');
  });

  it('has its charts as pictures where the bot is a member', async () => {
    const { slack, boris, channel, command } = await started();
    await command('/stats --share');

    await slack.until(() => slack.shown(channel, boris).some(({ files }) => files.length > 0));
    const shown = slack.shown(channel, boris);
    expect(shown.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['chart.png']);
    expect(shown.map(({ read }) => read).join('')).not.toMatch(/[█▉▊▋▌▍▎▏]/);
  });

  it('is not to be had of what is for the asker alone', async () => {
    const { slack, ask, anna, boris, channel, replies } = await started();
    const covered = await ask('/inbox');
    await slack.press(channel, anna, covered, 'Show');
    const shown = (await replies(2)).at(-1);

    expect(covered.labels).toContain('Share');
    expect(shown).toMatchObject({ isEphemeral: true });
    expect(shown?.labels).not.toContain('Share');
    expect(slack.shown(channel, boris)).toEqual([]);
  });

  it('covers phones: who shares what was shown to them alone shares the covered answer', async () => {
    const { slack, anna, boris, channel, command, replies } = await started();
    await command('/inbox --share');
    const [shared] = await replies(1, channel, boris);
    if (shared === undefined) throw new Error('nothing was shared');
    expect(shared.read).not.toMatch(/7\d{10}/);

    await slack.press(channel, boris, shared, 'Show');
    const his = await replies(2, channel, boris);

    expect(his[1]).toMatchObject({ isEphemeral: true });
    expect(await replies(1, channel, anna)).toHaveLength(1);
  });
});

describe('an answer to a mention', () => {
  it('is for the asker alone, in the thread where it was asked', async () => {
    const { slack, anna, boris, channel, say } = await started();
    const outside = await say('@bot balance');
    await slack.say(channel, boris, 'a topic');
    const root = slack.shown(channel, boris).at(-1);
    if (root === undefined) throw new Error('nothing was said');
    await slack.say(channel, anna, '@bot sender list', { thread: root.ts });
    await slack.until(() => slack.shown(channel, anna).some(({ byBot, thread }) => byBot && thread === root.ts));
    await slack.say(channel, anna, '@bot balance --share', { thread: root.ts });
    await slack.until(() => slack.shown(channel, boris).some(({ byBot }) => byBot));

    expect(outside).toMatchObject({ isEphemeral: true });
    expect(outside.thread).toBeUndefined();
    const shared = slack.shown(channel, boris).filter(({ byBot }) => byBot);
    expect(shared).toMatchObject([{ isEphemeral: false, thread: root.ts }]);
    expect(slack.refused()).toEqual([]);
  });
});
