import { type CommandContext, defineCommand } from '../command.ts';
import type { Trace } from '../outbox/delivery.ts';
import { optional, type Parameter, right, wrong } from '../parameters/parameter.ts';
import { type Block, code, items, note, type Reply, type Span, strong, text } from '../reply.ts';
import { fateItem, secondOf } from '../subscriptions/fate-items.ts';
import { isSeenFrom } from '../subscriptions/here.ts';
import { notSent } from '../subscriptions/not-sent.ts';
import { whyTexts } from '../texts/why.ts';

/** How long an event is remembered, see `outbox/prune.ts`. */
const keptDays = 30;
/** A digest tells of more than anybody would ask for one by one. */
const mostOthers = 9;

const eventId: Parameter<string> = {
  hint: 'EVENT',
  place: 'next',
  required: true,
  field: 'text',
  expects: {
    en: 'the id under a notification, such as e-7kq2m9',
    ru: 'метка под уведомлением, например e-7kq2m9',
  },
  words: [],
  parse: (written) => {
    const id = written.trim().toLowerCase();
    return /^e-[a-z\d]{4,12}$/.test(id) ? right(id) : wrong;
  },
  print: (id) => id,
};

export const why = defineCommand({
  name: 'why',
  aliases: ['почему'],
  parameters: { event: optional(eventId) },
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'why a notification came, came late or did not come',
    ru: 'почему уведомление пришло, задержалось или не пришло',
  },
  details: {
    en: [
      'By the id under a notification, or as a reply to it: when the change was seen, which subscriptions wanted it, what held it back, when it was sent.',
    ],
    ru: [
      'По метке под уведомлением или ответом на него: когда изменение замечено, каким подпискам подошло, что его задержало, когда отправлено.',
    ],
  },
  examples: ['/why e-7kq2m9'],
  check: ({ event }, _moment, { repliedTo }) =>
    event === undefined && repliedTo === undefined
      ? { parameter: 'event', reason: { en: whyTexts.en.whichOne, ru: whyTexts.ru.whichOne } }
      : undefined,
  run: async (context, { event: named }) => {
    const { language, notices } = context;
    const texts = whyTexts[language];
    const [event, ...others] = named === undefined ? await toldByReplied(context) : [named];
    if (event === undefined) return said(texts.notOurs(keptDays), ' ', code('/why e-7kq2m9'));
    const trace = await notices.outbox.trace(event);
    if (trace === undefined) return said(texts.unknown(event, keptDays));
    return explained(trace, context, await notSent(trace, context), others);
  },
});

/** The events of the message that is replied to, the newest first. @throws StorageError */
async function toldByReplied({ message, notices }: CommandContext): Promise<readonly string[]> {
  const { repliedTo } = message;
  return repliedTo === undefined ? [] : notices.outbox.eventsOf(message.in, repliedTo, 1 + mostOthers + 1);
}

function said(sentence: string, ...more: readonly Span[]): Reply {
  return { summary: sentence, blocks: [text(sentence, ...more)] };
}

async function explained(
  trace: Trace,
  context: CommandContext,
  unsent: readonly Block[],
  others: readonly string[],
): Promise<Reply> {
  const { message, language, role, notices } = context;
  const texts = whyTexts[language];
  const { title, what } = await notices.tell(trace, language, message.in.kind);
  const fates = trace.fates.filter(({ to }) => role === 'admin' || isSeenFrom(message.in, to));
  const seen = texts.seen(secondOf(trace.at, context));
  const shown = fates.map((fate) => fateItem(fate, seen, context));
  const topic = trace.change.topic;
  const isNobodys = !trace.fates.some(({ to }) => isSeenFrom(message.in, to)) && unsent.length === 0;
  return {
    summary: `${trace.event}: ${title}`,
    blocks: [
      text(strong(title)),
      text(what),
      shown.length === 0 ? note(seen) : items(shown),
      ...unsent,
      ...(isNobodys ? [text(texts.noSubscription(topic))] : []),
      ...alsoTold(others, context),
    ],
    buttons: isNobodys ? [{ label: texts.subscribe, command: `/subscribe ${topic}` }] : [],
  };
}

/** What else the message told of that was replied to. */
function alsoTold(others: readonly string[], { language }: CommandContext): readonly Block[] {
  const texts = whyTexts[language];
  const [first, ...rest] = others.slice(0, mostOthers);
  if (first === undefined) return [];
  const listed = [code(`/why ${first}`), ...rest.flatMap((event) => [', ', code(`/why ${event}`)])];
  return [text(texts.others, ' ', ...listed, ...(others.length > mostOthers ? [` ${texts.andMore}`] : []))];
}
