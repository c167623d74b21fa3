import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { manualClock } from '../clock.ts';
import type { FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';
import type { Json } from './state.ts';
import { isObject } from './walk.ts';

const clock = manualClock();
let slack: FakeSlack;
let anna: Person;
let heard: Json[];
let answer: unknown;

beforeEach(async () => {
  slack = await startFakeSlack({ clock });
  anna = slack.addUser({ name: 'anna' });
  heard = [];
  answer = {};
  const opened = await api('apps.connections.open', {}, slack.appToken);
  const socket = new WebSocket(String(opened.url));
  socket.on('message', (data: Buffer) => {
    const envelope: unknown = JSON.parse(data.toString('utf8'));
    if (!isObject(envelope) || !isObject(envelope.payload)) return;
    heard.push(envelope);
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: answer }));
  });
  await once(socket, 'message');
});
afterEach(() => slack.close());

async function api(method: string, body: Json, token = slack.botToken): Promise<Json> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  });
  const told = (await response.json()) as Json;
  expect(told).toMatchObject({ ok: true });
  return told;
}

const lastPayload = (): unknown => heard.at(-1)?.payload;
const button = { type: 'button', text: { type: 'plain_text', text: 'Next' }, action_id: 'press', value: 'p2' };
const plain = (text: string): Json => ({ type: 'plain_text', text });
const field = (block_id: string, element: Json, more: Json = {}): Json => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: 'value', ...element },
  ...more,
});

describe('commands', () => {
  test('come with what Slack sends along', async () => {
    const channel = slack.addChannel({ name: 'ops', people: [anna] });
    await slack.command(channel, anna, '/sender', 'list <a> & b');
    expect(heard.at(-1)).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
    expect(lastPayload()).toMatchObject({
      team_id: slack.team.id,
      channel_id: channel.id,
      channel_name: 'ops',
      user_id: anna.id,
      user_name: 'anna',
      command: '/sender',
      text: 'list &lt;a&gt; &amp; b',
    });
    await slack.command(slack.direct(anna), anna, '/balance');
    expect(lastPayload()).toMatchObject({ channel_name: 'directmessage', text: '' });
    const secret = slack.addChannel({ isPrivate: true });
    await slack.command(secret, anna, '/balance');
    expect(lastPayload()).toMatchObject({ channel_name: 'privategroup' });
  });

  test('of strangers tell their workspace', async () => {
    const stranger = slack.addUser({ team: 'T9' });
    await slack.command(slack.addChannel({ people: [stranger] }), stranger, '/balance');
    expect(lastPayload()).toMatchObject({ team_id: 'T9', team_domain: 'domain-of-t9' });
  });
});

describe('messages', () => {
  test('in a channel are heard of when they mention the bot and it is a member', async () => {
    const channel = slack.addChannel({ people: [anna] });
    expect(await slack.say(channel, anna, 'hello')).toMatchObject({ acknowledged: false });
    expect(heard).toEqual([]);
    await slack.say(channel, anna, '@bot price +79991234567', { thread: '1.000001' });
    const text = `<@${slack.bot.userId}> price <tel:+79991234567|+79991234567>`;
    const event = { type: 'app_mention', user: anna.id, text, channel: channel.id, thread_ts: '1.000001' };
    expect(lastPayload()).toMatchObject({ type: 'event_callback', is_ext_shared_channel: false, event });
    slack.removeBot(channel);
    await slack.say(channel, anna, '@bot balance');
    expect(heard).toHaveLength(1);
  });

  test('in the direct chat are all heard of, with files', async () => {
    const bytes = Buffer.from('79991234567');
    await slack.say(slack.direct(anna), anna, 'status', { files: [{ name: 'phones.csv', bytes }] });
    const event = {
      type: 'message',
      subtype: 'file_share',
      channel_type: 'im',
      files: [{ name: 'phones.csv', size: 11 }],
    };
    expect(lastPayload()).toMatchObject({ event });
    const bob = slack.addUser();
    await slack.say(slack.directBetween(anna, bob), anna, '@bot');
    expect(heard).toHaveLength(1);
  });

  test('are sent again as they were, or as a repeat', async () => {
    await slack.say(slack.direct(anna), anna, 'balance');
    await slack.again();
    await slack.again({ retry: 1 });
    const [first, same, repeat] = heard;
    expect(same).toEqual(first);
    expect(first).toMatchObject({ type: 'events_api', retry_attempt: 0, accepts_response_payload: false });
    expect(repeat).toMatchObject({ payload: first?.payload, retry_attempt: 1, retry_reason: 'timeout' });
    expect(repeat?.envelope_id).not.toBe(first?.envelope_id);
  });
});

describe('what is pressed', () => {
  test('in a message is told with the message, unless that is ephemeral', async () => {
    const channel = slack.addChannel({ people: [anna] });
    const blocks = [{ type: 'actions', block_id: 'b', elements: [button] }];
    await api('chat.postMessage', { channel: channel.id, text: 'page', blocks });
    await api('chat.postEphemeral', { channel: channel.id, user: anna.id, text: 'page', blocks });
    const [posted, ephemeral] = slack.shown(channel, anna);
    if (posted === undefined || ephemeral === undefined) throw new Error('nothing was posted');
    await slack.press(channel, anna, posted, 'Next');
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      user: { id: anna.id, team_id: slack.team.id },
      container: { type: 'message', message_ts: posted.ts, channel_id: channel.id, is_ephemeral: false },
      message: { ts: posted.ts, text: 'page' },
      actions: [{ type: 'button', action_id: 'press', block_id: 'b', value: 'p2' }],
    });
    await slack.press(channel, anna, ephemeral, 'Next');
    expect(lastPayload()).toMatchObject({ container: { is_ephemeral: true, message_ts: ephemeral.ts } });
    expect(lastPayload()).not.toHaveProperty('message');
    await expect(slack.press(channel, anna, posted, 'Back')).rejects.toThrow('only: Next');
  });

  test('on the Home tab is told with the view', async () => {
    await slack.openHome(anna);
    expect(lastPayload()).toMatchObject({ event: { type: 'app_home_opened', user: anna.id, tab: 'home' } });
    const blocks = [{ type: 'section', block_id: 's', text: plain('Balance'), accessory: button }];
    await api('views.publish', { user_id: anna.id, view: { type: 'home', blocks } });
    const home = slack.home(anna);
    if (home === undefined) throw new Error('there is no Home tab');
    await slack.pressInView(anna, home, 'Next');
    expect(lastPayload()).toMatchObject({ container: { type: 'view', view_id: home.id }, view: { type: 'home' } });
    expect(lastPayload()).not.toHaveProperty('response_url');
  });
});

