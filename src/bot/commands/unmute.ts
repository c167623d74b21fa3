import { type CommandContext, defineCommand } from '../command.ts';
import { optional } from '../parameters/parameter.ts';
import { code, note, type Reply, type Span, text } from '../reply.ts';
import { mutedOf } from '../subscriptions/mute-list.ts';
import { numberOrTopic } from '../subscriptions/parse-number.ts';
import type { Mute } from '../subscriptions/subscription.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import type { Topic } from '../topics/topic.ts';

export const unmute = defineCommand({
  name: 'unmute',
  aliases: ['вернуть'],
  parameters: {
    which: optional(
      numberOrTopic('TOPIC|#NUMBER', {
        en: 'a topic such as inbox, the word all, or the number of a mute such as #2; without it every mute here ends',
        ru: 'тема, например inbox, слово all или номер, например #2; без него возвращается всё',
      }),
    ),
  },
  role: 'operator',
  risk: 'change',
  summary: { en: 'tell again what was muted in this conversation', ru: 'снова присылать в этот чат то, что отключили' },
  examples: ['/unmute inbox', '/unmute'],
  run: async (context, { which }) => {
    const { message, notices } = context;
    const ended = await notices.mutes.end(message.in, which);
    return answered(ended, await notices.mutes.of(message.in), which, context);
  },
});

function answered(
  ended: readonly Mute[],
  left: readonly Mute[],
  which: number | Topic | 'all' | undefined,
  context: CommandContext,
): Reply {
  const texts = subscriptionTexts[context.language].mute;
  const wanted = typeof which === 'number' ? `#${which}` : which;
  const nothing = wanted === undefined || left.length === 0 ? texts.nothing : texts.noSuch(wanted);
  const sentence = ended.length === 0 ? nothing : texts.ended;
  const told = ended.map((made) => mutedOf(made, context));
  const still = left.map(
    (made) => `#${made.number} ${mutedOf(made, context)} ${texts.until(context.formats.time(made.endsAt))}`,
  );
  return {
    summary: [sentence, told.join(', ')].filter((part) => part !== '').join(' '),
    ...(ended.length === 0 && { tone: 'warning' as const }),
    blocks: [
      text(sentence, ...ended.flatMap((made, index) => [index === 0 ? ' ' : ', ', setOff(made, context)])),
      ...(still.length === 0 ? [] : [note(`${texts.still} ${still.join('; ')}`, 'warning')]),
    ],
    buttons: left.map(({ number }) => ({ label: texts.unmute(number), command: `/unmute #${number}` })),
  };
}

/** What can be typed is set off; the word for everything is not. */
function setOff(made: Mute, context: CommandContext): Span {
  const what = mutedOf(made, context);
  return made.topic === 'all' ? what : code(what);
}
