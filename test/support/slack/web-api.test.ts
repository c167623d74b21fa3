import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import type { Channel, FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';

const clock = manualClock();
let slack: FakeSlack;
let anna: Person;
let duty: Channel;

beforeEach(async () => {
  slack = await startFakeSlack({ clock });
  anna = slack.addUser({ name: 'anna' });
  duty = slack.addChannel({ name: 'duty', people: [anna] });
});
afterEach(() => slack.close());

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly [more: string]: unknown;
}

async function call(method: string, given: object = {}, token: string | undefined = slack.botToken): Promise<Answer> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(given),
  });
  return (await response.json()) as Answer;
}

async function form(method: string, given: Readonly<Record<string, string>>): Promise<Answer> {
  const body = new URLSearchParams(given);
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const response = await fetch(slack.apiUrl + method, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
}

const error = async (method: string, given: object = {}, token?: string): Promise<unknown> =>
  (await call(method, given, token)).error;

const errorIn = (channel: Channel): Promise<unknown> => error('chat.postMessage', { channel: channel.id, text: 'hi' });

/** The answer as it stands. */
const post = (): Promise<Response> =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    body: JSON.stringify({ channel: duty.id, text: 'hi' }),
  });

async function posted(text = 'hi', channel = duty): Promise<string> {
  return String((await call('chat.postMessage', { channel: channel.id, text })).ts);
}

describe('who may call what', () => {
  test('tokens: none, a wrong one, and one of the wrong kind are refused', async () => {
    expect(await error('auth.test', {}, '')).toBe('not_authed');
    expect(await error('auth.test', {}, 'xoxb-wrong')).toBe('invalid_auth');
    expect(await error('auth.test', {}, slack.appToken)).toBe('not_allowed_token_type');
    expect(await error('apps.connections.open')).toBe('not_allowed_token_type');
    expect(await call('apps.connections.open', {}, slack.appToken)).toMatchObject({
      url: expect.stringMatching(/^ws:/),
    });
    expect(await call('auth.test')).toMatchObject({ ok: true, team_id: slack.team.id, bot_id: slack.bot.botId });
    expect(await call('api.test', {}, '')).toMatchObject({ ok: true });
  });

  test('an unknown method, an unknown argument and a missing one are refused, counted and kept without the token', async () => {
    expect(await error('chat.scheduleMessage')).toBe('unknown_method');
    expect(await error('chat.postMessage', { channel: duty.id, txet: 'hi' })).toBe('invalid_arg_name');
    expect(await error('chat.postMessage', { text: 'hi', token: slack.botToken })).toBe('invalid_arguments');
    expect(slack.refused()).toEqual([
      'chat.scheduleMessage: unknown_method',
      'chat.postMessage: invalid_arg_name (unknown argument: txet)',
      'chat.postMessage: invalid_arguments (missing required field: channel)',
    ]);
    expect(slack.calls('chat.postMessage').at(-1)).toMatchObject({
      arguments: { text: 'hi' },
      at: clock.now(),
      answer: { ok: false, error: 'invalid_arguments' },
    });
    expect(JSON.stringify(slack.calls())).not.toContain(slack.botToken);
  });

  test('forms are read as JSON is, and some methods read nothing else', async () => {
    const blocks = JSON.stringify([{ type: 'divider' }]);
    expect(await form('chat.postMessage', { channel: duty.id, text: 'hi', blocks })).toMatchObject({ ok: true });
    expect(await form('users.info', { user: anna.id })).toMatchObject({ user: { name: 'anna', is_bot: false } });
    expect(await form('conversations.info', { channel: duty.id })).toMatchObject({ channel: { is_member: true } });
    expect(await error('users.info', { user: anna.id })).toBe('invalid_arguments');
    expect((await form('users.info', { user: 'U404' })).error).toBe('user_not_found');
  });
});

