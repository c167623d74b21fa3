import { authorOf } from '../access/access.ts';
import { nameOf } from '../access/subject.ts';
import { type Command, type CommandContext, defineCommand, type Misfit } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { privacyOf } from '../privacy.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { previewReply } from '../subscriptions/preview.ts';
import { numbered } from '../subscriptions/printed.ts';
import { type Added, mostSubscriptions } from '../subscriptions/subscriptions.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import {
  type FilterValues,
  filterHelp,
  filterMisfit,
  filterParameters,
  filtersIn,
} from '../topics/filters-parameters.ts';
import { length } from '../topics/parse-thresholds.ts';
import { topicParameter } from '../topics/parse-topic.ts';
import type { Topic } from '../topics/topic.ts';

const dayMs = 86_400_000;
/** The provider gives the incoming SMS of 7 days; other things are looked for as long as a mute may last. */
const mostPreviewDays = { inbox: 7, other: 30 };

export const subscribe: Command = defineCommand({
  name: 'subscribe',
  aliases: ['подписаться'],
  parameters: { topic: topicParameter(), ...filterParameters, preview: optional(keyed(length('TIME'))) },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'have this conversation told of changes',
    ru: 'присылать в этот чат новости по теме',
  },
  details: {
    en: [
      `Filters of each topic: ${filterHelp}.`,
      'With preview: it shows what would have come in that time, and nothing is subscribed to yet.',
    ],
    ru: [
      `Фильтры каждой темы: ${filterHelp}.`,
      'С preview: показывает, что пришло бы за это время, и пока ни на что не подписывает.',
    ],
  },
  examples: [
    '/subscribe inbox from:7916*',
    '/subscribe inbox text:"/code \\d{4,6}/" preview:7d',
    '/subscribe sender name:shop* operator:mts status:rejected',
    '/subscribe balance under:500',
  ],
  check: (values) => filterMisfit(values, values.topic) ?? withoutThreshold(values) ?? longPreview(values),
  run: async (context, { topic, preview, ...values }) => {
    const filters = filtersIn(values);
    if (preview !== undefined) {
      const command = printCommand(subscribe, { topic, ...filters });
      return previewReply(context, { topic, filters, ms: preview, command });
    }
    const { message, language, notices } = context;
    const wanted = { in: message.in, topic, filters, language, by: authorOf(message) };
    const added = await notices.subscriptions.add(wanted);
    if (added.kind === 'too-many') return tooMany(context);
    return told(added, context);
  },
});

/** Without one nobody knows when to tell. */
function withoutThreshold({ topic, under, runway }: FilterValues & { readonly topic: Topic }): Misfit | undefined {
  if (topic !== 'balance' || under !== undefined || runway !== undefined) return undefined;
  return {
    parameter: 'under',
    reason: {
      en: 'balance needs under: with an amount, such as under:500, or runway: with how long it lasts, such as runway:3d.',
      ru: 'Для balance нужна сумма, например under:500, или на сколько её хватает, например runway:3d.',
    },
  };
}

function longPreview({
  topic,
  preview,
}: {
  readonly topic: Topic;
  readonly preview?: number | undefined;
}): Misfit | undefined {
  const days = topic === 'inbox' ? mostPreviewDays.inbox : mostPreviewDays.other;
  if (preview === undefined || preview <= days * dayMs) return undefined;
  return {
    parameter: 'preview',
    reason: {
      en: `A preview of ${topic} goes back ${days} days at most.`,
      ru: `Для ${topic} можно посмотреть не больше чем на ${days} дней назад.`,
    },
  };
}

function told(
  { kind, subscription }: Exclude<Added, { readonly kind: 'too-many' }>,
  { message, language, formats }: CommandContext,
): Reply {
  const texts = subscriptionTexts[language];
  const what = numbered(subscription, privacyOf(message));
  const isKnown = kind === 'known';
  const sentence = isKnown ? texts.known(nameOf(subscription.by), formats.time(subscription.createdAt)) : texts[kind];
  return {
    summary: `${sentence} ${what}`,
    ...(isKnown && { tone: 'warning' as const }),
    blocks: [text(sentence, ' ', code(what))],
    buttons: [
      { label: texts.end(subscription.number), command: `/unsubscribe #${subscription.number}` },
      { label: texts.all, command: '/subscriptions' },
    ],
  };
}

function tooMany({ language }: CommandContext): Reply {
  const texts = subscriptionTexts[language];
  const sentence = texts.tooMany(mostSubscriptions);
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [note(sentence, 'warning')],
    buttons: [{ label: texts.all, command: '/subscriptions' }],
  };
}
