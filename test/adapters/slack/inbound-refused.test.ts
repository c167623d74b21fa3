import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryId, withoutTokens } from '../../../src/adapters/slack/delivery.ts';
import { direct, event, mention, opened, pressed, read, slash, submitted } from '../../support/slack-deliveries.ts';

const ours = [
  slash('/balance'),
  mention('<@U01BOT> balance', { files: [{ name: 'a', user_team: 'T01OURS' }] }),
  direct('balance'),
  pressed({ value: 'abc:0' }),
  submitted({ name: { name: { type: 'plain_text_input', value: 'my_shop' } } }),
  opened('home'),
];

function filesOf(team: string) {
  return [{ name: 'a', user_team: team }];
}

const stranger = { id: 'U09EVE', username: 'eve', team_id: 'T09THEIRS' };

const subtypes = ['message_changed', 'message_deleted', 'channel_join', 'bot_message', 'me_message', ''];

describe('what runs nothing', () => {
  it('is something else, so that these tests prove something', () => {
    expect(ours.map((payload) => read(payload).kind)).toEqual([
      'message',
      'message',
      'message',
      'press',
      'submission',
      'home',
    ]);
  });

  it.each([
    ['a command', slash('/balance', '', { team_id: 'T09THEIRS' })],
    ['a mention by its team', mention('<@U01BOT> balance', { team: 'T09THEIRS' })],
    ['a mention by the author’s team', mention('<@U01BOT> balance', { user_team: 'T09THEIRS' })],
    ['a mention by where it was written', mention('<@U01BOT> balance', { source_team: 'T09THEIRS' })],
    [
      'a mention told of another workspace',
      mention('<@U01BOT> balance', { team: undefined }, { team_id: 'T09THEIRS' }),
    ],
    ['a direct message', direct('balance', { user_team: 'T09THEIRS' })],
    ['a press', pressed({ value: 'abc:0' }, { user: stranger })],
    [
      'a press without the person’s team',
      pressed({ value: 'a' }, { user: { id: 'U09EVE' }, team: { id: 'T09THEIRS' } }),
    ],
    ['a press of nobody’s team', pressed({ value: 'a' }, { user: { id: 'U09EVE' }, team: null })],
    ['a form', submitted({}, {}, { user: stranger })],
    ['a Home tab', event({ type: 'app_home_opened', tab: 'home' }, { team_id: 'T09THEIRS' })],
  ])('comes from another workspace: %s', (_what, payload) => {
    expect(read(payload).kind).toBe('nothing');
  });

  it('is of an unknown author in a channel that is shared with other workspaces', () => {
    const shared = { is_ext_shared_channel: true };

    expect(read(mention('<@U01BOT> balance', { team: undefined }, shared)).kind).toBe('nothing');
    expect(read(mention('<@U01BOT> a', { team: undefined, files: filesOf('T09THEIRS') }, shared)).kind).toBe('nothing');
    expect(read(mention('<@U01BOT> a', { team: undefined, files: filesOf('T01OURS') }, shared)).kind).toBe('message');
    expect(read(mention('<@U01BOT> balance', {}, shared)).kind).toBe('message');
  });

  it('is told of another workspace of an enterprise, unless it names ours and its author is of ours', () => {
    const elsewhere = { team_id: 'T02GRID' };
    const others = { ...elsewhere, authorizations: [{ team_id: 'T03GRID' }] };

    expect(read(mention('<@U01BOT> balance', {}, elsewhere)).kind).toBe('message');
    expect(read(mention('<@U01BOT> balance', {}, others)).kind).toBe('nothing');
    expect(read(mention('<@U01BOT> balance', { user_team: 'T03GRID' }, elsewhere)).kind).toBe('nothing');
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['of a bot', { bot_id: 'B02' }],
    ['of a bot with a profile', { bot_profile: { id: 'B02' } }],
    ['of the bot itself', { user: 'U01BOT' }],
    ['of Slackbot', { user: 'USLACKBOT' }],
    ['of nobody', { user: undefined }],
    ['edited', { edited: { user: 'U01ANN', ts: '1' } }],
    ['hidden', { hidden: true }],
    ...subtypes.map((subtype) => [`of the kind "${subtype}"`, { subtype }] as const),
  ])('is %s', (_what, fields) => {
    expect(read(direct('balance', fields)).kind).toBe('nothing');
    expect(read(mention('<@U01BOT> balance', fields)).kind).toBe('nothing');
  });

  it('is a message of a channel', () => {
    expect(read(direct('balance', { channel: 'C01OPS', channel_type: 'channel' })).kind).toBe('nothing');
    expect(read(direct('balance', { channel: 'G01OPS', channel_type: 'mpim' })).kind).toBe('nothing');
  });

  it('is anything of a shape that nobody knows', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(read(payload).kind).toBe('nothing');
      }),
    );
  });

  it('never harms when a part is missing or something else', () => {
    const strange = fc.oneof(fc.anything(), fc.constantFrom(null, undefined, '', 7, [], {}, [null], { id: null }));
    fc.assert(
      fc.property(fc.constantFrom(...ours), fc.nat(), strange, (payload, place, part) => {
        const changed = withPart(payload, place, part);

        expect(['message', 'press', 'submission', 'home', 'nothing']).toContain(read(changed).kind);
        expect(deliveryId(changed)).toMatch(/^(?:event|trigger|hash) /);
        expect(withoutTokens(changed)).not.toHaveProperty('token');
      }),
      { numRuns: 2000 },
    );
  });
});

/** The payload with one of its parts, at any depth, put in place by another. */
function withPart(payload: object, place: number, part: unknown): Record<string, unknown> {
  const entries = Object.entries(payload);
  const index = place % Math.max(1, entries.length);
  const deeper = Math.floor(place / Math.max(1, entries.length));
  const changed = entries.map(([key, value], at) => {
    if (at !== index) return [key, value];
    const goesOn = deeper % 2 === 1 && typeof value === 'object' && value !== null;
    return [key, goesOn ? withPart(value, Math.floor(deeper / 2), part) : part];
  });
  return Object.fromEntries(changed) as Record<string, unknown>;
}
