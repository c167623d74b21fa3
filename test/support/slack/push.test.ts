import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest, HttpServer } from '../../../src/http/server.ts';
import { listen } from '../../../src/http/server.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { manualClock } from '../clock.ts';
import type { FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';

const clock = manualClock();
const stamp = String(clock.now() / 1000);
let slack: FakeSlack;
let server: HttpServer;
let anna: Person;
let requests: HttpRequest[];
let answer: HttpAnswer;

beforeEach(async () => {
  requests = [];
  answer = { status: 200 };
  const route = async (request: HttpRequest): Promise<HttpAnswer> => {
    requests.push(request);
    return answer;
  };
  const log = createLogger({ level: 'silent', secrets: [], write: () => undefined });
  server = await listen({ port: 0, routes: new Map([['/slack', route]]), log });
  slack = await startFakeSlack({ clock });
  slack.requestUrl(`http://127.0.0.1:${server.port}/slack`);
  anna = slack.addUser();
});
afterEach(async () => {
  await slack.close();
  await server.close();
});

function signatureOf(body: string, at: string): string {
  return `v0=${createHmac('sha256', slack.signingSecret).update(`v0:${at}:${body}`).digest('hex')}`;
}

describe('a request', () => {
  test('is signed, and a form for commands', async () => {
    await slack.command(slack.direct(anna), anna, '/smsc', 'balance & more');
    const [request] = requests;
    const body = String(request?.body);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signatureOf(body, stamp),
    });
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/smsc',
      text: 'balance &amp; more',
    });
  });

  test('holds JSON in a form for interactions, and JSON alone for events', async () => {
    await slack.deliver('interaction', { type: 'block_actions' });
    await slack.deliver('event', { type: 'url_verification', challenge: 'c' });
    expect(requests.map(({ body }) => String(body))).toEqual([
      'payload=%7B%22type%22%3A%22block_actions%22%7D',
      '{"type":"url_verification","challenge":"c"}',
    ]);
    expect(requests[1]?.headers['content-type']).toBe('application/json');
  });

  test('comes again byte for byte, or signed anew as a repeat', async () => {
    await slack.say(slack.direct(anna), anna, 'balance');
    await slack.again();
    await slack.again({ retry: 2 });
    const [first, same, repeat] = requests;
    expect(same?.body).toEqual(first?.body);
    expect(same?.headers['x-slack-signature']).toBe(first?.headers['x-slack-signature']);
    expect(first?.headers).not.toHaveProperty('x-slack-retry-num');
    expect(repeat?.body).toEqual(first?.body);
    expect(repeat?.headers).toMatchObject({ 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' });
  });

  test('can be forged, and signed at another time', async () => {
    await slack.deliver('event', {}, { signature: 'v0=00' });
    await slack.deliver('event', {}, { skewSeconds: -301 });
    const past = String(Number(stamp) - 301);
    expect(requests[0]?.headers['x-slack-signature']).toBe('v0=00');
    expect(requests[1]?.headers).toMatchObject({
      'x-slack-request-timestamp': past,
      'x-slack-signature': signatureOf('{}', past),
    });
  });

  test('tells what it was answered', async () => {
    answer = { status: 200, body: '{"response_action":"clear"}', mediaType: 'application/json' };
    expect(await slack.deliver('event', {})).toMatchObject({
      acknowledged: true,
      payload: { response_action: 'clear' },
    });
    answer = { status: 401 };
    expect(await slack.deliver('event', {})).toMatchObject({ acknowledged: false, status: 401, payload: undefined });
  });
});