describe('a form', () => {
  const option = { text: plain('Russia'), value: 'ru' };
  const view = (title = 'New sender'): Json => ({
    type: 'modal',
    title: plain(title),
    submit: plain('Send'),
    private_metadata: 'kept',
    blocks: [
      field('name', { type: 'plain_text_input', max_length: 11 }),
      field('country', { type: 'static_select', options: [option] }, { optional: true }),
      field('scan', { type: 'file_input', filetypes: ['pdf'], max_files: 1 }, { optional: true }),
    ],
  });
  const filled = { name: 'SHOP', country: 'Russia' };

  beforeEach(async () => {
    await slack.command(slack.direct(anna), anna, '/sender', 'add');
    const payload = lastPayload();
    await api('views.open', { trigger_id: isObject(payload) ? payload.trigger_id : '', view: view() });
  });

  test('is not sent while an input is empty or too long, or for an input that is not there', async () => {
    await slack.submit(anna, {});
    expect(slack.modal(anna)?.errors).toEqual({ name: 'Please complete this required field.' });
    await slack.submit(anna, { name: 'longer than that' });
    expect(slack.modal(anna)?.errors).toEqual({ name: 'Must be at most 11 characters.' });
    await expect(slack.submit(anna, { nothing: '' })).rejects.toThrow('only: name | country');
    await expect(slack.submit(anna, {}, { name: [] })).rejects.toThrow('only: scan');
    expect(heard).toHaveLength(1);
  });

  test('is sent with its values and closed by an empty acknowledgement', async () => {
    await slack.submit(anna, filled);
    const values = {
      name: { value: { type: 'plain_text_input', value: 'SHOP' } },
      country: { value: { type: 'static_select', selected_option: { value: 'ru' } } },
    };
    expect(lastPayload()).toMatchObject({
      type: 'view_submission',
      view: { private_metadata: 'kept', state: { values } },
      response_urls: [],
    });
    expect(slack.modal(anna)).toBeUndefined();
  });

  test('is sent with a file, which the bot may read and which stays in a form that is refused', async () => {
    const bytes = Buffer.from('%PDF-1.7');
    const file = { name: 'scan.pdf', size: 8, url_private: expect.stringContaining('/files-pri/') };
    answer = { response_action: 'errors', errors: { name: 'taken' } };
    await slack.submit(anna, filled, { scan: [{ name: 'scan.pdf', bytes }] });
    answer = {};
    await slack.submit(anna, { name: 'OTHER' });
    const sent = { scan: { value: { type: 'file_input', files: [file] } }, name: { value: { value: 'OTHER' } } };
    expect(lastPayload()).toMatchObject({ view: { state: { values: sent } } });
    const address = /"url_private":"([^"]+)"/.exec(JSON.stringify(lastPayload()))?.[1] ?? '';
    const read = await fetch(address, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
  });

  test.each([
    ['of another kind', [{ name: 'scan.exe', bytes: Buffer.from('x') }], 'This file type is not supported.'],
    [
      'too large for Slack',
      [{ name: 'scan.pdf', bytes: Buffer.alloc(10 * 1024 * 1024 + 1) }],
      'This file is too large.',
    ],
    ['too many', ['a.pdf', 'b.pdf'].map((name) => ({ name, bytes: Buffer.from('x') })), 'No more than 1 files.'],
  ])('is not sent with files that are %s', async (_name, scan, words) => {
    await slack.submit(anna, filled, { scan });
    expect(slack.modal(anna)?.errors).toEqual({ scan: words });
    expect(heard).toHaveLength(1);
  });

  test('shows errors, changes, is covered by another or is cleared away, as the acknowledgement says', async () => {
    answer = { response_action: 'errors', errors: { name: 'taken' } };
    await slack.submit(anna, filled);
    expect(slack.modal(anna)?.errors).toEqual({ name: 'taken' });
    answer = { response_action: 'update', view: view('Changed') };
    await slack.submit(anna, filled);
    expect(slack.modal(anna)).toMatchObject({ title: 'Changed', errors: {} });
    answer = { response_action: 'push', view: view('On top') };
    await slack.submit(anna, filled);
    expect(slack.modal(anna)?.title).toBe('On top');
    answer = {};
    await slack.submit(anna, filled);
    expect(slack.modal(anna)?.title).toBe('Changed');
    answer = { response_action: 'clear' };
    await slack.submit(anna, filled);
    expect(slack.modal(anna)).toBeUndefined();
  });

  test.each([
    [{ response_action: 'errors', errors: { nothing: 'x' } }],
    [{ response_action: 'errors', errors: {} }],
    [{ response_action: 'wave' }],
    [{ text: 'thanks' }],
  ])('is not settled by %j', async (given) => {
    answer = given;
    await expect(slack.submit(anna, filled)).rejects.toThrow('Slack does not take this answer');
  });
});
