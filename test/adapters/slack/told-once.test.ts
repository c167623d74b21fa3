import { describe, expect, it, onTestFinished } from 'vitest';
import { deliver } from '../../../src/bot/deliver.ts';
import { bars, file, note, type Reply, text } from '../../../src/bot/reply.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import type { Channel } from '../../support/slack/control.ts';
import { type SlackBot, startSlackBot } from '../../support/slack-bot.ts';

const log = createLogger({ level: 'silent', secrets: [], write: () => undefined });
const lost = 'may be missing';

/** A bot that says "working…" and then gives this answer in its place. */
async function answering(reply: Reply, draw?: () => Promise<Uint8Array>) {
  const answered: string[] = [];
  const it: SlackBot = await startSlackBot({
    ...(draw && { adapter: { draw } }),
    handle: async (message) => {
      const adapter = it.adapter();
      const passing: Reply = { summary: 'working…', blocks: [note('working…')], passing: true };
      const over = await adapter.post(message.in, passing, message);
      await deliver({ adapter, message, reply, over, instead: { told: 'told', lost }, log });
      answered.push(message.text);
    },
  });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const read = (place: Channel, person = it.anna): readonly string[] =>
    it.slack
      .shown(place, person)
      .filter(({ byBot }) => byBot)
      .map((shown) => shown.read);
  const whenAnswered = () => expect.poll(() => answered).toHaveLength(1);
  return { ...it, read, whenAnswered };
}

const uploadFails = { method: 'upload', as: { kind: 'status', status: 500 } } as const;
const failed = 'The file could not be shown: Slack did not take it. Ask for it again later.';
const withFile: Reply = {
  summary: 'the answer',
  blocks: [text('the answer'), file('a.csv', 'text/csv', 'a;b')],
  again: '/stats',
};
describe('an answer whose file Slack does not take is told once, with words in its place', () => {
  it('in the direct chat', async () => {
    const { slack, anna, direct, read, whenAnswered } = await answering(withFile);
    slack.fault(uploadFails);
    await slack.say(direct, anna, 'go');
    await whenAnswered();

    expect(read(direct)).toEqual(['the answer', failed]);
  });

  it('to the asker alone', async () => {
    const { slack, channel, boris, command, read, whenAnswered } = await answering(withFile);
    slack.fault(uploadFails);
    await command('/stats');
    await whenAnswered();

    expect(read(channel)).toEqual(['the answer\nShare', failed]);
    expect(read(channel, boris)).toEqual([]);
  });

  it('to everybody, and the words to the asker', async () => {
    const { slack, channel, boris, command, read, whenAnswered } = await answering(withFile);
    slack.fault(uploadFails);
    await command('/stats --share');
    await whenAnswered();

    expect(read(channel, boris)).toEqual(['anna asked\nthe answer']);
    expect(read(channel)).toEqual(['anna asked\nthe answer', failed]);
  });

  it('also when the direct chat cannot be opened', async () => {
    const { slack, channel, command, read, whenAnswered } = await answering(withFile);
    slack.fault({ method: 'conversations.open', as: { kind: 'error', error: 'user_not_found' } });
    await command('/stats');
    await whenAnswered();

    expect(read(channel)).toEqual(['the answer\nShare', failed]);
  });
});

describe('opening the direct chat', () => {
  it('waits as long as Slack asks for', async () => {
    const { bot, slack, anna, direct, command, whenAnswered } = await answering(withFile);
    slack.fault({
      method: 'conversations.open',
      times: 1,
      as: { kind: 'rate-limited', retryAfterSeconds: 30 },
    });
    await command('/stats');
    await expect.poll(() => bot.clock.sleepers()).toContain(30_000);
    await bot.clock.advance(30_000);
    await whenAnswered();

    expect(slack.shown(direct, anna).flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['a.csv']);
  });
});

describe('an answer of which a later message fails', () => {
  it('is not shown again, and where it was announced stands that it may be missing', async () => {
    const chart = bars([{ label: 'MTS', value: 1, shown: '1' }], { title: 'chart', as: 'rows' });
    const { slack, anna, direct, read, whenAnswered } = await answering(
      { summary: 'the answer', blocks: [text('the answer'), chart] },
      async () => {
        slack.fault({ method: 'chat.postMessage', times: 1, as: { kind: 'error', error: 'fatal_error' } });
        throw new Error('no font');
      },
    );
    await slack.say(direct, anna, 'go');
    await whenAnswered();

    expect(read(direct)).toEqual([lost, 'the answer']);
  });
});
