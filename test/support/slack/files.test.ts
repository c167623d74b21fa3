import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, callJson } from './block-samples.ts';
import type { Channel, FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';

let slack: FakeSlack;
let anna: Person;
let duty: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  anna = slack.addUser();
  duty = slack.addChannel({ people: [anna] });
});
afterEach(() => slack.close());

async function form(method: string, given: Readonly<Record<string, string>>): Promise<Answer> {
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const body = new URLSearchParams(given);
  const response = await fetch(slack.apiUrl + method, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
}

const bytes = Buffer.from('one;two\n');
const begin = (length = bytes.length, filename = 'list.csv'): Promise<Answer> =>
  form('files.getUploadURLExternal', { filename, length: String(length) });
const upload = (begun: Answer, body: string | Buffer | FormData = bytes): Promise<Response> =>
  fetch(String(begun.upload_url), { method: 'POST', body });
const complete = (begun: Answer, more: object = {}): Promise<Answer> =>
  callJson(slack, 'files.completeUploadExternal', { files: [{ id: begun.file_id, title: 'List' }], ...more });

test('a file is announced, sent, completed, shown, fetched and removed', async () => {
  const begun = await begin();
  expect((await upload(begun)).status).toBe(200);
  const done = await complete(begun, { channel_id: duty.id, initial_comment: 'The list' });
  expect(slack.shown(duty, anna)).toMatchObject([{ text: 'The list', files: [{ name: 'list.csv', bytes }] }]);
  const [{ url_private: url } = { url_private: '' }] = done.files as readonly { readonly url_private: string }[];
  const fetched = await fetch(url, { headers: { authorization: `Bearer ${slack.botToken}` } });
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes);
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
  const file = String(begun.file_id);
  expect(await form('files.info', { file })).toMatchObject({ file: { title: 'List', size: 8, mimetype: 'text/csv' } });
  expect(await form('files.delete', { file })).toMatchObject({ ok: true });
  expect(slack.shown(duty, anna)).toMatchObject([{ files: [] }]);
  expect(await form('files.info', { file })).toMatchObject({ error: 'file_not_found' });
});

test('a form with the file is read as well as the bare bytes', async () => {
  const body = new FormData();
  body.set('filename', new Blob([bytes]), 'list.csv');
  const begun = await begin();
  expect((await upload(begun, body)).status).toBe(200);
});

test('other lengths than announced, nothing at all and JSON are refused', async () => {
  const begun = await begin();
  expect((await upload(begun, 'more than it said')).status).toBe(400);
  expect(await complete(begun)).toMatchObject({ error: 'file_not_found' });
  expect(await begin(0)).toMatchObject({ error: 'missing_argument' });
  expect(await begin(2_000_000_000)).toMatchObject({ error: 'file_upload_size_restricted' });
  const asJson = await callJson(slack, 'files.getUploadURLExternal', { filename: 'a', length: 1 });
  expect(asJson.error).toBe('invalid_arguments');
});

test('a file is shared only where the bot is, and only once', async () => {
  const begun = await begin();
  await upload(begun);
  const share = (id: string): Promise<Answer> => complete(begun, { channel_id: id });
  expect(await share(slack.addChannel({ bot: false }).id)).toMatchObject({ error: 'not_in_channel' });
  expect(await share('C404')).toMatchObject({ error: 'channel_not_found' });
  expect(await share(anna.id)).toMatchObject({ error: 'invalid_channel' });
  expect(await complete(begun, { thread_ts: '1.000001' })).toMatchObject({ error: 'invalid_arguments' });
  expect(await complete(begun, { channel_id: duty.id, thread_ts: '1.000001' })).toMatchObject({
    error: 'thread_not_found',
  });
  expect(await share(duty.id)).toMatchObject({ ok: true });
  expect(await share(duty.id)).toMatchObject({ error: 'file_not_found' });
});

async function postPicture(name: string): Promise<Answer> {
  const begun = await begin(bytes.length, name);
  await upload(begun);
  await complete(begun);
  const blocks = [{ type: 'image', alt_text: 'Chart', slack_file: { id: begun.file_id } }];
  return callJson(slack, 'chat.postMessage', { channel: duty.id, blocks });
}

test('a picture that was sent can stand in a message, another file cannot', async () => {
  expect(await postPicture('chart.png')).toMatchObject({ ok: true });
  expect(await postPicture('list.csv')).toMatchObject({ error: 'invalid_blocks' });
});
