import { describe, expect, it, onTestFinished } from 'vitest';
import type { Channel, Shown } from '../../support/slack/control.ts';
import { type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

/** Whoever waits does so in real time, beside whatever else the machine is at. */
const patient = { timeout: 10_000 };

const minute = 60_000;

/** A channel with Anna, an operator who asks, and Boris, another one. */
async function inChannel(options: SlackBotOptions = {}) {
  const it = await startSlackBot({ role: 'operator', ...options });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, slack, anna, boris, channel } = it;
  const names = async (): Promise<readonly string[]> => {
    const { value } = await bot.client.senders.get({ all: true }, { maxAgeMs: 0 });
    return value.map(({ name }) => name);
  };
  /** A message of the bot as a person sees it, as soon as it holds some words. */
  const saying = async (words: string, place: Channel = channel, person = anna): Promise<Shown> => {
    const find = () => slack.shown(place, person).find(({ read, byBot }) => byBot && read.includes(words));
    await slack.until(() => find() !== undefined);
    const found = find();
    if (found === undefined) throw new Error(`nothing says "${words}"`);
    return found;
  };
  const outcomes = async (): Promise<readonly string[]> => {
    const records = await bot.parts('en').acting.audit.list({ limit: 100 });
    return records.map(({ by, outcome }) => `${by.id === boris.id ? 'boris' : 'anna'} ${outcome}`).toReversed();
  };
  const ask = async (line: string, words: string, place: Channel = channel): Promise<Shown> => {
    await it.command(line, place);
    return saying(words, place);
  };
  const deleting = (place?: Channel) => ask('/sender delete my_shop', 'Delete the sender name', place);
  return { ...it, names, saying, outcomes, asking: ask, deleting };
}

it('says in the form of a deletion what is deleted and what is to be typed, which cannot be left out', async () => {
  const { slack, anna, channel, deleting } = await inChannel();

  await slack.press(channel, anna, await deleting(), 'Delete it…');
  await slack.until(() => slack.modal(anna) !== undefined);

  const told = 'Delete the sender name my_shop? To confirm, the answer has to be exactly: my_shop';
  expect(slack.modal(anna)?.read).toContain(told);
  expect(slack.modal(anna)?.inputs).toEqual([{ block: 'typed', label: 'Answer', optional: false, options: [] }]);
});

