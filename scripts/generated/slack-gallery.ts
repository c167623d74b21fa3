import type { types } from '@slack/bolt';
import { drawChart } from '../../src/bot/charts/draw-chart.ts';
import type { Language } from '../../src/bot/language.ts';
import type { TestBot } from '../../test/support/bot.ts';
import type { Channel, Shown } from '../../test/support/slack/control.ts';
import { type SlackBot, startSlackBot } from '../../test/support/slack-bot.ts';
import { slackActing } from './acting-scenes.ts';
import { galleryPage } from './gallery-page.ts';
import { noticeScenes } from './notice-scenes.ts';
import type { ShownBlock } from './slack-blocks.ts';
import { playedInSlack } from './slack-chat.ts';
import { conversationPicture, homePicture, modalPicture } from './slack-picture.ts';

interface Scene {
  readonly name: string;
  readonly language: Language;
  /** What the page says above the picture. */
  readonly about: string;
  /** Plays it and draws what Anna sees. */
  readonly play: (stage: SlackBot) => Promise<Uint8Array>;
}

const oneHour = 3_600_000;
const oneDay = 24 * oneHour;

/** In the order of the page. */
const scenes: readonly Scene[] = [
  {
    name: 'balance',
    language: 'en',
    about: '`/balance` in a channel: only the one who asked sees it, and **Share** shows it to everybody.',
    play: (stage) => inChannel(stage, '/balance'),
  },
  {
    name: 'shared',
    language: 'en',
    about: 'What everybody sees after **Share**, or after `/balance --share`.',
    play: async (stage) => {
      await passWeek(stage.bot);
      return inChannel(stage, '/balance --share');
    },
  },
  {
    name: 'sender-list',
    language: 'en',
    about: '`/sender list`: a table of Slack’s own.',
    play: (stage) => inChannel(stage, '/sender list'),
  },
  {
    name: 'sender-status.ru',
    language: 'ru',
    about: '`sender status my_shop` in the direct chat, in Russian.',
    play: (stage) => inDirect(stage, 'sender status my_shop'),
  },
  {
    name: 'history',
    language: 'en',
    about: '`history count:4` in the direct chat, with whole phone numbers.',
    play: (stage) => inDirect(stage, 'history count:4'),
  },
  {
    name: 'group',
    language: 'en',
    about: '`/inbox count:3` in a channel: phone numbers and what may be a code are covered.',
    play: (stage) => inChannel(stage, '/inbox count:3'),
  },
  {
    name: 'usage',
    language: 'en',
    about: 'A command that cannot be understood: what is wrong with it, how it is typed, and a form.',
    play: (stage) => inChannel(stage, '/history from:31.02.2026'),
  },
  { name: 'form', language: 'en', about: 'The form.', play: (stage) => formOf(stage, '/history from:31.02.2026') },
  {
    name: 'form.ru',
    language: 'ru',
    about: 'A form in Russian.',
    play: (stage) => formOf(stage, '/inbox count:many'),
  },
  {
    name: 'file',
    language: 'en',
    about: '`stats` in the direct chat, and what **CSV** gives.',
    play: (stage) => inDirect(stage, 'stats', 'CSV'),
  },
  {
    name: 'stale',
    language: 'en',
    about: 'The provider is down: what was known an hour ago, and that it is old.',
    play: (stage) => whileDown(stage, '/balance'),
  },
  { name: 'home', language: 'en', about: 'The Home tab, with what its reader has told in channels.', play: home },
];

const chatScenes = [...noticeScenes, ...slackActing];

/** Pictures of what Slack shows, drawn from what a strict Slack was sent. The same at any time and on any machine. */
export async function* slackGallery(): AsyncGenerator<readonly [name: string, png: Uint8Array]> {
  for (const { name, language, play } of scenes) {
    await using stage = await startSlackBot({
      language,
      adapter: { draw: async (chart) => (await drawChart(chart)).png },
    });
    yield [`slack-${name}`, await play(stage)];
  }
  for (const scene of chatScenes) yield [`slack-${scene.name}`, await playedInSlack(scene)];
}

/** The page with all the pictures, which stands beside them. */
export function slackGalleryPage(): string {
  return galleryPage({
    title: 'What the bot shows in Slack',
    lead: 'Drawn by `npm run gallery` from what the bot sends to Slack. How to set it up: [the bot in Slack](../slack.md).',
    pictures: [...scenes, ...chatScenes].map(({ name, about }) => ({ file: `slack-${name}.png`, about })),
  });
}

async function inChannel(stage: SlackBot, line: string): Promise<Uint8Array> {
  await stage.ask(line);
  return conversationPicture('# sms', await settled(stage, stage.channel));
}

async function inDirect(stage: SlackBot, line: string, label?: string): Promise<Uint8Array> {
  const { anna, direct, slack } = stage;
  await stage.say(line, direct);
  if (label !== undefined) await slack.press(direct, anna, await withButton(stage, label), label);
  return conversationPicture('smsc', await settled(stage, direct));
}

/** The message that has a button; an answer with a picture comes in parts. */
async function withButton({ slack, anna, direct }: SlackBot, label: string): Promise<Shown> {
  const find = (): Shown | undefined => slack.shown(direct, anna).findLast(({ labels }) => labels.includes(label));
  await slack.until(() => find() !== undefined);
  const found = find();
  if (found === undefined) throw new Error(`no message has the button ${label}`);
  return found;
}

async function whileDown(stage: SlackBot, line: string): Promise<Uint8Array> {
  const { bot, slack, anna, channel } = stage;
  await stage.ask(line);
  const before = slack.shown(channel, anna).length;
  await bot.clock.advance(oneHour);
  bot.sandbox.fault('outage', oneHour);
  await stage.ask(line);
  return conversationPicture('# sms', (await settled(stage, channel)).slice(before));
}

async function formOf(stage: SlackBot, line: string): Promise<Uint8Array> {
  const { slack, anna, channel } = stage;
  const answer = await stage.ask(line);
  const label = answer.labels.at(-1) ?? '';
  await slack.press(channel, anna, answer, label);
  await slack.until(() => slack.modal(anna) !== undefined);
  const opened = slack.calls('views.open').at(-1)?.arguments['view'];
  return modalPicture(opened as types.ModalView);
}

async function home({ bot, slack, anna, adapter, say }: SlackBot): Promise<Uint8Array> {
  await passWeek(bot);
  await say('@bot subscribe sender');
  await say('@bot subscribe balance under:500');
  await slack.openHome(anna);
  await slack.until(() => slack.home(anna) !== undefined);
  await adapter().stop();
  const { blocks = [] } = slack.home(anna) ?? {};
  return homePicture(blocks as unknown as readonly ShownBlock[]);
}

/** A week of which each day is known, so that there is something to draw. */
async function passWeek(bot: TestBot): Promise<void> {
  const { sandbox } = bot;
  const { daily } = bot.parts('en');
  for (let passed = 0; passed <= 7; passed += 1) {
    const today = sandbox.now().toZonedDateTimeISO('Europe/Moscow').toPlainDate();
    await daily.series(passed === 7 ? [today.subtract({ days: 1 }), today] : [today.subtract({ days: 1 })], {});
    if (passed < 7) sandbox.advance(oneDay);
  }
}

/** What Anna sees when nothing is under way any more. */
async function settled({ adapter, slack, anna }: SlackBot, channel: Channel): Promise<readonly Shown[]> {
  await adapter().stop();
  return slack.shown(channel, anna);
}
