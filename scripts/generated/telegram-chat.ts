import type { Shown } from '../../test/support/telegram/shown.ts';
import { startTelegramBot } from '../../test/support/telegram-bot.ts';
import { type ChatScene, playScene } from './chat-scenes.ts';
import { createSteadyIds, createSteadyReferences } from './steady-ids.ts';

/** Plays a scene in a group on Telegram, or in Anna's private chat with the bot. @returns what stands there at the end */
export async function playedOnTelegram(scene: ChatScene): Promise<readonly Shown[]> {
  await using stage = await startTelegramBot({ language: scene.language });
  const { telegram, anna, bot } = stage;
  const chat = scene.in === 'private' ? anna : telegram.addGroup({ title: 'Shop', people: [anna] });
  let hidden = 0;
  const all = (): readonly Shown[] => telegram.messages(chat);
  const shown = (): readonly Shown[] => all().filter(({ byBot }) => byBot);
  const answered = async (act: () => void): Promise<void> => {
    const before = shown().length;
    act();
    await stage.replies(before + 1, chat);
  };
  await playScene(scene, {
    bot,
    adapter: stage.adapter(),
    to: { platform: 'telegram', id: String(chat.id), kind: scene.in ?? 'group' },
    say: (line, file) =>
      answered(() => {
        const document = file && { name: file.name, bytes: file.content };
        telegram.say(chat, anna, document ? { document, caption: line } : line);
      }),
    reply: (line) => answered(() => telegram.say(chat, anna, line, { replyTo: shown().at(-1)?.id ?? 0 })),
    press: async (begin) => {
      const labelOf = ({ keyboard }: Shown): string | undefined =>
        keyboard.flat().find((label) => label.startsWith(begin));
      const message = shown().findLast((each) => labelOf(each) !== undefined);
      if (message === undefined) throw new Error(`there is no button "${begin}"`);
      const before = JSON.stringify(shown());
      await telegram.press(chat, anna, message, labelOf(message) ?? '');
      await telegram.until(() => JSON.stringify(shown()) !== before);
    },
    hide: () => {
      hidden = all().length;
    },
  });
  await stage.adapter().stop();
  const references = await createSteadyReferences(bot.parts(scene.language).acting.audit);
  const events = createSteadyIds();
  return all()
    .slice(hidden)
    .map((message) => ({ ...message, text: events(references(message.text)) }));
}