describe.each(['socket', 'http'] as const)('over %s, a deletion in a channel', (way) => {
  it('is seen by all with who asks, and done when its name is typed in the form of its button', async () => {
    const { slack, anna, boris, channel, deleting, saying, names, replies, outcomes } = await inChannel({ way });
    const question = await deleting();
    expect(question.isEphemeral).toBe(false);
    expect(question.read).toContain('anna asked');
    expect(question.labels).toEqual(['Delete it…', 'Cancel']);

    await slack.press(channel, anna, question, 'Delete it…');
    await slack.until(() => slack.modal(anna) !== undefined);
    expect(slack.modal(anna)?.inputs.map(({ block }) => block)).toEqual(['typed']);
    await slack.submit(anna, { typed: 'my_shop' });
    const outcome = await saying('is deleted');

    expect(outcome).toMatchObject({ ts: question.ts, isEphemeral: false, labels: [] });
    expect(slack.shown(channel, boris)).toEqual(slack.shown(channel, anna));
    expect(await replies(1)).toHaveLength(1);
    expect(await names()).not.toContain('my_shop');
    expect(await outcomes()).toEqual(['anna asked', 'anna opened', 'anna begun', 'anna done']);
    expect(slack.refused()).toEqual([]);
  });

  it('is done when its name is answered in its thread', async () => {
    const { slack, anna, channel, deleting, saying, names } = await inChannel({ way });
    const question = await deleting();
    expect(question.read).toContain('in the thread of this message: my_shop');

    await slack.say(channel, anna, '@bot my_shop', { thread: question.ts });

    expect(await saying('is deleted')).toMatchObject({ ts: question.ts, labels: [] });
    expect(await names()).not.toContain('my_shop');
  });

  it('stays a question for whoever else presses, answers or types another name, who alone are told so', async () => {
    const { slack, anna, boris, channel, deleting, saying, names, outcomes } = await inChannel({ way });
    const question = await deleting();

    await slack.press(channel, boris, question, 'Delete it…');
    await slack.until(() => slack.modal(boris) !== undefined);
    await slack.submit(boris, { typed: 'my_shop' });
    const toBoris = await saying('Only who asked for this', channel, boris);
    await slack.say(channel, anna, '@bot My_shop', { thread: question.ts });
    const toAnna = await saying('exactly: my_shop');

    expect([toBoris.isEphemeral, toAnna.isEphemeral]).toEqual([true, true]);
    expect(slack.shown(channel, boris).filter(({ isEphemeral }) => isEphemeral)).toHaveLength(1);
    expect(await saying('Delete the sender name')).toMatchObject({ ts: question.ts, labels: ['Delete it…', 'Cancel'] });
    expect(await names()).toContain('my_shop');
    expect(await outcomes()).toContain('boris denied');
  });

  it('says that it is over when nobody answers in time, and loses its buttons', async () => {
    const { bot, slack, anna, channel, deleting, outcomes } = await inChannel({ way });
    const question = await deleting();
    const last = () => slack.shown(channel, anna).find(({ ts }) => ts === question.ts);

    await expect.poll(() => bot.clock.advance(minute).then(() => last()?.labels), patient).toEqual([]);

    expect(last()?.read).toMatch(/five minutes to confirm are over[^]*\/sender delete my_shop/);
    expect(await outcomes()).toEqual(['anna asked', 'anna expired']);
  });
});

/** A channel in which Anna is asked in a thread that she opened herself. */
async function inThread() {
  const it = await inChannel();
  const { slack, anna, channel, saying } = it;
  await slack.say(channel, anna, 'what shall we do with my_shop?');
  const thread = slack.shown(channel, anna)[0]?.ts ?? '';
  const say = (line: string, person = anna) => slack.say(channel, person, `@bot ${line}`, { thread });
  await say('sender delete my_shop');
  const question = await saying('Delete the sender name');
  return { ...it, sayThere: say, question };
}

describe('a deletion in a thread that somebody opened', () => {
  it('is done when its name is typed there', async () => {
    const { sayThere, saying, names, question } = await inThread();

    await sayThere('my_shop');

    expect(await saying('is deleted')).toMatchObject({ ts: question.ts, thread: question.thread, labels: [] });
    expect(await names()).not.toContain('my_shop');
  });

  it('is done when its name is typed in its form', async () => {
    const { slack, anna, channel, saying, question } = await inThread();

    await slack.press(channel, anna, question, 'Delete it…');
    await slack.until(() => slack.modal(anna) !== undefined);
    await slack.submit(anna, { typed: 'my_shop' });

    expect(await saying('is deleted')).toMatchObject({ ts: question.ts });
  });

  it('stays a question after another name, which is told to who typed it alone', async () => {
    const { sayThere, saying, names, question } = await inThread();

    await sayThere('My_shop');

    expect(await saying('exactly: my_shop')).toMatchObject({ isEphemeral: true, thread: question.thread });
    expect(await names()).toContain('my_shop');
  });

  it('is told from another one by its name', async () => {
    const { bot, sayThere, saying, names } = await inThread();
    await bot.client.senders.add({ name: 'other_shop' });
    await bot.clock.advance(1000);
    await sayThere('sender delete other_shop');
    await saying('Delete the sender name other_shop');

    await sayThere('my_shop');
    await saying('is deleted');

    expect(await names()).toContain('other_shop');
    expect(await names()).not.toContain('my_shop');
  });

  it('stays a question after a command, which is answered, and after the name from somebody else', async () => {
    const { boris, channel, sayThere, saying, names } = await inThread();

    await sayThere('whoami');
    await saying('operator');
    await sayThere('my_shop', boris);
    await saying('No such command', channel, boris);

    expect(await names()).toContain('my_shop');
  });
});

