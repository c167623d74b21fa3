import type { types } from '@slack/bolt';
import type { Shown } from '../../test/support/slack/control.ts';
import { startSlackBot } from '../../test/support/slack-bot.ts';
import { type ChatScene, playScene } from './chat-scenes.ts';
import { conversationPicture, modalPicture } from './slack-picture.ts';
import { createSteadyIds, createSteadyReferences } from './steady-ids.ts';

/** Plays a scene in a channel of Slack, or in Anna's direct chat. @returns a picture of the form that is open at the end, or of the chat */
export async function playedInSlack(scene: ChatScene): Promise<Uint8Array> {
  await using stage = await startSlackBot({ language: scene.language });
  const { bot, slack, anna } = stage;
  const isPrivate = scene.in === 'private';
  const place = isPrivate ? stage.direct : stage.channel;
  let hidden = 0;
  const all = (): readonly Shown[] => slack.shown(place, anna);
  const shown = (): readonly Shown[] => all().filter(({ byBot }) => byBot);
  const said = (line: string): string => (isPrivate ? line.slice(1) : `@bot ${line.slice(1)}`);
  const answered = async (act: () => Promise<unknown>): Promise<void> => {
    const before = shown().length;
    await act();
    await stage.replies(before + 1, place);
  };
  await playScene(scene, {
    bot,
    adapter: stage.adapter(),
    to: { platform: 'slack', id: place.id, kind: scene.in ?? 'group' },
    say: (line, file) => {
      const files = file === undefined ? [] : [{ name: file.name, bytes: Buffer.from(file.content) }];
      return answered(() => slack.say(place, anna, said(line), { files }));
    },
    reply: (line) => answered(() => slack.say(place, anna, said(line), { thread: shown().at(-1)?.ts ?? '' })),
    press: async (begin) => {
      const labelOf = ({ labels }: Shown): string | undefined => labels.find((label) => label.startsWith(begin));
      const message = shown().findLast((each) => labelOf(each) !== undefined);
      if (message === undefined) throw new Error(`there is no button "${begin}"`);
      const seen = (): string => JSON.stringify([shown(), slack.modal(anna)]);
      const before = seen();
      await slack.press(place, anna, message, labelOf(message) ?? '');
      await slack.until(() => seen() !== before);
    },
    hide: () => {
      hidden = all().length;
    },
  });
  await stage.adapter().stop();
  if (slack.modal(anna) !== undefined) {
    return modalPicture(slack.calls('views.open').at(-1)?.arguments['view'] as types.ModalView);
  }
  const references = await createSteadyReferences(bot.parts(scene.language).acting.audit);
  const events = createSteadyIds();
  const messages = all()
    .slice(hidden)
    .map((message) => ({
      ...message,
      text: message.text.replaceAll(/<@U\w+>/g, '@smsc'),
      blocks: JSON.parse(events(references(JSON.stringify(message.blocks)))) as Shown['blocks'],
    }));
  return conversationPicture(isPrivate ? 'smsc' : '# sms', messages);
}
