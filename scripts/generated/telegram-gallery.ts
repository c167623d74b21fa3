import { drawChart } from '../../src/bot/charts/draw-chart.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Shown } from '../../test/support/telegram/shown.ts';
import { startTelegramBot } from '../../test/support/telegram-bot.ts';
import { telegramPicture } from './telegram-picture.ts';

interface Scene {
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly string[];
  readonly in?: 'group';
  /** The provider answers nothing. */
  readonly isDown?: boolean;
}

const scenes: readonly Scene[] = [
  { name: 'balance', language: 'en', lines: ['/balance'] },
  { name: 'sender-status', language: 'en', lines: ['/sender status my_shop'] },
  { name: 'sender-status.ru', language: 'ru', lines: ['/sender status my_shop'] },
  { name: 'history.ru', language: 'ru', lines: ['/history count:3'] },
  { name: 'operator', language: 'en', lines: ['/operator 79991234567 89161234567 77011234567'] },
  { name: 'stats', language: 'en', lines: ['/stats'] },
  { name: 'mailing', language: 'en', lines: ['/mailing show 51204'] },
  { name: 'usage.ru', language: 'ru', lines: ['/history from:31.02.2026', '/blance'] },
  { name: 'help', language: 'en', lines: ['/help'] },
  { name: 'help.ru', language: 'ru', lines: ['/help'] },
  { name: 'failure', language: 'en', lines: ['/balance'], isDown: true },
  { name: 'group', language: 'en', lines: ['/inbox count:3'], in: 'group' },
];

/** Messages as a phone shows them, drawn from what a Bot API server got. The same at any time and on any machine. */
export async function* telegramGallery(): AsyncGenerator<readonly [name: string, png: Uint8Array]> {
  for (const scene of scenes) yield [scene.name, telegramPicture(await played(scene))];
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
