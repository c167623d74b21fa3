import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../../../src/lib/logger.ts';
import { type SlackBot, serveSlack, startSlackBot } from '../../support/slack-bot.ts';

/** A bot that is served over HTTP, and a way to send it anything. */
async function served() {
  const it: SlackBot = await startSlackBot({ way: 'http' });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { slack, bot, adapter } = it;
  const server = await serveSlack(
    slack,
    adapter(),
    createLogger({ level: 'error', secrets: [], write: () => undefined }),
  );
  onTestFinished(() => server.close());
  const url = `http://127.0.0.1:${server.port}/slack/events`;
  const command = new URLSearchParams({
    command: '/balance',
    text: '',
    team_id: slack.team.id,
    api_app_id: slack.bot.appId,
    channel_id: it.channel.id,
    user_id: it.anna.id,
    trigger_id: '1.2.3',
  }).toString();

  /** Signs a body as Slack does, but for what is given. */
  async function send(body: string, but: Readonly<Record<string, string | undefined>> = {}, sent = body) {
    const stamp = but['x-slack-request-timestamp'] ?? String(Math.floor(bot.clock.now() / 1000));
    const digest = createHmac('sha256', slack.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${digest}`,
      ...but,
    };
    const present = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await fetch(url, { method: 'POST', headers: Object.fromEntries(present), body: sent });
    return { status: response.status, text: await response.text() };
  }

  return { ...it, url, command, send };
}

const json = { 'content-type': 'application/json' };

describe('a request', () => {
  it('that Slack has signed is answered', async () => {
    const { command, send, replies, slack } = await served();

    expect(await send(command)).toEqual({ status: 200, text: '' });
    // There is no response address in it, so the answer comes by a call.
    expect((await replies(1))[0]?.read).toContain('Balance: ');
    expect(slack.refused()).toEqual([]);
  });

  it('that is not, or too long ago, or from the future, is refused and runs nothing', async () => {
    const { bot, slack, command, send, ask, replies } = await served();
    const now = Math.floor(bot.clock.now() / 1000);
    const foreign = createHmac('sha256', 'another secret').update(`v0:${now}:${command}`).digest('hex');
    const refused = [
      await send(command, { 'x-slack-signature': `v0=${foreign}` }),
      await send(command, { 'x-slack-signature': undefined }),
      await send(command, { 'x-slack-signature': 'v0=' }),
      await send(command, { 'x-slack-request-timestamp': undefined }),
      await send(command, { 'x-slack-request-timestamp': String(now - 360) }),
      await send(command, { 'x-slack-request-timestamp': String(now + 360) }),
      await send(command, { 'x-slack-request-timestamp': 'yesterday' }),
      await send(command, { 'x-slack-request-timestamp': `${now}.5` }),
      await send(command, {
        'x-slack-signature': `v1=${createHmac('sha256', slack.signingSecret).update(`v1:${now}:${command}`).digest('hex')}`,
      }),
      await send(command, {}, `${command}&text=other`),
    ];

    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 401));
    await ask('/language');
    expect(await replies(1)).toHaveLength(1);
  });

  it('with a challenge gets it back only when it is signed', async () => {
    const { send } = await served();
    const body = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'say this' });

    expect(await send(body, json)).toEqual({ status: 200, text: 'say this' });
    expect(await send(body, { ...json, 'x-slack-signature': 'v0=0' })).toEqual({ status: 401, text: '' });
  });

  it('that checks the certificate is answered with nothing', async () => {
    const { send } = await served();

    expect(await send('ssl_check=1&token=x')).toEqual({ status: 200, text: '' });
  });

  it('that is nested as deeply as 1 MB allows is acknowledged, and the bot lives', async () => {
    const { send, ask } = await served();
    const lists = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    const objects = `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`;
    const deep = [
      await send(`{"type":"event_callback","event_id":"Ev1","event":${lists}}`, json),
      await send(`{"type":"event_callback","event":${objects}}`, json),
      await send(`{"type":"view_submission","view":{"state":{"values":${objects}}}}`, json),
      await send(`{"type":"url_verification","challenge":${lists}}`, json),
      await send(`payload={"type":"block_actions","actions":${lists}}`),
    ];

    expect(deep).toEqual(deep.map(() => ({ status: 200, text: '' })));
    expect((await ask('/balance')).read).toContain('Balance: ');
  });

  it('of a shape that nobody knows harms nothing', async () => {
    const { url, send, ask } = await served();
    const strange = [
      (await fetch(url)).status,
      (await send('x'.repeat(1_048_577))).status,
      (await send('{"type":', json)).status,
      (await send('[]', json)).status,
      (await send('null', json)).status,
      (await send('payload=null')).status,
      (await send('payload=%5B1%5D')).status,
      (await send('payload=%7B')).status,
      (await send('')).status,
      (await send('{}', json)).status,
      (await send('{}', { 'content-type': 'text/x-unknown' })).status,
      (await send('hello', { 'content-type': 'text/x-unknown' })).status,
      (await send('{"type":"event_callback","event":[null]}', json)).status,
      (await send('payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A7%7D')).status,
    ];

    expect(strange).toEqual([405, 413, 400, 400, 400, 400, 400, 400, 200, 200, 200, 400, 200, 200]);
    expect((await ask('/balance')).read).toContain('Balance: ');
  });
});
