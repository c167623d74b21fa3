import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scopes } from '../../../src/adapters/slack/manifest.ts';
import { requestPath } from '../../../src/adapters/slack/receiver/http.ts';
import { startTestApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { freePort } from '../../support/free-port.ts';
import { type Kind, post, signedRequest } from '../../support/slack/push.ts';

const botToken = 'xoxb-from-another-server';
const annasToken = 'xoxp-of-anna';
const signingSecret = 'secret-of-the-app';
const team = 'T000000001';
const bot = { user_id: 'U000000BOT', bot_id: 'B00000SMSC', app_id: 'A00000SMSC' };
/** Where its incoming webhook posts. */
const general = 'C000000001';

/**
 * A Web API that somebody else wrote; it lets the bot do what the scopes of our manifest allow. What it does otherwise
 * than Slack: it takes a token that it does not know for an admin's, checks no blocks, and its events of direct messages
 * lack `channel_type` (https://docs.slack.dev/reference/events/message.im). It neither has slash commands and buttons
 * nor tells of mentions, so all deliveries are signed and posted here; its incoming webhook, which takes the same
 * messages, is the response address (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
 */
async function startServer() {
  const app = { client_id: '1.2', client_secret: 'x', name: 'SMS Centre', redirect_uris: [] };
  const slack = {
    users: [{ name: 'anna' }],
    channels: [{ name: 'duty' }],
    oauth_apps: [{ ...app, app_id: bot.app_id, bot_id: bot.bot_id, bot_user_id: bot.user_id, bot_name: 'smsc' }],
    tokens: [
      { token: botToken, ...bot, scopes: Object.keys(scopes) },
      { token: annasToken, user: 'anna' },
    ],
    strict_scopes: true,
  };
  const server = await createEmulator({ service: 'slack', port: 0, seed: { slack } });
  onTestFinished(() => server.close());

  async function ask(token: string, method: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${server.url}/api/${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    return (await response.json()) as Answer;
  }

  const { user_id: anna = '' } = await ask(annasToken, 'auth.test');
  const { channels = [] } = await ask(annasToken, 'conversations.list');
  const { channel } = await ask(annasToken, 'conversations.open', { users: bot.user_id });
  return {
    url: server.url,
    anna,
    duty: channels.find(({ name }) => name === 'duty')?.id ?? '',
    direct: channel?.id ?? '',
    /** Oldest first. */
    said: async (channelId: string): Promise<readonly Said[]> => {
      const { messages = [] } = await ask(annasToken, 'conversations.history', { channel: channelId });
      return messages.toReversed();
    },
    inspected: async (tab: string) => (await fetch(`${server.url}/?tab=${tab}`)).text(),
  };
}

interface Answer {
  readonly user_id?: string;
  readonly channel?: { readonly id: string };
  readonly channels?: readonly { readonly id: string; readonly name: string }[];
  readonly messages?: readonly Said[];
}

interface Said {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly files?: readonly { readonly mimetype: string }[];
  readonly blocks?: readonly { readonly elements?: readonly Element[] }[];
}

interface Element {
  readonly value?: string;
  readonly text?: { readonly text?: string };
}

/** The whole bot, told of what happens by signed requests. */
async function startSmsc(server: { readonly url: string; readonly anna: string }) {
  const port = await freePort();
  const environment = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${server.url}/api/`,
    HTTP_PORT: String(port),
    DATA_DIR: join(await temporaryFolder(), 'data'),
    ADMINS: `slack:${server.anna}`,
  };
  const app = await startTestApp(environment);
  onTestFinished(() => app.stop());
  let count = 0;

  async function deliver(kind: Kind, payload: object): Promise<void> {
    const request = signedRequest({ clock: { now: Date.now }, signingSecret }, kind, payload);
    const { status } = await post(`http://127.0.0.1:${port}${requestPath}`, request);
    expect(status).toBe(200);
  }

  const trigger = (): string => `1.2.${++count}`;
  const common = { token: 'x', api_app_id: bot.app_id };
  return {
    log: app.log,
    command: (name: string, text: string) =>
      deliver('command', {
        ...common,
        team_id: team,
        channel_id: general,
        user_id: server.anna,
        user_name: 'anna',
        command: name,
        text,
        response_url: `${server.url}/services/${team}/B000000001/X000000001`,
        trigger_id: trigger(),
      }),
    event: (event: object) =>
      deliver('event', {
        ...common,
        type: 'event_callback',
        team_id: team,
        event_id: `Ev${++count}`,
        event: { user: server.anna, team, ts: `1795264452.00000${count}`, ...event },
      }),
    press: (channel: string, ts: string, value: string) =>
      deliver('interaction', {
        ...common,
        type: 'block_actions',
        user: { id: server.anna, team_id: team },
        team: { id: team },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        channel: { id: channel },
        actions: [{ type: 'button', value, action_ts: ts }],
        trigger_id: trigger(),
      }),
  };
}

describe('against another Web API', () => {
  it('answers commands, mentions, direct messages and a pressed button, with a chart and the Home tab', async () => {
    const server = await startServer();
    const smsc = await startSmsc(server);
    const { direct, duty } = server;
    const last = async (channel: string) => (await server.said(channel)).at(-1);
    const within = { timeout: 5000 };

    await smsc.command('/balance', '--share');
    await expect.poll(async () => (await last(general))?.text, within).toMatch(/₽[\d,.]+/);

    await smsc.event({ type: 'app_mention', channel: duty, text: `<@${bot.user_id}> balance` });
    await smsc.event({ type: 'app_mention', channel: duty, text: `<@${bot.user_id}> whoami --share` });
    await expect.poll(async () => (await last(duty))?.text, within).toContain(server.anna);
    expect(await server.said(duty)).toHaveLength(1);

    await smsc.event({ type: 'message', channel: direct, channel_type: 'im', text: 'inbox' });
    await expect.poll(async () => (await last(direct))?.user, within).toBe(bot.user_id);
    const first = await last(direct);
    await smsc.press(direct, first?.ts ?? '', buttonOf(first, '▶'));
    await expect.poll(async () => (await last(direct))?.text, within).not.toBe(first?.text);
    expect((await last(direct))?.ts).toBe(first?.ts);

    await smsc.event({ type: 'message', channel: direct, channel_type: 'im', text: 'stats by:day' });
    await expect.poll(async () => (await server.said(direct)).flatMap(typesOf), within).toEqual(['image/png']);

    await smsc.event({ type: 'app_home_opened', tab: 'home', channel: direct });
    await expect.poll(() => server.inspected('views'), within).toContain('/whoami');
    expect(smsc.log.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
  });
});

/** What the button with this label carries. */
function buttonOf(said: Said | undefined, label: string): string {
  const elements = (said?.blocks ?? []).flatMap((block) => block.elements ?? []);
  return elements.find(({ text }) => text?.text === label)?.value ?? '';
}

function typesOf({ files = [] }: Said): readonly string[] {
  return files.map(({ mimetype }) => mimetype);
}
