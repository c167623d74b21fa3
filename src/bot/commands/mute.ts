import { authorOf } from '../access/access.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { optional } from '../parameters/parameter.ts';
import { privacyOf } from '../privacy.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { longestMuteMs } from '../subscriptions/mutes.ts';
import { whatOf } from '../subscriptions/printed.ts';
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
    topic: topicOrAll(),
    length: optional(lengthOfTime('TIME')),
    ...mutableBy,
  },
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'hold notifications back from this conversation for a while, 1 hour when no length is given',
    ru: 'не слать уведомления в этот чат какое-то время, без указания — 1 час',
  },
  examples: ['/mute inbox 2h', '/mute all 30m', '/mute sender 1d name:shop*'],
  check: ({ topic, length = usualMs, ...values }) => {
    if (length > longestMuteMs) {
      const reason = { en: subscriptionTexts.en.mute.tooLong, ru: subscriptionTexts.ru.mute.tooLong };
      return { parameter: 'length', reason };
    }
    return filterMisfit(values, topic === 'all' ? undefined : topic, true);
  },
  run: async (context, { topic, length = usualMs, ...values }) => {
    const { message, notices } = context;
    const wanted = { in: message.in, topic, filters: filtersIn(values), by: authorOf(message) };
    return muted(await notices.mutes.add(wanted, length), length, context);
  },
});

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

/** What is muted, as it is typed, or the word for everything. */
export function mutedOf(made: Mute, { message, language }: CommandContext): string {
  return made.topic === 'all' ? subscriptionTexts[language].mute.everything : whatOf(made, privacyOf(message));
}
