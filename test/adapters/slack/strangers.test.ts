import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const neutral =
  /^This bot works for its own team only\. To be let in, give an admin this code \(good for 24 hours\): \S+$/;

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('nothing of other workspaces, bots, edits and joins runs anything or is answered', async () => {
    const handled: ChatMessage[] = [];
    const { slack, anna, channel, direct, command } = await started({
      way,
      handle: async (message) => void handled.push(message),
    });
    const guest = slack.addUser({ name: 'guest', team: 'T0OTHER0001' });
    const event = (fields: object, team = slack.team.id) => ({
      type: 'event_callback',
      team_id: slack.team.id,
      api_app_id: slack.bot.appId,
      event_id: `Ev${Math.random()}`,
      event: {
        type: 'message',
        channel_type: 'im',
        channel: direct.id,
        user: anna.id,
        team,
        ts: '1.1',
        text: 'balance',
        ...fields,
      },
    });
    const press = {
      type: 'block_actions',
      user: { id: guest.id, team_id: 'T0OTHER0001' },
      team: { id: slack.team.id },
      container: { type: 'message', message_ts: '1.1', channel_id: channel.id },
      trigger_id: '7.7.7',
      actions: [{ type: 'button', action_id: 'x', value: 'x' }],
    };
    const { actions: _, ...form } = { ...press, type: 'view_submission', view: { id: 'V1', callback_id: 'form' } };
    const before = slack.calls().filter(({ method }) => method !== 'auth.test' && method !== 'apps.connections.open');

    await slack.command(channel, guest, '/balance');
    await slack.say(channel, guest, '@bot balance');
    await slack.openHome(guest);
    await slack.deliver('interaction', press);
    await slack.deliver('interaction', form);
    await slack.deliver('event', event({ bot_id: 'B0OTHER' }));
    await slack.deliver('event', event({ subtype: 'bot_message', bot_id: 'B0OTHER' }));
    await slack.deliver('event', event({ user: slack.bot.userId, bot_id: slack.bot.botId }));
    await slack.deliver('event', event({ subtype: 'message_changed', message: { text: 'balance' } }));
    await slack.deliver('event', event({ edited: { user: anna.id, ts: '1.2' } }));
    await slack.deliver('event', event({ subtype: 'channel_join' }));
    await slack.deliver('event', event({ hidden: true }));
    await slack.deliver('event', event({ user: 'USLACKBOT' }));
    await slack.deliver('event', event({ type: 'app_mention', channel: channel.id }, 'T0OTHER0001'));
    const last = await command('/language');

    expect(last.acknowledged).toBe(true);
    await expect.poll(() => handled.length).toBe(1);
    expect(handled.map(({ text }) => text.trim())).toEqual(['/language']);
    const after = slack.calls().filter(({ method }) => method !== 'auth.test' && method !== 'apps.connections.open');
    expect(after).toEqual(before);
  });
});

describe('somebody without a role', () => {
  it('is told one neutral line with a code, alone, and not again within an hour', async () => {
    const { bot, slack, boris, channel, ask, command, replies } = await started({ role: 'stranger' });
    const first = await ask('/balance');
    await command('/balance');
    await slack.say(channel, boris, 'hello');
    await bot.clock.advance(3_600_001);
    const second = await ask('/help');

    expect(first).toMatchObject({ isEphemeral: true, labels: [] });
    expect(first.read).toMatch(neutral);
    expect(second.read).toMatch(neutral);
    expect(await replies(2)).toHaveLength(2);
    expect(slack.shown(channel, boris).filter(({ byBot }) => byBot)).toEqual([]);
  });

  it('is let in by the code that was shown', async () => {
    const { ask, start, boris, channel } = await started({ role: 'stranger' });
    const code = / (\S+)$/.exec((await ask('/balance', channel, boris)).read)?.[1] ?? '';
    await start({ role: 'admin' });
    await ask(`/access grant ${code} viewer`);
    await start({ role: 'stranger' });

    expect((await ask('/balance', channel, boris)).read).toContain('Balance: ');
  });

  it('is let in by id, or with everybody in a channel', async () => {
    const { slack, ask, start, anna, boris, channel } = await started();
    const granted = await ask(`/access grant slack:${boris.id} viewer`);
    const other = slack.addChannel({ people: [anna] });
    await ask('/access grant here viewer', other);
    await start({ role: 'stranger' });

    expect(granted.read).toContain(boris.id);
    expect((await ask('/balance', channel, boris)).read).toContain('Balance: ');
    expect((await ask('/balance', other, anna)).read).toContain('Balance: ');
    expect((await ask('/balance', channel, anna)).read).toMatch(neutral);
  });
});
