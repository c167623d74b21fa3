import { describe, expect, it } from 'vitest';
import { keptOf } from '../../src/adapters/withheld.ts';
import { canary } from '../support/passwords.ts';

/** What is kept of a message with a text, as its text. */
function keptText(text: string): unknown {
  const kept = keptOf({ update_id: 1, message: { message_id: 2, text } });
  return kept === undefined ? undefined : JSON.parse(kept);
}

/** A field of a form, with what was put into it. */
function field(value: string | null) {
  return { value: { type: 'plain_text_input', value } };
}

describe('a delivery with a password', () => {
  it.each([
    [`/subclient add x password:${canary}`, '/withheld'],
    [`/subclient_add@the_bot x password:${canary}`, '/withheld@the_bot'],
    [`@the_bot subclient add x --password ${canary}`, '@the_bot withheld'],
    [`<@U1> subclient add x password=${canary}`, '<@U1> withheld'],
    [`subclient add x password:\n${canary}`, 'withheld'],
    [`.ыгисдшуте фвв ч зфыыцщкв:${canary}`, 'withheld'],
  ])('is kept without its words, for whom it was: %s', (text, kept) => {
    expect(keptText(text)).toEqual({ update_id: 1, message: { message_id: 2, text: kept } });
  });

  it.each(['/balance', '/send 79161234567 Your code is 1234', '/subclient stats sub_passage'])(
    'is not what this one is, which is kept as it is: %s',
    (text) => {
      expect(keptText(text)).toBeUndefined();
    },
  );

  it('is kept without the pieces that the words are repeated in', () => {
    const text = `subclient add x password:${canary}`;
    const elements = [
      { type: 'text', text: 'password:' },
      { type: 'link', url: `http://${canary}` },
    ];
    const kept = keptOf({ event: { type: 'message', text, ts: '1', blocks: [{ type: 'rich_text', elements }] } });

    expect(JSON.parse(kept ?? '')).toEqual({ event: { type: 'message', text: 'withheld', ts: '1' } });
  });

  it('is kept with all fields of a form but those of passwords', () => {
    const values = { user: field('sub_new'), password: field(canary), currentpassword: field(null) };
    const kept = keptOf({ type: 'view_submission', view: { state: { values } } });

    expect(JSON.parse(kept ?? '')).toEqual({
      type: 'view_submission',
      view: { state: { values: { user: field('sub_new'), password: field('…'), currentpassword: field(null) } } },
    });
  });
});
