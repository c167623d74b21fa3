import { authorOf } from '../access/access.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { optional } from '../parameters/parameter.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { muteBlocks, mutedOf, unmuteButtons } from '../subscriptions/mute-list.ts';
import { longestMuteMs } from '../subscriptions/mutes.ts';
import type { Mute } from '../subscriptions/subscription.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { filterMisfit, filterParameters, filtersIn } from '../topics/filters-parameters.ts';
import { length as lengthOfTime } from '../topics/parse-thresholds.ts';
import { topicOrAll } from '../topics/parse-topic.ts';

/** When no length is given: whoever is woken by a storm types no more than they must. */
const usualMs = 3_600_000;
/** Offered for those who need longer. */
const longerMs = 8 * 3_600_000;

/** A threshold says when something happens, so nothing can be muted by it. */
const { under: _under, runway: _runway, ...mutableBy } = filterParameters;

export const mute: Command = defineCommand({
  name: 'mute',
  aliases: ['заглушить'],
  parameters: {
    topic: optional(topicOrAll()),
    length: optional(lengthOfTime('TIME')),
    ...mutableBy,
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'hold notifications back here for a while',
    ru: 'какое-то время не слать сюда уведомления',
  },
  details: {
    en: [
      'For 1 hour when no length is given, for 30 days at most. What is held back is told afterwards.',
      'Without a topic it tells what is muted.',
    ],
    ru: [
      'На 1 час, если время не указано; не больше чем на 30 дней. Задержанное придёт потом.',
      'Без темы — показать, что отключено.',
    ],
  },
  examples: ['/mute inbox 2h', '/mute all 30m', '/mute sender 1d name:shop*'],
  check: ({ topic, length, ...values }) => {
    if (topic === undefined) {
      return length === undefined && Object.keys(filtersIn(values)).length === 0 ? undefined : { parameter: 'topic' };
    }
    if (length !== undefined && length > longestMuteMs) {
      const reason = { en: subscriptionTexts.en.mute.tooLong, ru: subscriptionTexts.ru.mute.tooLong };
      return { parameter: 'length', reason };
    }
    return filterMisfit(values, topic === 'all' ? undefined : topic, true);
  },
  run: async (context, { topic, length = usualMs, ...values }) => {
    const { message, notices } = context;
    if (topic === undefined) return listed(await notices.mutes.of(message.in), context);
    const wanted = { in: message.in, topic, filters: filtersIn(values), by: authorOf(message) };
    return muted(await notices.mutes.add(wanted, length), length, context);
  },
});

function listed(mutes: readonly Mute[], context: CommandContext): Reply {
  const { nothing, toMute } = subscriptionTexts[context.language].mute;
  if (mutes.length === 0) {
    return {
      summary: nothing,
      blocks: [text(nothing), text(toMute, ' ', code('/mute inbox 2h'), ', ', code('/mute all'))],
    };
  }
  return {
    summary: `${subscriptionTexts[context.language].list.muted} ${mutes.map((one) => mutedOf(one, context)).join(', ')}`,
    blocks: muteBlocks(mutes, context),
    buttons: unmuteButtons(mutes, context),
  };
}

function muted(made: Mute, ms: number, context: CommandContext): Reply {
  const { language, formats } = context;
  const texts = subscriptionTexts[language].mute;
  const what = mutedOf(made, context);
  const isAll = made.topic === 'all';
  const sentence = (isAll ? texts.mutedAll : texts.muted)(formats.time(made.endsAt), formats.duration(ms));
  const longer = { topic: made.topic, length: longerMs, ...made.filters };
  return {
    summary: isAll ? sentence : `${what} ${sentence}`,
    blocks: [isAll ? text(sentence) : text(code(what), ' ', sentence), note(texts.afterwards)],
    buttons: [
      { label: texts.unmute(made.number), command: `/unmute #${made.number}` },
      ...(ms < longerMs
        ? [{ label: texts.forLength(formats.duration(longerMs)), command: printCommand(mute, longer) }]
        : []),
    ],
  };
}
