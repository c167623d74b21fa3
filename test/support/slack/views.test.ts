import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import { type Answer, callJson, chars, many, plain, section } from './block-samples.ts';
import type { FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';
import { type Listener, listenTo } from './listener.ts';

const clock = manualClock();
let slack: FakeSlack;
let anna: Person;
let listener: Listener;

beforeEach(async () => {
  slack = await startFakeSlack({ clock });
  listener = await listenTo(slack);
  anna = slack.addUser();
});
afterEach(async () => {
  await slack.close();
  await listener.close();
});

async function trigger(): Promise<string> {
  await slack.command(slack.direct(anna), anna, '/smsc');
  return listener.last('trigger_id');
}

const note = { type: 'input', block_id: 'note', label: plain('Note'), element: { type: 'plain_text_input' } };
const modal = { type: 'modal', title: plain('Form'), submit: plain('Save'), blocks: [note] };
const open = async (view: object, id?: string): Promise<Answer> =>
  callJson(slack, 'views.open', { trigger_id: id ?? (await trigger()), view });

const withFiles = (more: object): object => ({
  ...modal,
  blocks: [{ type: 'input', label: plain('File'), element: { type: 'file_input', ...more } }],
});

describe('modals', () => {
  test('one trigger opens one modal within three seconds', async () => {
    const id = await trigger();
    expect(await open(modal, id)).toMatchObject({ ok: true, view: { team_id: slack.team.id, state: { values: {} } } });
    expect(slack.modal(anna)).toMatchObject({ title: 'Form', inputs: [{ block: 'note', label: 'Note', options: [] }] });
    expect(await open(modal, id)).toMatchObject({ error: 'exchanged_trigger_id' });
    const late = await trigger();
    await clock.advance(3_001);
    expect(await open(modal, late)).toMatchObject({ error: 'expired_trigger_id' });
    const messages = ['[ERROR] invalid `trigger_id`'];
    expect(await open(modal, 'strange')).toMatchObject({ error: 'invalid_arguments', response_metadata: { messages } });
  });

  test.each([
    ['title 24', { title: plain(chars(25)) }, '/view/title/text'],
    ['submit 24', { submit: plain(chars(25)) }, '/view/submit/text'],
    ['close 24', { close: plain(chars(25)) }, '/view/close/text'],
    ['private_metadata 3000', { private_metadata: chars(3001) }, '/view/private_metadata'],
    ['callback_id 255', { callback_id: chars(256) }, '/view/callback_id'],
    ['100 blocks', { blocks: many(101, () => ({ type: 'divider' })) }, '/view/blocks'],
    ['no table', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }, '/view/blocks/0/type'],
    ['submit with inputs', { submit: undefined }, '/view'],
    ['nothing strange', { colour: 'red' }, '/view'],
  ])('%s', async (_name, more, at) => {
    const answer = await open({ ...modal, ...more });
    expect(answer.error).toBe('invalid_arguments');
    expect(answer.response_metadata?.messages.join()).toContain(`[json-pointer:${at}]`);
  });

  test.each([
    ['ten at the most', { max_files: 10 }, { max_files: 11 }, '/view/blocks/0/element/max_files'],
    ['one at the least', { max_files: 1 }, { max_files: 0 }, '/view/blocks/0/element/max_files'],
    ['kinds, if any', { filetypes: ['pdf'] }, { filetypes: [] }, '/view/blocks/0/element/filetypes'],
    ['kinds without a dot', { filetypes: ['tif'] }, { filetypes: ['.tif'] }, '/view/blocks/0/element/filetypes/0'],
    ['no placeholder', {}, { placeholder: plain('a') }, '/view/blocks/0/element'],
  ])('a field for files takes %s', async (_name, taken, refused, at) => {
    expect(await open(withFiles(taken))).toMatchObject({ ok: true });
    const answer = await open(withFiles(refused));
    expect(answer.error).toBe('invalid_arguments');
    expect(answer.response_metadata?.messages.join()).toContain(`[json-pointer:${at}]`);
  });

  test.each(['actions', 'section', 'context'])(
    'a field for files is no part of a block of the kind %s',
    async (type) => {
      const file = { type: 'file_input' };
      const blocks = [type === 'section' ? section({ text: plain('a'), accessory: file }) : { type, elements: [file] }];
      expect(await open({ ...modal, blocks })).toMatchObject({ error: 'invalid_arguments' });
    },
  );

  test('the limits themselves are kept, and the same action_id may stand in several blocks', async () => {
    const element = { type: 'plain_text_input', action_id: 'value' };
    const blocks = many(100, () => ({ type: 'input', label: plain('Label'), element }));
    const long = { title: plain(chars(24)), private_metadata: chars(3000), callback_id: chars(255) };
    expect(await open({ ...modal, ...long, blocks })).toMatchObject({ ok: true });
  });

  test('an update needs a view that is there, and its hash when one is given', async () => {
    const { view } = (await open(modal)) as unknown as {
      readonly view: { readonly id: string; readonly hash: string };
    };
    const other = { ...modal, title: plain('Other') };
    const update = (more: object): Promise<Answer> => callJson(slack, 'views.update', { view: other, ...more });
    expect(await update({ view_id: view.id, hash: 'old' })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({ view_id: view.id, hash: view.hash })).toMatchObject({ ok: true });
    expect(slack.modal(anna)?.title).toBe('Other');
    expect(await update({ view_id: view.id, hash: view.hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({ view_id: 'V404' })).toMatchObject({ error: 'not_found' });
    expect(await update({})).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('Home', () => {
  test('is published for a person, again and again, with the same id', async () => {
    const publish = (text: string, more: object = {}): Promise<Answer> =>
      callJson(slack, 'views.publish', {
        user_id: anna.id,
        view: { type: 'home', blocks: [section({ text: plain(text) })] },
        ...more,
      });
    await publish('one');
    const before = slack.home(anna)?.id;
    const { view } = await publish('two');
    expect(slack.home(anna)).toMatchObject({ id: before, read: 'two' });
    const { hash } = view as { readonly hash: string };
    expect(await publish('three', { hash })).toMatchObject({ ok: true });
    expect(await publish('four', { hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await publish('three', { user_id: 'U404' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await publish('three', { view: modal })).toMatchObject({ error: 'invalid_arguments' });
  });
});
