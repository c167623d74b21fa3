import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actions,
  button,
  chars,
  confirm,
  input,
  type Limit,
  markup,
  menu,
  option,
  plain,
  postBlocks,
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
    'button text 75',
    actions(button({ text: plain(chars(75)) })),
    actions(button({ text: plain(chars(76)) })),
    '/blocks/0/elements/0/text/text',
  ],
  ['button text is plain', actions(button()), actions(button({ text: markup('a') })), '/blocks/0/elements/0/text/type'],
  [
    'button value 2000',
    actions(button({ value: chars(2000) })),
    actions(button({ value: chars(2001) })),
    '/blocks/0/elements/0/value',
  ],
  [
    'button url 3000',
    actions(button({ url: url(3000) })),
    actions(button({ url: url(3001) })),
    '/blocks/0/elements/0/url',
  ],
  [
    'button url is one',
    actions(button({ url: url(30) })),
    actions(button({ url: 'example' })),
    '/blocks/0/elements/0/url',
  ],
  [
    'button style',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'default' })),
    '/blocks/0/elements/0/style',
  ],
  [
    'action_id 255',
    actions(button({ action_id: chars(255) })),
    actions(button({ action_id: chars(256) })),
    '/blocks/0/elements/0/action_id',
  ],
  [
    'action_id once',
    actions(button({ action_id: 'a' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '/blocks/0/elements/1/action_id',
  ],
  [
    'confirm is whole',
    actions(button({ confirm })),
    actions(button({ confirm: { ...confirm, deny: plain(chars(31)) } })),
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  ['overflow 5', actions(menu('overflow', 5)), actions(menu('overflow', 6)), '/blocks/0/elements/0/options'],
  ['overflow 2', actions(menu('overflow', 2)), actions(menu('overflow', 1)), '/blocks/0/elements/0/options'],
  [
    'select 100',
    actions(menu('static_select', 100)),
    actions(menu('static_select', 101)),
    '/blocks/0/elements/0/options',
  ],
  [
    'option text 75',
    actions({ type: 'static_select', options: [option(chars(75))] }),
    actions({ type: 'static_select', options: [option(chars(76))] }),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value 150',
    actions({ type: 'static_select', options: [option('a', chars(150))] }),
    actions({ type: 'static_select', options: [option('a', chars(151))] }),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'placeholder 150',
    actions({ ...menu('static_select', 1), placeholder: plain(chars(150)) }),
    actions({ ...menu('static_select', 1), placeholder: plain(chars(151)) }),
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'options or groups',
    actions({ type: 'static_select', option_groups: [{ label: plain('G'), options: [option()] }] }),
    actions({ type: 'static_select' }),
    '/blocks/0/elements/0',
  ],
  [
    'the initial option is one',
    actions({ type: 'static_select', options: [option()], initial_option: option() }),
    actions({ type: 'static_select', options: [option()], initial_option: option('Two') }),
    '/blocks/0/elements/0',
  ],
  ['checkboxes 10', actions(menu('checkboxes', 10)), actions(menu('checkboxes', 11)), '/blocks/0/elements/0/options'],
  [
    'radio buttons 10',
    actions(menu('radio_buttons', 10)),
    actions(menu('radio_buttons', 11)),
    '/blocks/0/elements/0/options',
  ],
  [
    'date',
    actions({ type: 'datepicker', initial_date: '2026-11-18' }),
    actions({ type: 'datepicker', initial_date: '18.11.2026' }),
    '/blocks/0/elements/0/initial_date',
  ],
  [
    'inputs are no actions',
    input({ type: 'plain_text_input' }),
    actions({ type: 'plain_text_input' }),
    '/blocks/0/elements/0/type',
  ],
  [
    'label 2000',
    input({ type: 'plain_text_input' }, { label: plain(chars(2000)) }),
    input({ type: 'plain_text_input' }, { label: plain(chars(2001)) }),
    '/blocks/0/label/text',
  ],
  [
    'input lengths',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    '/blocks/0/element/max_length',
  ],
  [
    'min is not over max',
    input({ type: 'plain_text_input', min_length: 2, max_length: 2 }),
    input({ type: 'plain_text_input', min_length: 3, max_length: 2 }),
    '/blocks/0/element',
  ],
  [
    'number tells decimals',
    input({ type: 'number_input', is_decimal_allowed: false }),
    input({ type: 'number_input' }),
    '/blocks/0/element',
  ],
  [
    'files only in modals',
    input({ type: 'email_text_input' }),
    input({ type: 'file_input' }),
    '/blocks/0/element/type',
  ],
];

test.each(limits)('%s', async (_name, taken, refused, at) => {
  expect(await postBlocks(slack, duty, [taken])).toMatchObject({ ok: true });
  const answer = await postBlocks(slack, duty, [refused]);
  expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(answer.response_metadata?.messages).toContainEqual(expect.stringMatching(/^\[ERROR\] .* \[json-pointer:/));
  expect(answer.response_metadata?.messages.join('\n')).toContain(`[json-pointer:${at}]`);
});
