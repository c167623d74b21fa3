import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { type Reply, text } from '../../../src/bot/reply.ts';
import { audited } from '../../support/confirming.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const old = 'This button no longer works. Ask again.';
const day = 86_400_000;

describe.each(['socket', 'http'] as const)('over %s, a page is turned in place', (way) => {
  it('of an answer for the asker alone', async () => {
    const { slack, anna, channel, boris, ask, replies } = await started({ way });
    const first = await ask('/inbox');
    await slack.press(channel, anna, first, '▶');
    await slack.until(() => slack.shown(channel, anna).some(({ read }) => read.includes('Page 2 of 6')));

    const [second, ...more] = await replies(1);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ ts: first.ts, isEphemeral: true });
    expect(second?.labels.slice(0, 2)).toEqual(['◀', '▶']);
    expect(slack.shown(channel, boris)).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('of a message for everybody, whoever presses', async () => {
    const { slack, anna, channel, boris, command, replies } = await started({ way });
    await command('/inbox --share');
    const [first] = await replies(1, channel, boris);
    if (first === undefined) throw new Error('nothing was shared');
    await slack.press(channel, boris, first, '▶');
    await slack.until(() => slack.shown(channel, boris).some(({ read }) => read.includes('Page 2 of 6')));

    const mine = (await replies(1)).filter(({ byBot }) => byBot);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ ts: first.ts, isEphemeral: false });
    expect(slack.shown(channel, anna)).toEqual(slack.shown(channel, boris));
  });

  it('in the direct chat', async () => {
    const { slack, anna, direct, ask, replies } = await started({ way });
    const first = await ask('/inbox', direct);
    await slack.press(direct, anna, first, '▶');
    await slack.until(() => slack.shown(direct, anna).some(({ read }) => read.includes('Page 2 of 6')));

    expect(await replies(1, direct)).toMatchObject([{ ts: first.ts }]);
  });
});

const pages: Reply[] = ['first', 'second'].map((word) => ({
  summary: word,
  blocks: Array.from({ length: 130 }, (_line, index) => text(`${word} line ${index} ${'x'.repeat(40)}`)),
  buttons: [{ label: '▶', command: '/page k 2', turns: true }],
}));

describe.each(['alone', 'shared', 'direct'] as const)('a page too long for a message, %s,', (way) => {
  it('leaves nothing of itself when it is turned', async () => {
    const [first = { summary: '', blocks: [] }, second = first] = pages;
    const it = await started({
      handle: async (message) => {
        const adapter = it.adapter();
        if (message.pressed === undefined) await adapter.post(message.in, first, message);
        else await adapter.edit(message.in, message.pressed, second);
      },
    });
    const { slack, anna, channel, direct, command, replies } = it;
    const place = way === 'direct' ? direct : channel;
    const read = () => slack.shown(place, anna).filter(({ byBot, read: lines }) => byBot && lines.includes(' line '));
    await command(way === 'shared' ? '/inbox --share' : '/inbox', place);
    const [shown] = await replies(1, place);
    if (shown === undefined) throw new Error('nothing was shown');
    await slack.press(place, anna, shown, '▶');
    await slack.until(() => read().some((message) => message.read.includes('second')));
    await slack.until(() => !read().some((message) => message.read.includes('first')));

    expect(read()).toHaveLength(1);
    expect(slack.refused()).toEqual([]);
  });
});

describe('a pressed button', () => {
  it('carries a short id and none of what it types', async () => {
    const { ask } = await started();
    const { blocks } = await ask('/inbox');

    const ids = [...JSON.stringify(blocks).matchAll(/"value":"([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{12,16}:\d$/);
  });

  it('works as often as it is pressed, and once for a press that comes twice', async () => {
    const { slack, anna, channel, ask, replies } = await started();
    const offer = await ask('/sender');
    await slack.press(channel, anna, offer, '/sender list');
    await replies(2);
    await slack.again();
    await slack.press(channel, anna, offer, '/sender list');

    expect(await replies(3)).toHaveLength(3);
    await ask('/language');
    expect(await replies(4)).toHaveLength(4);
  });

  it('that is too old, unknown or of another channel is answered with words, noted and runs nothing', async () => {
    const { bot, slack, anna, boris, channel, ask, replies, adapter } = await started();
    const offer = await ask('/sender');
    const other = slack.addChannel({ people: [boris] });
    const his = await ask('/sender', other, boris);
    const value = /"value":"([^"]*)"/.exec(JSON.stringify(his.blocks))?.[1];
    const press = (button: string | undefined, trigger: string) => ({
      type: 'block_actions',
      user: { id: anna.id, username: 'anna', team_id: slack.team.id },
      team: { id: slack.team.id },
      api_app_id: slack.bot.appId,
      container: { type: 'message', message_ts: offer.ts, channel_id: channel.id, is_ephemeral: true },
      channel: { id: channel.id },
      trigger_id: trigger,
      actions: [{ type: 'button', action_id: 'x', value: button, action_ts: '1.1' }],
    });
    await slack.deliver('interaction', press(value, '1.1.1'));
    await slack.deliver('interaction', press(value?.replace(/^./, 'z'), '1.1.2'));
    await slack.deliver('interaction', press('/sender list', '1.1.3'));
    await replies(4);
    await bot.clock.advance(31 * day);
    await slack.press(channel, anna, offer, '/sender list');

    const [, ...told] = await replies(5);
    expect(told.map(({ read, isEphemeral }) => [read, isEphemeral])).toEqual(told.map(() => [old, true]));
    await adapter().stop();
    expect((await audited(bot)).slice(2)).toEqual(told.map(() => 'denied (no command)'));
  });

  it('in a menu or a list of choices works like any other', async () => {
    const handled: string[] = [];
    const it: { bot?: SlackBot } = {};
    const handle = async (message: ChatMessage): Promise<void> => {
      handled.push(message.text);
      const count = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
      const buttons = Array.from({ length: count }, (_, index) => ({
        label: `Entry ${index}`,
        command: `entry ${index}`,
      }));
      await it.bot?.adapter().post(message.in, { summary: 'x', blocks: [text('x')], buttons }, message);
    };
    it.bot = await started({ handle });
    const { slack, anna, channel, ask } = it.bot;
    const menu = await ask('/show 9');
    await slack.press(channel, anna, menu, 'Entry 8');
    await expect.poll(() => handled).toContain('entry 8');
    const select = await ask('/show 20');
    await slack.press(channel, anna, select, 'Entry 19');

    await expect.poll(() => handled).toContain('entry 19');
    expect(JSON.stringify(menu.blocks)).toContain('overflow');
    expect(JSON.stringify(select.blocks)).toContain('static_select');
  });

  it('on a message that was deleted meanwhile brings the answer as a new one', async () => {
    const { slack, anna, direct, ask, replies, log } = await started();
    const first = await ask('/inbox', direct);
    slack.fault({ method: 'chat.update', as: { kind: 'error', error: 'message_not_found' } });
    await slack.press(direct, anna, first, '▶');

    expect((await replies(2, direct))[1]?.read).toContain('Page 2 of 6');
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });
});
