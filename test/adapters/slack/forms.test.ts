import { describe, expect, it, onTestFinished } from 'vitest';
import type { SlackOptions } from '../../../src/adapters/slack/adapter.ts';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { audited } from '../../support/confirming.ts';
import type { Channel } from '../../support/slack/control.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions) {
  const it: SlackBot = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { slack, anna, ask } = it;
  /** Types a line that lacks something and presses the button of its form. */
  async function open(line: string, place: Channel = it.channel) {
    const usage = await ask(line, place);
    await slack.press(place, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    const modal = slack.modal(anna);
    if (modal === undefined) throw new Error('no form was opened');
    return modal;
  }
  return { ...it, open };
}

const old = 'This button no longer works. Ask again.';

describe.each(['socket', 'http'] as const)('over %s, a form', (way) => {
  it('has what was typed in it, tells under a field what is wrong, and is answered where it was opened', async () => {
    const { slack, anna, boris, channel, open, replies } = await started({ way });
    const modal = await open('/operator 12');
    const wrong = await slack.submit(anna, {});
    const errors = slack.modal(anna)?.errors;
    const right = await slack.submit(anna, { phones: '79161234567' });

    const answer = (await replies(2)).at(-1);
    expect(modal.title).toBe('/operator');
    expect(JSON.stringify(modal.blocks)).toContain('"initial_value":"12"');
    expect([wrong.acknowledged, right.acknowledged]).toEqual([true, true]);
    expect(errors).toEqual({
      phones: 'This is no phone number. Write it with the country code, such as 79991234567.',
    });
    expect(slack.modal(anna)).toBeUndefined();
    expect(answer).toMatchObject({ isEphemeral: true });
    expect(answer?.read).toContain('7916•••');
    expect(slack.shown(channel, boris)).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('that was opened for one account of several types its line for that account', async () => {
    const typed: string[] = [];
    const handle = async ({ text, answeredWith }: ChatMessage): Promise<void> => {
      if (answeredWith === undefined) typed.push(text);
    };
    const { slack, anna, channel, adapter, replies } = await started({ way, handle });
    const button = { label: 'Fill in a form', command: '@shop /operator 12', form: true } as const;
    const place = { platform: 'slack', id: channel.id, kind: 'group' } as const;
    await adapter().post(place, { summary: 'a form', blocks: [], buttons: [button] });
    const [shown] = await replies(1);
    if (shown === undefined) throw new Error('nothing was shown');
    await slack.press(channel, anna, shown, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);

    await slack.submit(anna, { phones: '79161234567' });
    await slack.until(() => typed.length > 0);

    expect(typed).toEqual(['@shop /operator 79161234567']);
  });

  it('is in the audit log when it is opened and when it is sent', async () => {
    const { bot, slack, anna, open, replies, adapter } = await started({ way });
    await open('/operator 12');
    await slack.submit(anna, { phones: '79161234567' });
    await replies(2);
    await adapter().stop();

    expect(await audited(bot)).toEqual(['misread /operator', 'opened /operator', 'done /operator 7916•••45•67']);
  });

  it('that was opened for one account of several reads days and times by the clock of that account', async () => {
    const typed: string[] = [];
    const handle = async ({ text, answeredWith }: ChatMessage): Promise<void> => {
      if (answeredWith === undefined) typed.push(text);
    };
    const zones = new Map([['blog', 'Pacific/Pago_Pago']]);
    const now = Temporal.Instant.from('2026-11-18T09:00Z');
    const moment: SlackOptions['moment'] = (account = '') => ({ now, zone: zones.get(account) ?? 'Europe/Moscow' });
    const { slack, anna, channel, adapter, replies } = await started({ way, handle, adapter: { moment } });
    const buttons = ['/stats from:yesterday', '/mailing create'].map((line) => {
      return { label: line, command: `@blog ${line}`, form: true } as const;
    });
    const place = { platform: 'slack', id: channel.id, kind: 'group' } as const;
    await adapter().post(place, { summary: 'a form', blocks: [], buttons });
    const [shown] = await replies(1);
    if (shown === undefined) throw new Error('nothing was shown');
    const open = async (label: string) => {
      await slack.press(channel, anna, shown, label);
      await slack.until(() => slack.modal(anna)?.title === label.replace(/ from:.*/, ''));
      return slack.modal(anna);
    };

    const stats = await open('/stats from:yesterday');
    await open('/mailing create');
    await slack.submit(anna, { name: 'Sale', text: 'Half price', to: '79161234567', at: '18.11.2026 11:00' });
    await slack.until(() => typed.length > 0);

    expect(JSON.stringify(stats?.blocks)).toContain('"initial_date":"2026-11-16"');
    expect(typed).toEqual([expect.stringContaining('@blog /mailing create Sale')]);
  });

  it('that is sent twice runs once', async () => {
    const { slack, anna, open, ask, replies } = await started({ way });
    await open('/sender status');
    await slack.submit(anna, { name: 'my_shop' });
    await replies(2);

    const again = await slack.again();
    await ask('/language');

    expect(again.acknowledged).toBe(true);
    expect(await replies(3)).toHaveLength(3);
  });

  it('of a former version is told to be old, under its field', async () => {
    const { slack, anna, ask, replies } = await started({ way });
    const form = (callbackId: string, metadata: string, trigger: string, value: string | null = 'my_shop') => ({
      type: 'view_submission',
      team: { id: slack.team.id },
      user: { id: anna.id, username: 'anna', team_id: slack.team.id },
      api_app_id: slack.bot.appId,
      trigger_id: trigger,
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: callbackId,
        private_metadata: metadata,
        state: { values: { name: { value: { type: 'plain_text_input', value } } } },
      },
    });
    const place = { channel: 'C1', language: 'en', kind: 'group', isOnAnswer: false };
    const told = [
      await slack.deliver('interaction', form('another', '{}', '1')),
      await slack.deliver('interaction', form('form', '{', '2')),
      await slack.deliver('interaction', form('form', 'null', '3')),
      await slack.deliver('interaction', form('form', JSON.stringify({ ...place, command: 'no such' }), '4')),
      await slack.deliver('interaction', form('another', '{}', '5', null)),
    ];
    await ask('/language');

    const errors = { name: 'This form was open for too long. Ask again.' };
    expect(told.map(({ payload }) => payload)).toEqual(told.map(() => ({ response_action: 'errors', errors })));
    expect(await replies(1)).toHaveLength(1);
  });
});

describe('a form', () => {
  it('in the direct chat is answered there', async () => {
    const { slack, anna, direct, open, replies } = await started();
    await open('/operator 12', direct);
    await slack.submit(anna, { phones: '79161234567' });

    const answer = (await replies(2, direct)).at(-1);
    expect(answer).toMatchObject({ isEphemeral: false });
    expect(answer?.read).toContain('79161234567');
  });

  it('that was opened from a thread is answered in it', async () => {
    const { slack, anna, channel, replies } = await started();
    await slack.say(channel, anna, 'a topic');
    const root = slack.shown(channel, anna)[0];
    await slack.say(channel, anna, '@bot sender status', { thread: root?.ts ?? '' });
    const [usage] = await replies(1);
    if (usage === undefined) throw new Error('nothing was shown');
    await slack.press(channel, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    await slack.submit(anna, { name: 'my_shop' });

    expect((await replies(2)).at(-1)).toMatchObject({ thread: root?.ts, isEphemeral: true });
    expect(slack.refused()).toEqual([]);
  });

  it('that was open for an hour is answered by a message for the asker alone', async () => {
    const { bot, slack, anna, open, replies } = await started();
    await open('/sender status');
    await bot.clock.advance(3_600_000);
    await slack.submit(anna, { name: 'my_shop' });

    expect((await replies(2)).at(-1)).toMatchObject({ isEphemeral: true });
    expect(slack.calls('chat.postEphemeral')).toHaveLength(1);
  });

  it('that can be opened no more is told in words and noted', async () => {
    const { bot, slack, anna, channel, ask, replies, adapter } = await started();
    const usage = await ask('/sender status');
    slack.fault({ method: 'views.open', times: 1, as: { kind: 'error', error: 'expired_trigger_id' } });
    await slack.press(channel, anna, usage, 'Fill in a form');

    const told = (await replies(2)).at(-1);
    expect(told).toMatchObject({ read: old, isEphemeral: true });
    expect(slack.modal(anna)).toBeUndefined();
    await adapter().stop();
    expect((await audited(bot)).at(-1)).toBe('denied /sender status');
  });
});
