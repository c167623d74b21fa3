import { describe, expect, it, onTestFinished } from 'vitest';
import { text } from '../../../src/bot/reply.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const hello = { summary: 'hello', blocks: [text('hello')] };

describe('a channel that nobody can write to', () => {
  it('is told as gone after one call', async () => {
    const { slack, anna, channel, adapter } = await started();
    const without = slack.addChannel({ people: [anna], bot: false });
    slack.archive(channel);
    const unknown = { id: 'C0NOWHERE' };

    for (const { id } of [channel, without, unknown]) {
      const post = adapter().post({ platform: 'slack', id, kind: 'group' }, hello);
      await expect(post).rejects.toMatchObject({ name: 'PostError', code: 'gone' });
    }
    expect(slack.calls('chat.postMessage')).toHaveLength(3);
  });

  it('costs no error in the log when a message in it cannot be edited any more', async () => {
    const { slack, channel, adapter } = await started();
    const place = { platform: 'slack', id: channel.id, kind: 'group' } as const;
    const id = await adapter().post(place, hello);
    slack.archive(channel);

    await expect(adapter().edit(place, id, hello)).rejects.toMatchObject({ code: 'gone' });
  });

  it('after the bot was thrown out still has its commands answered', async () => {
    const { slack, ask, channel } = await started();
    slack.removeBot(channel);

    expect((await ask('/balance')).read).toContain('Balance: ');
  });
});

describe('a message that was deleted', () => {
  it('is posted anew', async () => {
    const { slack, channel, adapter, replies } = await started();
    const place = { platform: 'slack', id: channel.id, kind: 'group' } as const;
    const id = await adapter().post(place, hello);
    slack.fault({ method: 'chat.update', times: 1, as: { kind: 'error', error: 'message_not_found' } });
    await adapter().edit(place, id, { summary: 'new', blocks: [text('new')] });

    expect((await replies(2)).map(({ read }) => read)).toEqual(['hello', 'new']);
  });
});

describe('a call whose answer is lost', () => {
  it.each(['reset', 'reset-after'] as const)('(%s) is not made again, and the bot lives on', async (kind) => {
    const { slack, anna, direct, replies, log } = await started();
    slack.fault({ method: 'chat.postMessage', times: 1, as: { kind } });
    await slack.say(direct, anna, 'language');
    await expect.poll(() => log.join('')).toContain('a reply could not be posted');
    await slack.say(direct, anna, 'language');

    const done = kind === 'reset-after' ? 2 : 1;
    expect(await replies(done, direct)).toHaveLength(done);
    expect(slack.calls('chat.postMessage')).toHaveLength(2);
  });

  it('holds up no other chat while it is silent', async () => {
    const { slack, anna, boris, direct, replies } = await started();
    slack.fault({ method: 'chat.postMessage', times: 1, as: { kind: 'silence' } });
    await slack.say(direct, anna, 'language');
    await slack.until(() => slack.calls('chat.postMessage').length === 1);
    const his = slack.direct(boris);
    await slack.say(his, boris, 'language');

    expect(await replies(1, his, boris)).toHaveLength(1);
    // Nobody waits for the silent call to the end.
    await slack.close();
  });
});

describe('the start', () => {
  it('ends with words, without the token, when that is refused', async () => {
    const { slack, start, adapter, log } = await started({ isStarted: false, way: 'http' });
    slack.fault({ method: 'auth.test', as: { kind: 'error', error: 'invalid_auth' } });
    await start();

    const error: unknown = await adapter().ended.catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/^ConfigError: SLACK_BOT_TOKEN is refused by Slack \(auth\.test: invalid_auth\)/);
    expect(JSON.stringify([error, log])).not.toContain(slack.botToken);
  });

  it('is tried again when Slack fails, and what comes meanwhile is answered after it', async () => {
    const { bot, slack, start, command, replies, log } = await started({ isStarted: false, way: 'http' });
    slack.fault({ method: 'auth.test', times: 2, as: { kind: 'status', status: 503 } });
    await start();
    await slack.until(() => slack.calls('auth.test').length === 1);
    const early = await command('/balance');
    for (const pauseMs of [1000, 2000]) {
      await expect.poll(() => bot.clock.sleepers()).toContain(pauseMs);
      await bot.clock.advance(pauseMs);
    }

    expect(early.acknowledged).toBe(true);
    expect((await replies(1))[0]?.read).toContain('Balance: ');
    const warnings = log.filter((line) => line.includes('slack could not be greeted'));
    expect(warnings).toHaveLength(2);
    for (const line of warnings) expect(line).toMatch(/^(?!.*stack).*check the network or SLACK_API_URL/);
  });
});
