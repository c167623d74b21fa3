import { drawChart } from '../../src/bot/charts/draw-chart.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Shown } from '../../test/support/telegram/shown.ts';
import { startTelegramBot } from '../../test/support/telegram-bot.ts';
import { telegramActing } from './acting-scenes.ts';
import { approvalScenes, playedForApproval } from './approval-scenes.ts';
import { galleryPage } from './gallery-page.ts';
import { noticeScenes } from './notice-scenes.ts';
import { playedOnTelegram } from './telegram-chat.ts';
import { telegramPicture } from './telegram-picture.ts';

interface Scene {
  readonly name: string;
  /** What the page says above the picture. */
  readonly about: string;
  readonly language: Language;
  readonly lines: readonly string[];
  readonly in?: 'group';
  /** The provider answers nothing. */
  readonly isDown?: boolean;
}

/** In the order of the page. */
const scenes: readonly Scene[] = [
  {
    name: 'balance',
    about: '`/balance`: the money, and how long it lasts.',
    language: 'en',
    lines: ['/balance'],
  },
  {
    name: 'sender-status',
    about: '`/sender status my_shop`: a sender name at every operator.',
    language: 'en',
    lines: ['/sender status my_shop'],
  },
  {
    name: 'sender-status.ru',
    about: 'The same in Russian.',
    language: 'ru',
    lines: ['/sender status my_shop'],
  },
  {
    name: 'history.ru',
    about: '`/history count:3` in the private chat, in Russian, with whole phone numbers.',
    language: 'ru',
    lines: ['/history count:3'],
  },
  {
    name: 'operator',
    about: '`/operator` with three numbers at once.',
    language: 'en',
    lines: ['/operator 79991234567 89161234567 77011234567'],
  },
  {
    name: 'stats',
    about: '`/stats`: amounts as a picture, and as a table.',
    language: 'en',
    lines: ['/stats'],
  },
  {
    name: 'mailing',
    about: '`/mailing show 51204`: a mailing and how far it is.',
    language: 'en',
    lines: ['/mailing show 51204'],
  },
  {
    name: 'usage.ru',
    about: 'What is typed wrong, in Russian: what is wrong with it, and what may be meant.',
    language: 'ru',
    lines: ['/history from:31.02.2026', '/blance'],
  },
  {
    name: 'help',
    about: '`/help`.',
    language: 'en',
    lines: ['/help'],
  },
  {
    name: 'help.ru',
    about: '`/help` in Russian.',
    language: 'ru',
    lines: ['/help'],
  },
  {
    name: 'failure',
    about: 'The provider is down: what failed, what to do, and what finds the failure in the log.',
    language: 'en',
    lines: ['/balance'],
    isDown: true,
  },
  {
    name: 'group',
    about: '`/inbox count:3` in a group: phone numbers and what may be a code are covered.',
    language: 'en',
    lines: ['/inbox count:3'],
    in: 'group',
  },
];

/** Messages as a phone shows them, drawn from what a Bot API server got. The same at any time and on any machine. */
export async function* telegramGallery(): AsyncGenerator<readonly [name: string, png: Uint8Array]> {
  for (const scene of scenes) yield [scene.name, telegramPicture(await played(scene))];
  for (const scene of [...noticeScenes, ...telegramActing]) {
    yield [scene.name, telegramPicture(await playedOnTelegram(scene))];
  }
  for (const scene of approvalScenes) yield [scene.name, telegramPicture(await playedForApproval(scene))];
}

/** The page that shows them all. */
export function telegramGalleryPage(): string {
  return galleryPage({
    title: 'What the bot shows on Telegram',
    lead: 'Drawn by `npm run gallery` from what the bot sends to Telegram. How to set it up: [the bot on Telegram](../telegram.md).',
    pictures: [...scenes, ...noticeScenes, ...telegramActing, ...approvalScenes].map(({ name, about }) => ({
      file: `${name}.png`,
      about,
    })),
  });
}

async function played(scene: Scene): Promise<readonly Shown[]> {
  await using stage = await startTelegramBot({
    language: scene.language,
    adapter: { draw: async (chart) => (await drawChart(chart)).png },
  });
  const { telegram, anna, bot } = stage;
  if (scene.isDown) bot.sandbox.fault('outage', 600_000);
  const chat = scene.in === 'group' ? telegram.addGroup({ title: 'Shop', people: [anna] }) : anna;
  for (const line of scene.lines) {
    await stage.ask(line, chat);
    await telegram.drained();
  }
  return telegram.messages(chat).map(settled);
}

/** The reference of a failure is another one each time. */
function settled(message: Shown): Shown {
  return { ...message, text: message.text.replace(/(?<=(?:Reference|Метка) )[a-z2-9]{6}\b/, 'k7m2qa') };
}
