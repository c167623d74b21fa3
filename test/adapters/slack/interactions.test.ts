import { describe, expect, it } from 'vitest';
import { ownerOfHome } from '../../../src/adapters/slack/conversation.ts';
import { pressed, read, submitted } from '../../support/slack-deliveries.ts';

function press(payload: unknown) {
  const inbound = read(payload);
  if (inbound.kind !== 'press') throw new Error(`a delivery of the kind ${inbound.kind}`);
  return inbound.press;
}

function submission(payload: unknown) {
  const inbound = read(payload);
  if (inbound.kind !== 'submission') throw new Error(`a delivery of the kind ${inbound.kind}`);
  return inbound.submission;
}

function option(value: string) {
  return { text: { type: 'plain_text', text: value }, value };
}

const container = { type: 'message', message_ts: '1763456400.000200', channel_id: 'C01OPS', is_ephemeral: false };

describe('a press', () => {
  it('tells the button, where it stands, who pressed it and how it can be answered', () => {
    expect(press(pressed({ value: 'abc:0' }))).toEqual({
      id: '4.5.6',
      button: 'abc:0',
      place: {
        kind: 'message',
        in: { platform: 'slack', id: 'C01OPS', kind: 'group' },
        isDirect: false,
        message: '1763456400.000200',
        isEphemeral: false,
      },
      from: { id: 'U01ANN', name: 'ann' },
      responseUrl: 'https://hooks.slack.com/actions/T01OURS/1/secret',
      triggerId: '4.5.6',
    });
  });

  it.each(['overflow', 'static_select'])('may be a choice: %s', (type) => {
    const chosen = pressed({ type, selected_option: { text: { type: 'plain_text', text: 'CSV' }, value: 'abc:1' } });

    expect(press(chosen).button).toBe('abc:1');
  });

  it('on an answer that one person sees says so', () => {
    const { place } = press(
      pressed({ value: 'a' }, { container: { ...container, is_ephemeral: true }, message: undefined }),
    );

    expect(place).toMatchObject({ kind: 'message', isEphemeral: true });
  });

  it('in a chat of two people may be in the direct chat with the bot', () => {
    const { place } = press(pressed({ value: 'a' }, { container: { ...container, channel_id: 'D01ANN' } }));

    expect(place).toMatchObject({ in: { id: 'D01ANN', kind: 'group' }, isDirect: undefined });
  });

  it('in a thread stands there; on a message that opened one it does not', () => {
    const inside = press(pressed({ value: 'a' }, { container: { ...container, thread_ts: '1763456000.000100' } }));
    const opening = press(pressed({ value: 'a' }, { message: { thread_ts: '1763456400.000200' } }));

    expect(inside.place.in.thread).toBe('1763456000.000100');
    expect(opening.place.in).not.toHaveProperty('thread');
  });

  it('on the Home tab stands there', () => {
    const view = { id: 'V01', type: 'home' };
    const { place, responseUrl } = press(
      pressed(
        { value: 'a' },
        { container: { type: 'view', view_id: 'V01' }, view, channel: undefined, response_url: undefined },
      ),
    );

    expect(place).toEqual({ kind: 'home', in: { platform: 'slack', id: 'home:U01ANN', kind: 'private' } });
    expect(ownerOfHome(place.in)).toBe('U01ANN');
    expect(ownerOfHome({ ...place.in, id: 'C01OPS' })).toBeUndefined();
    expect(responseUrl).toBeUndefined();
  });

  it.each([
    ['without a value', pressed({ url: 'https://example.com' })],
    ['in a form', pressed({ value: 'a' }, { container: { type: 'view' }, view: { id: 'V01', type: 'modal' } })],
    ['without a message', pressed({ value: 'a' }, { container: { type: 'message' } })],
  ])('%s is nothing', (_what, payload) => {
    expect(read(payload).kind).toBe('nothing');
  });
});

describe('a form', () => {
  it('tells what was filled in, by block', () => {
    const sent = submission(
      submitted({
        name: { a: { type: 'plain_text_input', value: 'my_shop' } },
        comment: { a: { type: 'plain_text_input', value: null } },
        role: { a: { type: 'static_select', selected_option: option('viewer') } },
        nothing: { a: { type: 'static_select', selected_option: null } },
        operators: { a: { type: 'checkboxes', selected_options: [option('mts_step'), option('bee_step')] } },
        none: { a: { type: 'checkboxes', selected_options: [] } },
        since: { a: { type: 'datepicker', selected_date: '2026-11-21' } },
      }),
    );

    expect(sent).toMatchObject({
      id: '7.8.9',
      form: 'form',
      metadata: 'kept',
      from: { id: 'U01ANN' },
    });
    expect([...sent.values]).toEqual([
      ['name', 'my_shop'],
      ['role', 'viewer'],
      ['operators', 'mts_step,bee_step'],
      ['since', '2026-11-21'],
    ]);
  });

  it('that is nobody’s is nothing', () => {
    expect(read(submitted({}, { callback_id: '' })).kind).toBe('nothing');
    expect(read({ ...submitted({}), type: 'view_closed' }).kind).toBe('nothing');
  });
});
