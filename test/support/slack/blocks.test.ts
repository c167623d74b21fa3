import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  actions,
  button,
  cell,
  chars,
  image,
  type Limit,
  many,
  markup,
  plain,
  postBlocks,
  rich,
  section,
  table,
  url,
} from './block-samples.ts';
import type { Channel, FakeSlack } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';

let slack: FakeSlack;
let duty: Channel;

beforeAll(async () => {
  slack = await startFakeSlack();
  duty = slack.addChannel();
});
afterAll(() => slack.close());

/** https://docs.slack.dev/reference/block-kit */
const limits: readonly Limit[] = [
  [
    'header 150',
    { type: 'header', text: plain(chars(150)) },
    { type: 'header', text: plain(chars(151)) },
    '/blocks/0/text/text',
  ],
  [
    'header is plain',
    { type: 'header', text: plain('a') },
    { type: 'header', text: markup('a') },
    '/blocks/0/text/type',
  ],
  [
    'header is not empty',
    { type: 'header', text: plain('a') },
    { type: 'header', text: plain('') },
    '/blocks/0/text/text',
  ],
  [
    'section 3000',
    section({ text: markup(chars(3000)) }),
    section({ text: markup(chars(3001)) }),
    '/blocks/0/text/text',
  ],
  ['section has text or fields', section({ fields: [plain('a')] }), section({}), '/blocks/0'],
  [
    'fields 2000',
    section({ fields: [plain(chars(2000))] }),
    section({ fields: [plain(chars(2001))] }),
    '/blocks/0/fields/0/text',
  ],
  [
    '10 fields',
    section({ fields: many(10, () => plain('a')) }),
    section({ fields: many(11, () => plain('a')) }),
    '/blocks/0/fields',
  ],
  [
    'markup knows no emoji flag',
    section({ text: { ...markup('a'), verbatim: true } }),
    section({ text: { ...markup('a'), emoji: false } }),
    '/blocks/0/text',
  ],
  [
    'plain text knows no verbatim',
    section({ text: { ...plain('a'), emoji: false } }),
    section({ text: { ...plain('a'), verbatim: true } }),
    '/blocks/0/text',
  ],
  [
    'context 10',
    { type: 'context', elements: many(10, () => plain('a')) },
    { type: 'context', elements: many(11, () => plain('a')) },
    '/blocks/0/elements',
  ],
  ['actions 25', actions(...many(25, () => button())), actions(...many(26, () => button())), '/blocks/0/elements'],
  ['actions are not empty', actions(button()), actions(), '/blocks/0/elements'],
  ['no strange block', { type: 'divider' }, { type: 'line' }, '/blocks/0/type'],
  ['no strange property', { type: 'divider' }, { type: 'divider', style: 'thick' }, '/blocks/0'],
  [
    'block_id 255',
    { type: 'divider', block_id: chars(255) },
    { type: 'divider', block_id: chars(256) },
    '/blocks/0/block_id',
  ],
  [
    'image alt 2000',
    image({ image_url: url(30), alt_text: chars(2000) }),
    image({ image_url: url(30), alt_text: chars(2001) }),
    '/blocks/0/alt_text',
  ],
  ['image is there', image({ image_url: url(30) }), image({ slack_file: { id: 'F404' } }), '/blocks/0/slack_file'],
  ['image has one source', image({ image_url: url(3000) }), image({}), '/blocks/0'],
  [
    'rich text is not empty',
    rich({ type: 'text', text: 'a' }),
    rich({ type: 'text', text: '' }),
    '/blocks/0/elements/0/elements/0/text',
  ],
  [
    'rich text style',
    rich({ type: 'text', text: 'a', style: { bold: true } }),
    rich({ type: 'text', text: 'a', style: { big: true } }),
    '/blocks/0/elements/0/elements/0/style',
  ],
  [
    'rich text list',
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
        },
      ],
    },
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'a' }] }],
    },
    '/blocks/0/elements/0/elements/0/type',
  ],
  [
    'broadcast range',
    rich({ type: 'broadcast', range: 'here' }),
    rich({ type: 'broadcast', range: 'all' }),
    '/blocks/0/elements/0/elements/0/range',
  ],
  ['table 100 rows', table(many(100, () => [cell()])), table(many(101, () => [cell()])), '/blocks/0/rows'],
  ['table 20 cells', table([many(20, () => cell())]), table([many(21, () => cell())]), '/blocks/0/rows/0'],
  [
    'table cells are not empty',
    table([[rich({ type: 'text', text: 'a' })]]),
    table([[cell('')]]),
    '/blocks/0/rows/0/0/text',
  ],
  [
    'table columns',
    table([[cell()]], { column_settings: [{ align: 'right' }, null] }),
    table([[cell()]], { column_settings: [{ align: 'top' }] }),
    '/blocks/0/column_settings/0/align',
  ],
  ['markdown is a string', { type: 'markdown', text: '**a**' }, { type: 'markdown', text: '' }, '/blocks/0/text'],
];

test.each(limits)('%s', async (_name, taken, refused, at) => {
  expect(await postBlocks(slack, duty, [taken])).toMatchObject({ ok: true });
  const answer = await postBlocks(slack, duty, [refused]);
  expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(answer.response_metadata?.messages).toContainEqual(expect.stringMatching(/^\[ERROR\] .* \[json-pointer:/));
  expect(answer.response_metadata?.messages.join('\n')).toContain(`[json-pointer:${at}]`);
});

describe('all blocks together', () => {
  test('50 are taken, 51 are not', async () => {
    expect(
      await postBlocks(
        slack,
        duty,
        many(50, () => ({ type: 'divider' })),
      ),
    ).toMatchObject({ ok: true });
    const messages = ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'];
    expect(
      await postBlocks(
        slack,
        duty,
        many(51, () => ({ type: 'divider' })),
      ),
    ).toMatchObject({ response_metadata: { messages } });
  });

  test('as JSON they have 10 000 characters at most, whatever the alphabet', async () => {
    const frame = JSON.stringify(many(4, () => section({ text: plain('') }))).length;
    const filled = (total: number): unknown =>
      many(4, (at) => section({ text: plain('я'.repeat(Math.floor((total - frame + at) / 4))) }));
    expect(JSON.stringify(filled(10_000))).toHaveLength(10_000);
    expect(await postBlocks(slack, duty, filled(10_000))).toMatchObject({ ok: true });
    expect(await postBlocks(slack, duty, filled(10_001))).toMatchObject({ error: 'msg_blocks_too_long' });
  });

  test('one table, no block_id twice, and a list', async () => {
    expect(await postBlocks(slack, duty, [table([[cell()]]), table([[cell()]])])).toMatchObject({
      error: 'invalid_blocks',
    });
    const named = { type: 'divider', block_id: 'a' };
    expect(await postBlocks(slack, duty, [named, named])).toMatchObject({ error: 'invalid_blocks' });
    expect(await postBlocks(slack, duty, { type: 'divider' })).toMatchObject({ error: 'invalid_blocks_format' });
  });
});
