import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import type { Channel, Person } from '../../support/slack/control.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

/** A bot whose first adapter takes a command and never answers it, as in a crash. */
async function crashed(options: SlackBotOptions) {
  const it = await started({ ...options, isStarted: false });
  const taken = Promise.withResolvers<void>();
  const never = Promise.withResolvers<void>();
  onTestFinished(() => never.resolve());
  const handle = async (): Promise<void> => {
    taken.resolve();
    await never.promise;
  };
  await it.start({ handle });
  const delivery = await it.command('/sender list');
  expect(delivery.acknowledged).toBe(true);
  await taken.promise;
  return it;
}

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('a delivery that Slack repeats is acknowledged again and answered once', async () => {
    const { slack, anna, channel, say, ask } = await started({ way });
    await ask('/sender list');
    const same = await slack.again();
    await say('@bot balance');
    const retried = [await slack.again({ retry: 1 }), await slack.again({ retry: 2 })];
    await ask('/language');

    expect([same, ...retried].map(({ acknowledged, status }) => [acknowledged, status])).toEqual([
      [true, 200],
      [true, 200],
      [true, 200],
    ]);
    expect(slack.shown(channel, anna).filter(({ byBot }) => byBot)).toHaveLength(3);
  });

  it('the same delivery after a restart is not answered again', async () => {
    const { slack, ask, start, replies } = await started({ way });
    await ask('/sender list');
    await start();

    const again = await slack.again();
    await ask('/language');

    expect(again.acknowledged).toBe(true);
    expect(await replies(2)).toHaveLength(2);
  });

  it('what a crash left unanswered is answered after it, at its response address', async () => {
    const { slack, start, replies } = await crashed({ way });

    await start();
    const [shown] = await replies(1);

    expect(shown?.read).toContain('sender names');
    expect(slack.calls('response_url')).toHaveLength(1);
    expect(slack.calls('chat.postEphemeral')).toEqual([]);
  });

  it('and by a message for the asker alone when the address is too old', async () => {
    const { bot, slack, start, replies, channel, boris } = await crashed({ way });
    await bot.clock.advance(31 * 60_000);

    await start();
    const [shown] = await replies(1);

    expect(shown).toMatchObject({ isEphemeral: true });
    expect(shown?.read).toContain('sender names');
    expect(slack.shown(channel, boris)).toEqual([]);
  });

  it('or used up', async () => {
    const { slack, start, replies } = await crashed({ way });
    slack.fault({ method: 'response_url', as: { kind: 'error', error: 'used_url' } });

    await start();
    const [shown] = await replies(1);

    expect(shown).toMatchObject({ isEphemeral: true });
    expect(slack.calls('chat.postEphemeral')).toHaveLength(1);
  });
});

describe('an envelope', () => {
  it('that comes over two sockets is answered once', async () => {
    const { bot, slack, ask, replies, log } = await started();
    await expect.poll(() => log.join('')).toContain('slack has opened a socket');
    // A socket that lived for less is thought to have failed.
    await bot.clock.advance(10_000);
    slack.sockets.disconnect('refresh_requested', false);
    await slack.sockets.until(2);
    await ask('/sender list');

    const again = await slack.again({ socket: 0 });
    await ask('/language');

    expect(again.acknowledged).toBe(true);
    expect(await replies(2)).toHaveLength(2);
  });
});

describe('an envelope that is nested as deeply as 1 MB allows', () => {
  it('is acknowledged and runs nothing, and the bot lives', async () => {
    const { slack, ask, log } = await started();
    const objects = `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`;
    const payload = `{"type":"event_callback","event":{"type":"message","text":${objects}}}`;
    slack.sockets.garbage(`{"type":"events_api","envelope_id":"deep","payload":${payload}}`);

    expect((await ask('/language')).read).not.toBe('');
    expect(log.join('')).toContain('slack delivered what is nested too deeply');
    expect(log.join('')).not.toContain('could not be');
    expect(slack.sockets.opened()).toBe(1);
  });
});

describe('messages of two channels that were said in the same instant', () => {
  it('are answered each in its channel', async () => {
    const handled: ChatMessage[] = [];
    const both = Promise.withResolvers<void>();
    const it: { bot?: SlackBot } = {};
    const handle = async (message: ChatMessage): Promise<void> => {
      if (handled.push(message) === 2) both.resolve();
      await both.promise;
      const reply = { summary: message.text, blocks: [] };
      await it.bot?.adapter().post(message.in, reply, message);
    };
    it.bot = await started({ handle });
    const { slack, anna, boris, channel, replies } = it.bot;
    const other = slack.addChannel({ people: [boris] });
    const mention = (place: Channel, person: Person) => ({
      type: 'event_callback',
      team_id: slack.team.id,
      api_app_id: slack.bot.appId,
      event_id: `Ev${person.id}`,
      event: {
        type: 'app_mention',
        user: person.id,
        team: slack.team.id,
        channel: place.id,
        ts: '1763456400.000100',
        text: `<@${slack.bot.userId}> for ${person.name}`,
      },
    });
    await slack.deliver('event', mention(channel, anna));
    await slack.deliver('event', mention(other, boris));

    expect((await replies(1)).map(({ text }) => text)).toEqual(['for anna']);
    expect((await replies(1, other, boris)).map(({ text }) => text)).toEqual(['for boris']);
  });
});
