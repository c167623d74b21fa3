import type { AttachedFile } from '../../src/adapters/slack/attached-file.ts';
import { type Inbound, readDelivery } from '../../src/adapters/slack/inbound.ts';
import type { Addressee } from '../../src/adapters/slack/teams.ts';
import type { IncomingFile } from '../../src/bot/chat.ts';

/** The bot in these deliveries. */
const me: Addressee = { teamId: 'T01OURS', userId: 'U01BOT', prefix: '' };

/** A file that reads as its own description. */
function fileOf(file: AttachedFile): IncomingFile {
  return { name: file.name, key: file.address, read: async () => Buffer.from(JSON.stringify(file)) };
}

export function read(payload: unknown, as: Partial<Addressee> = {}): Inbound {
  return readDelivery(payload, { ...me, ...as }, fileOf);
}

/** What a delivery that is a message says; fails for any other. */
export function said(payload: unknown, as?: Partial<Addressee>) {
  const inbound = read(payload, as);
  if (inbound.kind !== 'message') throw new Error(`a delivery of the kind ${inbound.kind}`);
  return { ...inbound.said, text: inbound.said.message.text };
}

type Fields = Readonly<Record<string, unknown>>;

/** A slash command, as Slack documents it. */
export function slash(command: string, text = '', more: Fields = {}): Fields {
  return {
    token: 'verification',
    team_id: 'T01OURS',
    team_domain: 'ours',
    channel_id: 'C01OPS',
    channel_name: 'ops',
    user_id: 'U01ANN',
    user_name: 'ann',
    command,
    text,
    api_app_id: 'A01APP',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T01OURS/1/secret',
    trigger_id: '1.2.3',
    ...more,
  };
}

/** Any event. */
export function event(fields: Fields, more: Fields = {}): Fields {
  return {
    token: 'verification',
    type: 'event_callback',
    team_id: 'T01OURS',
    context_team_id: 'T01OURS',
    api_app_id: 'A01APP',
    event_id: 'Ev01',
    event_time: 1_763_456_400,
    authorizations: [
      { enterprise_id: null, team_id: 'T01OURS', user_id: 'U01BOT', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    ...more,
    event: { user: 'U01ANN', ts: '1763456400.000100', event_ts: '1763456400.000100', ...fields },
  };
}

/** A line in a channel with the bot's name in it. */
export function mention(text: string, fields: Fields = {}, more: Fields = {}): Fields {
  return event({ type: 'app_mention', channel: 'C01OPS', team: 'T01OURS', text, ...fields }, more);
}

/** A line in the direct chat with the bot. */
export function direct(text: string, fields: Fields = {}, more: Fields = {}): Fields {
  const message = { type: 'message', channel: 'D01ANN', channel_type: 'im', team: 'T01OURS', text };
  return event({ ...message, ...fields }, more);
}

/** A pressed button in a message. */
export function pressed(action: Fields, more: Fields = {}): Fields {
  return {
    type: 'block_actions',
    user: { id: 'U01ANN', username: 'ann', name: 'ann', team_id: 'T01OURS' },
    api_app_id: 'A01APP',
    token: 'verification',
    container: { type: 'message', message_ts: '1763456400.000200', channel_id: 'C01OPS', is_ephemeral: false },
    trigger_id: '4.5.6',
    team: { id: 'T01OURS', domain: 'ours' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: 'C01OPS', name: 'ops' },
    message: { type: 'message', ts: '1763456400.000200', user: 'U01BOT', bot_id: 'B01' },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T01OURS/1/secret',
    actions: [{ type: 'button', action_id: 'b', block_id: 'c', action_ts: '1763456401.000000', ...action }],
    ...more,
  };
}

/** A form that was filled in. */
export function submitted(values: Fields, view: Fields = {}, more: Fields = {}): Fields {
  return {
    type: 'view_submission',
    team: { id: 'T01OURS', domain: 'ours' },
    user: { id: 'U01ANN', username: 'ann', name: 'ann', team_id: 'T01OURS' },
    api_app_id: 'A01APP',
    token: 'verification',
    trigger_id: '7.8.9',
    view: { id: 'V01', type: 'modal', callback_id: 'form', private_metadata: 'kept', state: { values }, ...view },
    response_urls: [],
    ...more,
  };
}

/** Somebody opens the tab of the bot's page. */
export function opened(tab: string, more: Fields = {}): Fields {
  return event({ type: 'app_home_opened', channel: 'D01ANN', tab }, more);
}
