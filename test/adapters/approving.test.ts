import { expect, it, onTestFinished } from 'vitest';
import { startBothBots } from '../support/both-bots.ts';
import type { Shown } from '../support/slack/control.ts';

/** Whoever waits does so in real time, beside whatever else the machine is at. */
const patient = { timeout: 10_000 };

const minute = 60_000;
const line = '/send 79991234567 Hello';

/** Anna asks in a Slack channel; what costs anything needs the approval of Boris there or of Olga on Telegram. */
async function onBoth() {
  const both = await startBothBots();
  onTestFinished(() => both[Symbol.asyncDispose]());
  const { bot, slack, anna, channel, telegram, olga } = both;
  await bot.parts('en').acting.limit.set('1');

  const inSlack = (place = channel, person = anna): string =>
    slack
      .shown(place, person)
      .filter(({ byBot }) => byBot)
      .map(({ read, labels }) => `${read} [${labels.join(' ')}]`)
      .join('\n');
  const onTelegram = (): string =>
    telegram
      .messages(olga)
      .filter(({ byBot }) => byBot)
      .map(({ text, keyboard }) => `${text} [${keyboard.flat().join(' ')}]`)
      .join('\n');
  const pressInSlack = async (label: RegExp, place = channel, person = anna): Promise<Shown> => {
    const message = slack.shown(place, person).findLast(({ labels }) => labels.some((each) => label.test(each)));
    const found = message?.labels.find((each) => label.test(each));
    if (message === undefined || found === undefined) throw new Error(`there is no ${label} in Slack`);
    await slack.press(place, person, message, found);
    return message;
  };
  const pressOnTelegram = async (label: string) => {
    const message = telegram.messages(olga).findLast(({ keyboard }) => keyboard.flat().includes(label));
    if (message === undefined) throw new Error(`there is no ${label} on Telegram`);
    return telegram.press(olga, olga, message, label);
  };
  /** Anna asks in the channel and confirms; the others are asked to approve. */
  const waiting = async (): Promise<void> => {
    await both.command(line);
    await expect.poll(() => inSlack(), patient).toContain('over the limit');
    await pressInSlack(/^Send/);
    await expect.poll(() => inSlack(), patient).toContain('waits for the approval');
    await expect.poll(() => onTelegram(), patient).toContain('asks for your approval');
  };
  const sent = async (): Promise<number> => {
    const { value } = await bot.client.messages.get({ phones: ['79991234567'] }, { maxAgeMs: 0 });
    return value.filter(({ text }) => text === 'Hello').length;
  };
  return { ...both, inSlack, onTelegram, pressInSlack, pressOnTelegram, waiting, sent };
}

it.each(['at once', 'after a restart'])(
  'is asked in Slack, approved on Telegram %s, and both show who and when',
  async (when) => {
    const { slack, boris, inSlack, onTelegram, pressOnTelegram, waiting, sent, restart, olga } = await onBoth();
    await waiting();
    if (when === 'after a restart') await restart();

    await pressOnTelegram('Approve');

    const decided = new RegExp(`is on its way[^]*decided by telegram:${olga.id}, 18 Nov 2026`);
    await expect.poll(() => inSlack(), patient).toMatch(decided);
    await expect.poll(() => onTelegram(), patient).toMatch(decided);
    await expect.poll(() => inSlack(slack.direct(boris), boris), patient).toMatch(decided);
    expect(inSlack() + onTelegram()).not.toContain('Approve');
    expect(await sent()).toBe(1);
  },
);

it('is approved by another person in a direct chat of Slack, and everybody who was asked sees it', async () => {
  const { slack, boris, inSlack, onTelegram, pressInSlack, waiting, sent } = await onBoth();
  await waiting();

  await pressInSlack(/^Approve/, slack.direct(boris), boris);

  const decided = new RegExp(`is on its way[^]*decided by slack:${boris.id}`);
  await expect.poll(() => inSlack(), patient).toMatch(decided);
  await expect.poll(() => onTelegram(), patient).toMatch(decided);
  await expect.poll(() => inSlack(slack.direct(boris), boris), patient).toMatch(decided);
  expect(await sent()).toBe(1);
});

it('is not done where who asked approves, who alone is told so', async () => {
  const { anna, boris, channel, slack, inSlack, pressInSlack, waiting, sent } = await onBoth();
  await waiting();

  await pressInSlack(/^Approve/);

  await expect.poll(() => inSlack(), patient).toContain('Somebody else has to approve');
  expect(slack.shown(channel, anna).findLast(({ byBot }) => byBot)).toMatchObject({ isEphemeral: true });
  expect(inSlack(channel, boris)).not.toContain('Somebody else has to approve');
  expect(inSlack(channel, boris)).toContain('[Approve Refuse Cancel]');
  expect(await sent()).toBe(0);
});

it('is refused on Telegram, and Slack shows by whom', async () => {
  const { inSlack, onTelegram, pressOnTelegram, waiting, sent, olga } = await onBoth();
  await waiting();

  await pressOnTelegram('Refuse');

  await expect.poll(() => inSlack(), patient).toContain(`Refused by telegram:${olga.id}`);
  expect(onTelegram()).not.toContain('[Approve');
  expect(await sent()).toBe(0);
});

it('says everywhere that nobody approved in time', async () => {
  const { bot, slack, boris, inSlack, onTelegram, waiting, sent } = await onBoth();
  await waiting();

  await expect.poll(() => bot.clock.advance(5 * minute).then(() => onTelegram()), patient).not.toContain('[Approve');

  for (const shown of [() => inSlack(), onTelegram, () => inSlack(slack.direct(boris), boris)]) {
    await expect.poll(() => shown(), patient).toContain('half hour to approve is over');
    expect(shown()).not.toContain('[Approve');
  }
  expect(await sent()).toBe(0);
});
