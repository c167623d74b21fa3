import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import { callJson, plain, section } from './block-samples.ts';
import type { Channel, FakeSlack, Person, Shown } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';
import { type Listener, listenTo } from './listener.ts';

const clock = manualClock();
let slack: FakeSlack;
let listener: Listener;
let anna: Person;
let boris: Person;
let duty: Channel;

beforeEach(async () => {
  slack = await startFakeSlack({ clock });
  listener = await listenTo(slack);
  anna = slack.addUser();
  boris = slack.addUser();
  duty = slack.addChannel({ people: [anna, boris], bot: false });
});
afterEach(async () => {
  await slack.close();
  await listener.close();
});

/** What a response address says to a body: status and words. */
async function respond(address: string, given: object | string): Promise<string> {
  const body = typeof given === 'string' ? given : JSON.stringify(given);
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return `${response.status} ${await response.text()}`;
}

async function typed(): Promise<string> {
  await slack.command(duty, anna, '/balance');
  return listener.last('response_url');
}

async function pressed(message: Shown | undefined): Promise<string> {
  if (message === undefined) throw new Error('There is no message.');
  await slack.press(duty, anna, message, 'Yes');
  return listener.last('response_url');
}

const texts = (person: Person): readonly string[] => slack.shown(duty, person).map(({ text }) => text);

describe('of a command', () => {
  test('answers the person alone, or everybody when asked, even where the bot is no member', async () => {
    const address = await typed();
    expect(await respond(address, { text: 'for you' })).toBe('200 ok');
    expect(await respond(address, { text: 'for all', response_type: 'in_channel' })).toBe('200 ok');
    expect(texts(anna)).toEqual(['for you', 'for all']);
    expect(texts(boris)).toEqual(['for all']);
  });

  test('replaces and removes what it posted last', async () => {
    const address = await typed();
    await respond(address, { text: 'working…' });
    await respond(address, { text: 'done', replace_original: true });
    expect(slack.shown(duty, anna)).toMatchObject([{ text: 'done', isEphemeral: true }]);
    await respond(address, { delete_original: true });
    expect(texts(anna)).toEqual([]);
  });

  test('works five times within half an hour', async () => {
    const address = await typed();
    for (let use = 0; use < 5; use += 1) expect(await respond(address, { text: 'hi' })).toBe('200 ok');
    expect(await respond(address, { text: 'hi' })).toBe('404 used_url');
    const other = await typed();
    await clock.advance(30 * 60_000);
    expect(await respond(other, { text: 'hi' })).toBe('200 ok');
    await clock.advance(1);
    expect(await respond(other, { text: 'hi' })).toBe('404 expired_url');
    expect(slack.refused()).toEqual(['response_url: used_url', 'response_url: expired_url']);
  });

  test('refuses what a message may not be, without counting that as a use', async () => {
    const address = await typed();
    expect(await respond(address, 'text=hi')).toBe('400 invalid_payload');
    expect(await respond(address, { text: 'hi', response_type: 'everybody' })).toBe('400 invalid_payload');
    expect(await respond(address, { text: 'hi', replace: true })).toBe('400 invalid_payload');
    expect(await respond(address, {})).toBe('400 no_text');
    expect(await respond(address, { blocks: [{ type: 'line' }] })).toBe('400 invalid_blocks');
    expect(await respond(address, { text: 'hi', thread_ts: '1.000001' })).toBe('400 thread_not_found');
    for (let use = 0; use < 5; use += 1) expect(await respond(address, { text: 'hi' })).toBe('200 ok');
  });

  test('has faults of its own', async () => {
    const address = await typed();
    slack.fault({ method: 'response_url', times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 3 } });
    expect(await respond(address, { text: 'hi' })).toBe('429 ratelimited');
    slack.fault({ method: 'response_url', times: 1, as: { kind: 'error', error: 'used_url' } });
    expect(await respond(address, { text: 'hi' })).toBe('404 used_url');
    expect(texts(anna)).toEqual([]);
    expect(slack.calls('response_url')).toMatchObject([{ arguments: { text: 'hi' } }, { answer: { ok: false } }]);
  });
});

describe('of a press', () => {
  const blocks = [
    section({ text: plain('Send?') }),
    { type: 'actions', elements: [{ type: 'button', text: plain('Yes'), value: '1' }] },
  ];

  test('replaces the message that was pressed, for everybody or for one, and posts beside it otherwise', async () => {
    await respond(await typed(), { text: 'Send?', blocks });
    const quiet = await pressed(slack.shown(duty, anna).at(-1));
    await respond(quiet, { text: 'sent', replace_original: true });
    await respond(quiet, { text: 'beside' });
    await respond(quiet, { text: 'sent twice', replace_original: true });
    expect(texts(anna)).toEqual(['sent twice', 'beside']);
    expect(texts(boris)).toEqual([]);
  });

  test('removes the message that was pressed', async () => {
    const home = slack.addChannel({ people: [anna] });
    await callJson(slack, 'chat.postMessage', { channel: home.id, text: 'Send?', blocks });
    const [message] = slack.shown(home, anna);
    if (message === undefined) throw new Error('There is no message.');
    expect(message).toMatchObject({ labels: ['Yes'], read: 'Send?\nYes' });
    await slack.press(home, anna, message, 'Yes');
    await respond(listener.last('response_url'), { delete_original: true });
    expect(slack.shown(home, anna)).toEqual([]);
  });
});
