import { defineCommand } from '../command.ts';
import type { Happening } from '../outbox/delivery.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { note, text } from '../reply.ts';
import { noSuchSubscription } from '../subscriptions/no-such.ts';
import { numberParameter } from '../subscriptions/parse-number.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { wantedBy } from '../subscriptions/wanted-by.ts';
import { replayTexts } from '../texts/replay.ts';
import { length } from '../topics/parse-thresholds.ts';

/** As long as the sending of one thing is tried. */
const usualMs = 5 * 86_400_000;

export const replay = defineCommand({
  name: 'replay',
  aliases: ['повторить'],
  parameters: {
    number: optional(
      numberParameter('#NUMBER', {
        en: 'the number of a subscription in /subscriptions, such as #3; without it all of this conversation',
        ru: 'номер подписки из /subscriptions, например #3; без него все подписки этого чата',
      }),
    ),
    since: keyed(optional(length('LENGTH'))),
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'tell this conversation what it missed',
    ru: 'прислать в этот чат то, что он пропустил',
  },
  details: {
    en: [
      'What could not be sent, and what happened while this conversation could not be reached; that of the last 5 days when no other length is given.',
    ],
    ru: [
      'То, что не удалось отправить, и то, что случилось, пока чат был недоступен; за последние 5 дней, если не указано другое.',
    ],
  },
  examples: ['/replay', '/replay #1 since:2h'],
  run: async (context, { number, since = usualMs }) => {
    const { message, language, notices } = context;
    const here = await notices.subscriptions.of(message.in);
    if (number !== undefined && !here.some((one) => one.number === number)) return noSuchSubscription(number, context);
    const from = notices.now() - since;
    // Whoever asks here can read here.
    const isPaused = await notices.outbox.resume(message.in);
    const stopped = here.filter(({ state }) => state !== 'active');
    for (const each of stopped) await notices.subscriptions.resume(each.number);
    const revived = await notices.outbox.replay(message.in, from, number);
    const untold = await notices.outbox.tellUntold(message.in, from, speakerAmong(here, number));
    const count = revived + untold;
    const texts = replayTexts[language];
    const sentence = count === 0 ? texts.nothing(context.formats.duration(since)) : texts.queued(count);
    return {
      summary: sentence,
      blocks: [
        text(sentence),
        ...(isPaused || stopped.length > 0 ? [text(texts.resumed)] : []),
        ...(count === 0 ? [] : [note(texts.marked)]),
      ],
    };
  },
});

/** The oldest subscription that was there already speaks for the conversation, as with what is told at once. */
function speakerAmong(here: readonly Subscription[], number: number | undefined) {
  const meant = here.filter((one) => number === undefined || one.number === number);
  return ({ change, at }: Happening): number | undefined =>
    wantedBy(
      change,
      meant.filter(({ createdAt }) => createdAt.epochMilliseconds <= at),
    )[0]?.number;
}