describe('where the bot may write', () => {
  test('strange, foreign, left and archived channels are refused', async () => {
    const boris = slack.addUser();
    const secret = slack.addChannel({ isPrivate: true, bot: false });
    const between = slack.directBetween(anna, boris);
    const open = slack.addChannel({ bot: false });
    const old = slack.addChannel();
    slack.archive(old);
    expect(await errorIn({ id: 'C404' })).toBe('channel_not_found');
    expect(await errorIn(secret)).toBe('channel_not_found');
    expect(await errorIn(between)).toBe('channel_not_found');
    expect(await errorIn(open)).toBe('not_in_channel');
    expect(await errorIn(old)).toBe('is_archived');
    slack.removeBot(duty);
    expect(await errorIn(duty)).toBe('not_in_channel');
  });

  test('a direct chat opens by its person, and is the same every time', async () => {
    const opened = await call('conversations.open', { users: anna.id });
    expect(opened).toMatchObject({ ok: true, channel: slack.direct(anna) });
    expect(await error('conversations.open', { users: 'U404' })).toBe('user_not_found');
    expect(await error('conversations.open', { users: slack.bot.userId })).toBe('cannot_dm_bot');
    expect(await error('conversations.open')).toBe('users_list_not_supplied');
  });

  test('a thread has to be there, and is not opened under a reply', async () => {
    const ts = await posted();
    const reply = await call('chat.postMessage', { channel: duty.id, text: 'hi', thread_ts: ts });
    expect(slack.shown(duty, anna).at(-1)).toMatchObject({ thread: ts, byBot: true, isEphemeral: false });
    const under = (thread: unknown): object => ({ channel: duty.id, text: 'hi', thread_ts: thread });
    expect(await error('chat.postMessage', under(reply.ts))).toBe('cannot_reply_to_message');
    expect(await error('chat.postMessage', under('1.000001'))).toBe('thread_not_found');
  });
});

describe('messages', () => {
  test('text is neither empty nor longer than 40 000', async () => {
    expect(await error('chat.postMessage', { channel: duty.id })).toBe('no_text');
    expect(await error('chat.postMessage', { channel: duty.id, text: ' \n' })).toBe('no_text');
    expect(await error('chat.postMessage', { channel: duty.id, text: 'a'.repeat(40_001) })).toBe('msg_too_long');
    expect(await call('chat.postMessage', { channel: duty.id, text: 'a'.repeat(40_000) })).toMatchObject({ ok: true });
  });

  test('only its own messages for everybody are changed and removed', async () => {
    const ts = await posted();
    await call('chat.update', { channel: duty.id, ts, text: 'other' });
    expect(slack.shown(duty, anna).map(({ text }) => text)).toEqual(['other']);
    await call('chat.delete', { channel: duty.id, ts });
    expect(slack.shown(duty, anna)).toEqual([]);
    expect(await error('chat.update', { channel: duty.id, ts, text: 'more' })).toBe('message_not_found');
    await slack.say(duty, anna, 'mine');
    const said = slack.shown(duty, anna).at(-1)?.ts;
    expect(await error('chat.update', { channel: duty.id, ts: said, text: 'x' })).toBe('cant_update_message');
    expect(await error('chat.delete', { channel: duty.id, ts: said })).toBe('cant_delete_message');
  });

  test('an ephemeral message is seen by its person alone and is out of reach afterwards', async () => {
    const boris = slack.addUser();
    const quiet = { channel: duty.id, text: 'psst' };
    expect(await error('chat.postEphemeral', { ...quiet, user: boris.id })).toBe('user_not_in_channel');
    const { message_ts: ts } = await call('chat.postEphemeral', { ...quiet, user: anna.id });
    expect(slack.shown(duty, anna)).toMatchObject([{ text: 'psst', isEphemeral: true }]);
    expect(slack.shown(duty, boris)).toEqual([]);
    expect(await error('chat.update', { channel: duty.id, ts, text: 'x' })).toBe('message_not_found');
    expect(await error('chat.delete', { channel: duty.id, ts })).toBe('message_not_found');
  });
});

describe('faults', () => {
  test('too many requests tell when to come again, errors and pages come as asked for, and none of them is a refusal', async () => {
    slack.fault({ method: 'chat.postMessage', times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 7 } });
    slack.fault({ times: 1, as: { kind: 'error', error: 'fatal_error' } });
    slack.fault({ method: 'chat.postMessage', times: 1, as: { kind: 'status', status: 503 } });
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect(await (await post()).json()).toEqual({ ok: false, error: 'fatal_error' });
    expect((await post()).status).toBe(503);
    expect(await (await post()).json()).toMatchObject({ ok: true });
    expect(slack.refused()).toEqual([]);
  });

  test('a connection is cut before or after the message is there, and silence lasts', async () => {
    slack.fault({ times: 1, as: { kind: 'reset' } });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(slack.shown(duty, anna)).toHaveLength(0);
    slack.fault({ times: 1, as: { kind: 'reset-after' } });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(slack.shown(duty, anna)).toHaveLength(1);
    slack.fault({ as: { kind: 'silence' } });
    const silent = post().catch(() => 'cut');
    await slack.until(() => slack.calls().length === 3);
    expect(slack.calls().at(-1)?.answer).toBeUndefined();
    await slack.close();
    expect(await silent).toBe('cut');
  });
});
