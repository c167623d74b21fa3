import { describe, expect, it, onTestFinished } from 'vitest';
import { text } from '../../../src/bot/reply.ts';
import type { Channel, Person } from '../../support/slack/control.ts';
import { type SlackBot, startSlackBot } from '../../support/slack-bot.ts';

/** A bot whose provider takes five seconds from now on, and what is done meanwhile. */
async function slow(way: 'socket' | 'http' = 'socket') {
  const it: SlackBot = await startSlackBot({ way });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { slack, bot, channel, anna } = it;

  const read = (place: Channel, person: Person): readonly string[] =>
    slack
      .shown(place, person)
      .filter(({ byBot }) => byBot)
      .map((shown) => shown.read);

  /** Does something slow; gives what a person sees after a second, and then when it is over. */
  async function during(work: () => Promise<unknown>, place = channel, person = anna, words = 'sender names') {
    bot.sandbox.fault('slow', 3_600_000);
    await work();
    await expect.poll(() => bot.clock.sleepers()).toEqual(expect.arrayContaining([1000, 5000]));
    const atOnce = read(place, person);
    await bot.clock.advance(1000);
    await slack.until(() => read(place, person).includes('working…'));
    const meanwhile = read(place, person);
    await bot.clock.advance(4000);
    await slack.until(
      () => !read(place, person).includes('working…') && read(place, person).some((text) => text.includes(words)),
    );
    return { atOnce, meanwhile, after: read(place, person) };
  }

  return { ...it, read, during };
}

const working = ['working…'];
const listing = [expect.stringMatching(/^11 activated sender names/)];

describe.each(['socket', 'http'] as const)('over %s, the answer stands in place of "working…"', (way) => {
  it('by a command', async () => {
    const { during, slack, channel, boris, command } = await slow(way);

    expect(await during(() => command('/sender list'))).toEqual({ atOnce: [], meanwhile: working, after: listing });
    expect(slack.shown(channel, boris)).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('by a mention', async () => {
    const { during, slack, channel, anna } = await slow(way);

    expect(await during(() => slack.say(channel, anna, '@bot sender list'))).toEqual({
      atOnce: [],
      meanwhile: working,
      after: listing,
    });
    expect(slack.refused()).toEqual([]);
  });

  it('by a line in the direct chat', async () => {
    const { during, slack, direct, anna } = await slow(way);

    expect(await during(() => slack.say(direct, anna, 'sender list'), direct)).toEqual({
      atOnce: [],
      meanwhile: working,
      after: listing,
    });
  });

  it('by a command for everybody', async () => {
    const { during, channel, boris, anna, read, command, slack } = await slow(way);

    const seen = await during(() => command('/sender list --share'));

    expect(seen).toMatchObject({ meanwhile: working, after: [expect.stringMatching(/^anna asked\n11 activated/)] });
    expect(read(channel, boris)).toEqual(seen.after);
    expect(read(channel, anna)).toEqual(seen.after);
    expect(slack.refused()).toEqual([]);
  });

  it('by a mention for everybody', async () => {
    const { during, channel, boris, anna, read, slack } = await slow(way);

    const seen = await during(() => slack.say(channel, anna, '@bot sender list --share'));

    expect(seen).toMatchObject({ meanwhile: working, after: [expect.stringMatching(/^11 activated/)] });
    expect(read(channel, boris)).toEqual(seen.after);
  });
});

describe('a slow press', () => {
  it('on an answer for the asker alone is answered in its place', async () => {
    const { during, slack, channel, anna, ask } = await slow();
    const offer = await ask('/sender');

    const seen = await during(() => slack.press(channel, anna, offer, '/sender list'));

    expect(seen).toEqual({ atOnce: [offer.read], meanwhile: working, after: listing });
  });

  it('on a message for everybody leaves that as it is, and nothing of the sign', async () => {
    const { adapter, during, slack, channel, anna, boris, read, replies } = await slow();
    const place = { platform: 'slack', id: channel.id, kind: 'group' } as const;
    const buttons = [{ label: '/sender list', command: '/sender list' }];
    await adapter().post(place, { summary: 'offer', blocks: [text('offer')], buttons });
    const [offer] = await replies(1, channel, boris);
    if (offer === undefined) throw new Error('nothing was shown');

    const seen = await during(() => slack.press(channel, anna, offer, '/sender list'));

    expect(seen).toEqual({
      atOnce: [offer.read],
      meanwhile: [offer.read, ...working],
      after: [offer.read, ...listing],
    });
    expect(read(channel, boris)).toEqual([offer.read]);
    expect(slack.refused()).toEqual([]);
  });

  it('in the direct chat is answered in place of the sign', async () => {
    const { during, slack, direct, anna, ask } = await slow();
    const offer = await ask('/sender', direct);

    const seen = await during(() => slack.press(direct, anna, offer, '/sender list'), direct);

    expect(seen.after).toEqual([offer.read, ...listing]);
  });

  it('on [Share] takes the answer away and posts it for everybody', async () => {
    const { bot, during, slack, channel, anna, boris, read, ask } = await slow();
    const answer = await ask('/sender list');
    // Until what is known of the account is no longer fresh.
    await bot.clock.advance(3_600_000);

    const seen = await during(() => slack.press(channel, anna, answer, 'Share'));

    expect(seen.after).toEqual([expect.stringMatching(/^anna asked\n\d+ activated/)]);
    expect(read(channel, boris)).toEqual(seen.after);
  });
});

/** The form of a deletion, opened from an answer for the asker alone. */
async function openForm({ slack, channel, anna, ask }: Pick<SlackBot, 'slack' | 'channel' | 'anna' | 'ask'>) {
  const usage = await ask('/sender delete');
  await slack.press(channel, anna, usage, 'Fill in a form');
  await slack.until(() => slack.modal(anna) !== undefined);
  return usage;
}

const question = 'Delete the sender name my_shop';

describe('the question of a form that was opened from an answer', () => {
  it('stands alone when it was slow', async () => {
    const it = await slow();
    const { during, slack, channel, anna, boris, read } = it;
    const usage = await openForm(it);

    const seen = await during(() => slack.submit(anna, { name: 'my_shop' }), channel, anna, question);

    expect(seen).toEqual({
      atOnce: [usage.read],
      meanwhile: working,
      after: [expect.stringContaining(`anna asked\n${question}`)],
    });
    expect(read(channel, boris)).toEqual(seen.after);
    expect(slack.refused()).toEqual([]);
  });

  it('stands below the answer when it came at once', async () => {
    const it = await slow();
    const { slack, channel, anna, read, replies } = it;
    const usage = await openForm(it);

    await slack.submit(anna, { name: 'my_shop' });
    await replies(2);

    expect(read(channel, anna)).toEqual([usage.read, expect.stringContaining(question)]);
  });
});
