import { describe, expect, it, onTestFinished } from 'vitest';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const bars = /[█▉▊▋▌▍▎▏]/;

describe('charts', () => {
  it('are bars of characters in an answer for the asker alone, and pictures in the direct chat', async () => {
    const { slack, anna, ask, direct } = await started();
    const alone = await ask('/stats');
    await slack.command(direct, anna, '/stats');
    await slack.until(() => slack.shown(direct, anna).some(({ files }) => files.length > 0));

    const shown = slack.shown(direct, anna);
    expect(alone.read).toMatch(bars);
    expect(alone.files).toEqual([]);
    expect(shown.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['chart.png']);
    expect(shown.map(({ read }) => read).join('')).not.toMatch(bars);
  });

  it('that cannot be drawn or uploaded are bars of characters', async () => {
    const { slack, anna, direct, log, start } = await started({
      adapter: { draw: () => Promise.reject(new Error('no font')) },
    });
    await slack.command(direct, anna, '/stats');
    await slack.until(() => slack.shown(direct, anna).some(({ read }) => bars.test(read)));
    slack.forget();
    await start({ adapter: { draw: async () => Buffer.from('picture') } });
    slack.fault({ method: 'upload', as: { kind: 'status', status: 500 } });
    await slack.command(direct, anna, '/stats');

    await slack.until(() => slack.shown(direct, anna).some(({ read }) => bars.test(read)));
    expect(log.filter((line) => line.includes('a chart could not be shown'))).toHaveLength(2);
  });
});

describe('a CSV', () => {
  it('of an answer for the asker alone goes to the direct chat, and the asker is told', async () => {
    const { slack, anna, boris, channel, direct, ask, replies } = await started();
    const listing = await ask('/sender list');
    await slack.press(channel, anna, listing, 'CSV');
    await slack.until(() => slack.shown(direct, anna).some(({ files }) => files.length > 0));
    const told = (await replies(3)).at(-1);

    const file = slack.shown(direct, anna).flatMap(({ files }) => files)[0];
    expect(told).toMatchObject({ isEphemeral: true });
    expect(told?.read).toBe('The file is in your direct chat with me.');
    expect(file?.name).toMatch(/\.csv$/);
    expect([...(file?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(slack.shown(channel, boris)).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('in the direct chat stands beside the answer', async () => {
    const { slack, anna, direct, ask } = await started();
    const listing = await ask('/sender list', direct);
    await slack.press(direct, anna, listing, 'CSV');

    await slack.until(() => slack.shown(direct, anna).some(({ files }) => files.length > 0));
    expect(
      slack
        .shown(direct, anna)
        .map(({ read }) => read)
        .join(''),
    ).not.toContain('direct chat');
  });

  it('of a shared answer is for everybody when that is asked for, and else for who presses', async () => {
    const { slack, anna, boris, channel, command, replies } = await started();
    await command('/sender list --share');
    const [shared] = await replies(1, channel, boris);
    if (shared === undefined) throw new Error('nothing was shared');
    await slack.press(channel, boris, shared, 'CSV');

    const his = slack.direct(boris);
    await slack.until(() => slack.shown(his, boris).some(({ files }) => files.length > 0));
    expect(slack.shown(channel, anna).filter(({ byBot }) => byBot)).toHaveLength(1);
  });
});

describe('files of people', () => {
  const numbers = Buffer.from(['79991234567', '79161234567', '79051234567'].join('\n'));

  it('are read with the command beside them, in the direct chat and with a mention', async () => {
    const { slack, anna, channel, direct, replies } = await started();
    const files = [{ name: 'phones.txt', bytes: numbers }];
    await slack.say(direct, anna, 'operator', { files });
    await slack.say(channel, anna, '@bot operator', { files });

    const [inDirect] = await replies(1, direct);
    const [inChannel] = await replies(1);
    expect(inDirect?.read).toContain('79991234567');
    expect(inChannel?.isEphemeral).toBe(true);
    expect(inChannel?.read).not.toContain('79991234567');
  });

  it('are read once more when what they came with is confirmed, even after a restart', async () => {
    const { bot, slack, anna, direct, start, replies } = await started();
    const files = [{ name: 'mark.pdf', bytes: Buffer.from('%PDF-1.7') }];
    await slack.say(direct, anna, 'sender add new_shop', { files });
    const [question] = await replies(1, direct);
    if (question === undefined) throw new Error('nothing was asked');
    await start();

    await slack.press(direct, anna, question, 'Add it');
    await slack.until(() => slack.shown(direct, anna).some(({ read }) => read.includes('is added with the id')));

    expect(bot.sandbox.account().senders.at(-1)?.document).toMatchObject({ name: 'mark.pdf', size: 8 });
  });

  it('that are too large for a document are refused before they are fetched', async () => {
    const { slack, anna, direct, replies } = await started();
    // Fetching would fail otherwise than for the size.
    slack.fault({ method: 'download', as: { kind: 'status', status: 500 } });
    const files = [{ name: 'mark.pdf', bytes: Buffer.alloc(3 * 1024 * 1024 + 1) }];
    await slack.say(direct, anna, 'sender add new_shop', { files });

    expect((await replies(1, direct))[0]?.read).toContain('A document may have at most 3 MB.');
  });

  it('that cannot be read are told in words', async () => {
    const { slack, anna, direct, replies, log } = await started();
    slack.fault({ method: 'download', as: { kind: 'status', status: 500 } });
    await slack.say(direct, anna, 'operator', { files: [{ name: 'phones.txt', bytes: numbers }] });

    const [told] = await replies(1, direct);
    expect(told?.read).not.toBe('');
    expect(log.join('')).not.toContain('phones.txt');
  });
});