describe('a deletion in the direct chat', () => {
  it.each(['in the thread', 'in the form'])('is done when its name is typed %s', async (where) => {
    const { slack, anna, direct, deleting, saying } = await inChannel();
    const question = await deleting(direct);

    if (where === 'in the thread') {
      await slack.say(direct, anna, 'my_shop', { thread: question.ts });
    } else {
      await slack.press(direct, anna, question, 'Delete it…');
      await slack.until(() => slack.modal(anna) !== undefined);
      await slack.submit(anna, { typed: 'my_shop' });
    }

    expect(await saying('is deleted', direct)).toMatchObject({ ts: question.ts, labels: [] });
  });
});

it('a deletion where the bot is no member is done in the form of its button, in the place of the question', async () => {
  const { slack, anna, boris, deleting, saying } = await inChannel();
  const foreign = slack.addChannel({ people: [anna, boris], bot: false });
  const question = await deleting(foreign);

  await slack.press(foreign, anna, question, 'Delete it…');
  await slack.until(() => slack.modal(anna) !== undefined);
  await slack.submit(anna, { typed: 'my_shop' });

  expect(await saying('is deleted', foreign, boris)).toMatchObject({ ts: question.ts, labels: [] });
});

describe('a price in a channel', () => {
  const line = '/send 79991234567 Hello';
  const words = 'Send this SMS?';

  it('is seen by all with the number covered, and the button shows what came of it in its place', async () => {
    const { slack, anna, boris, channel, asking, saying, replies } = await inChannel();
    const question = await asking(line, words);

    await slack.press(channel, anna, question, question.labels[0] ?? '');
    const outcome = await saying('is on its way', channel, boris);

    expect(question.read).toContain('7999•••45•67');
    expect(outcome).toMatchObject({ ts: question.ts, isEphemeral: false });
    expect(await replies(1)).toHaveLength(1);
  });

  it('is for all also when it was long in coming, and so is what came of it', async () => {
    const { bot, slack, anna, boris, channel, command, saying, replies } = await inChannel();
    const slowly = async (act: () => Promise<unknown>, until: string): Promise<Shown> => {
      bot.sandbox.fault('slow', 3000);
      await act();
      await expect
        .poll(
          () =>
            bot.clock.advance(300).then(() =>
              slack
                .shown(channel, boris)
                .map(({ read }) => read)
                .join(),
            ),
          patient,
        )
        .toContain(until);
      return saying(until, channel, boris);
    };

    const question = await slowly(() => command(line), words);
    await saying(words);
    await expect
      .poll(
        () =>
          bot
            .parts('en')
            .acting.confirmations.askedBy(
              { platform: 'slack', id: channel.id, kind: 'group' },
              JSON.stringify({ kind: 'messages', ts: [question.ts] }),
            ),
        patient,
      )
      .toBeDefined();
    const outcome = await slowly(() => slack.press(channel, anna, question, question.labels[0] ?? ''), 'is on its way');

    expect(outcome).toMatchObject({ ts: question.ts, isEphemeral: false });
    expect(slack.calls().some(({ arguments: given }) => JSON.stringify(given).includes('working…'))).toBe(true);
    await expect.poll(async () => (await replies(1)).map(({ read }) => read), patient).toEqual([outcome.read]);
  });

  it('can be confirmed where the bot is no member, after a restart too', async () => {
    const { slack, anna, boris, asking, saying, start } = await inChannel();
    const foreign = slack.addChannel({ people: [anna, boris], bot: false });
    const question = await asking(line, words, foreign);
    await start();

    await slack.press(foreign, anna, question, question.labels[0] ?? '');

    expect(question.isEphemeral).toBe(false);
    expect(await saying('is on its way', foreign, boris)).toMatchObject({ ts: question.ts });
  });
});
