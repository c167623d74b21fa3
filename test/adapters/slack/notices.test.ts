import { expect, it, onTestFinished } from 'vitest';
import { postedOf } from '../../../src/adapters/slack/posted-id.ts';
import { type Reply, text } from '../../../src/bot/reply.ts';
import { startSlackBot } from '../../support/slack-bot.ts';

async function started() {
  const it = await startSlackBot();
  onTestFinished(() => it[Symbol.asyncDispose]());
  return { ...it, place: { platform: 'slack', id: it.direct.id, kind: 'private' } as const };
}

const saying = (words: string, about: Partial<Reply> = {}): Reply => ({
  summary: words,
  blocks: [text(words)],
  ...about,
});

function tsOf(id: string): string | undefined {
  const posted = postedOf(id);
  return posted.kind === 'messages' ? posted.ts[0] : undefined;
}

it('a reply under a message goes into its thread, and into the thread of a conversation that is one', async () => {
  const { slack, adapter, place } = await started();
  const card = await adapter().post(place, saying('card'));
  const thread = tsOf(card);
  await adapter().post(place, saying('under', { under: card }));
  const second = await adapter().post({ ...place, thread: thread ?? '' }, saying('card of the thread'));
  await adapter().post({ ...place, thread: thread ?? '' }, saying('under that', { under: second }));
  const threads = slack.calls('chat.postMessage').map((call) => call.arguments['thread_ts']);
  expect(threads).toEqual([undefined, thread, thread, thread]);
  expect(slack.refused()).toEqual([]);
});

it('what is written to a person, whose direct chat nobody named, has buttons that can be pressed there', async () => {
  const { slack, adapter, anna, direct } = await started();
  const person = { platform: 'slack', id: anna.id, kind: 'private' } as const;

  await adapter().post(person, saying('news', { buttons: [{ label: 'Who', command: '/whoami' }] }));

  const [news] = slack.shown(direct, anna);
  if (news === undefined) throw new Error('nothing was shown');
  await slack.press(direct, anna, news, 'Who');
  await slack.until(() => slack.shown(direct, anna).length > 1);
  expect(slack.shown(direct, anna).at(-1)?.read).toContain(`slack:${anna.id}`);
  expect(slack.refused()).toEqual([]);
});

it('a silent reply is posted like any other', async () => {
  const { slack, adapter, place } = await started();
  await adapter().post(place, saying('silent', { silent: true }));
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
  expect(slack.refused()).toEqual([]);
});

it('an edit in place of a message that is gone fails and posts nothing', async () => {
  const { slack, adapter, place } = await started();
  const card = await adapter().post(place, saying('card'));
  slack.fault({ method: 'chat.update', times: 1, as: { kind: 'error', error: 'message_not_found' } });
  await expect(adapter().edit(place, card, saying('new', { inPlace: true }))).rejects.toMatchObject({ code: 'failed' });
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
});

it('taking a message away never fails, whatever goes wrong', async () => {
  const { bot, slack, start, log, place } = await started();
  const broken = { ...bot.clock, sleep: () => Promise.reject(new Error('the clock is broken')) };
  const adapter = await start({ adapter: { clock: broken } });
  const card = await adapter.post(place, saying('card'));
  slack.fault({ method: 'chat.delete', times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 1 } });
  await expect(adapter.remove(place, card)).resolves.toBeUndefined();
  expect(log.join('')).toContain('a message that was replaced could not be deleted');
});

it.each([
  ['upload', { kind: 'status', status: 500 }],
  ['files.getUploadURLExternal', { kind: 'error', error: 'ratelimited' }],
] as const)('a reply that yields fails when a file of it cannot be shown just now (%s)', async (method, as) => {
  const { slack, adapter, place } = await started();
  slack.fault({ method, as });
  const post = adapter().post(place, withFile({ yields: true }));
  await expect(post).rejects.toMatchObject({ code: 'unknown', isRefused: false });
});

it.each(['file_uploads_disabled', 'missing_scope'])(
  'a reply that yields says where its file is not allowed (%s)',
  async (error) => {
    const { slack, adapter, place, direct, replies } = await started();
    slack.fault({ method: 'files.getUploadURLExternal', as: { kind: 'error', error } });
    await adapter().post(place, withFile({ yields: true }));
    expect((await replies(2, direct)).map(({ read }) => read)).toEqual(['10 SMS', expect.stringContaining('file')]);
  },
);

it('a reply that yields is given back where Slack asks for a longer pause, and an answer waits for it', async () => {
  const { bot, slack, adapter, place, direct, replies } = await started();
  slack.fault({ method: 'chat.postMessage', times: 2, as: { kind: 'rate-limited', retryAfterSeconds: 30 } });
  const notice = adapter().post(place, saying('notice', { yields: true }));
  await expect(notice).rejects.toMatchObject({ code: 'failed', retryAfterMs: 30_000 });
  await bot.clock.advance(30_000);
  const answer = adapter().post(place, saying('answer'));
  await expect.poll(() => bot.clock.sleepers()).toContain(30_000);
  await bot.clock.advance(30_000);
  await answer;
  expect((await replies(1, direct)).map(({ read }) => read)).toEqual(['answer']);
});

function withFile(about: Partial<Reply>): Reply {
  const file = { kind: 'file', name: 'sms.csv', mediaType: 'text/csv', content: 'a;b' } as const;
  return { summary: '10 SMS', blocks: [text('10 SMS'), file], ...about };
}
