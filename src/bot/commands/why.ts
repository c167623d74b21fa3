import { nameOf } from '../access/subject.ts';
import { conversationKey } from '../chat.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import type { Fate, Trace } from '../outbox/delivery.ts';
import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, type Item, items, note, type Reply, strong, text } from '../reply.ts';
import { numbered } from '../subscriptions/printed.ts';
import { type Considered, consider } from '../subscriptions/wanted-by.ts';
import { whyTexts } from '../texts/why.ts';
import { printFilters } from '../topics/print-filters.ts';

/** How long an event is remembered, see `outbox/prune.ts`. */
const keptDays = 30;

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
  parameters: { event: eventId },
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'why a notification came, came late or did not come: when it was seen, held back and sent',
    ru: 'почему уведомление пришло, задержалось или не пришло: когда замечено, задержано и отправлено',
  },
  examples: ['/why e-7kq2m9'],
  run: async (context, { event }) => {
    const { language, notices } = context;
    const trace = await notices.outbox.trace(event);
    if (trace !== undefined) return explained(trace, context, await notSent(trace, context));
    const sentence = whyTexts[language].unknown(event, keptDays);
    return { summary: sentence, blocks: [text(sentence)] };
  },
});

async function explained(trace: Trace, context: CommandContext, unsent: readonly Block[]): Promise<Reply> {
  const { message, language, role, notices } = context;
  const { title, what } = await notices.tell(trace, language, message.in.kind);
  const fates = trace.fates.filter(({ to }) => role === 'admin' || isHere(to, context));
  const seen = whyTexts[language].seen(momentOf(trace.at, context));
  const shown = fates.map((fate) => fateItem(fate, seen, context));
  const topic = trace.change.topic;
  const isNobodys = !trace.fates.some(({ to }) => isHere(to, context)) && unsent.length === 0;
  return {
    summary: `${trace.event}: ${title}`,
    blocks: [
      text(strong(title)),
      text(what),
      shown.length === 0 ? note(seen) : items(shown),
      ...unsent,
      ...(isNobodys ? [text(whyTexts[language].noSubscription(topic))] : []),
    ],
    buttons: isNobodys ? [{ label: whyTexts[language].subscribe, command: `/subscribe ${topic}` }] : [],
  };
}

function isHere(to: Fate['to'], { message }: CommandContext): boolean {
  return conversationKey(to) === conversationKey(message.in);
}

/** The way of one delivery, step by step. */
function fateItem(fate: Fate, seen: string, context: CommandContext): Item {
  const texts = whyTexts[context.language];
  const { attempts, reason = '', isRepeat, paused, state } = fate;
  const place = isHere(fate.to, context) ? [] : [nameOf(fate.to)];
  return {
    title: [`#${fate.subscription}`, ...place].join(' '),
    facts: [
      seen,
      texts.matched(fate.subscription),
      ...heldFact(fate, context),
      ...(attempts === 0 ? [reason].filter((said) => said !== '') : [texts.attempts(attempts, reason)]),
      ...(paused === undefined || state === 'sent' || state === 'dead' ? [] : [texts.paused(paused.reason)]),
      ...stateFact(fate, context),
      ...(isRepeat ? [texts.perhapsTwice] : []),
    ],
    ...(state === 'dead' && { tone: 'bad' as const }),
    ...(state === 'held' && { tone: 'warning' as const }),
  };
}

function heldFact({ held, dueAt }: Fate, context: CommandContext): readonly string[] {
  const texts = whyTexts[context.language];
  const until = momentOf(dueAt, context);
  if (held === undefined) return [];
  if (held === 'quiet') return [texts.quiet(until)];
  return [held === 'muted' ? texts.muted(until) : texts.heldUntil(until)];
}

function stateFact({ state, doneAt }: Fate, context: CommandContext): readonly string[] {
  const texts = whyTexts[context.language];
  const done = doneAt === undefined ? '' : momentOf(doneAt, context);
  switch (state) {
    case 'waiting':
      return [texts.waiting];
    case 'claimed':
      return [texts.claimed];
    case 'held':
      return [];
    case 'sent':
      return [texts.sent(done)];
    case 'dead':
      return [texts.dead(done)];
  }
}

/** The subscriptions of this conversation that did not tell it, and why not; only when nothing else told it here. */
async function notSent(trace: Trace, context: CommandContext): Promise<readonly Block[]> {
  const { message, language, notices } = context;
  const told = new Set(trace.fates.filter(({ to }) => isHere(to, context)).map(({ subscription }) => subscription));
  const considered = consider(trace.change, await notices.subscriptions.of(message.in));
  const others = considered.filter(
    ({ subscription, mismatch }) =>
      !told.has(subscription.number) &&
      // One of them speaks for all.
      (told.size === 0 || mismatch !== undefined),
  );
  if (others.length === 0) return [];
  const shown = others.map((one) => ({
    title: numbered(one.subscription, privacyOf(message)),
    facts: [reasonOf(one, trace, context)],
  }));
  return [text(strong(whyTexts[language].notSent)), items(shown)];
}

function reasonOf({ subscription, mismatch }: Considered, { at }: Trace, context: CommandContext): string {
  const texts = whyTexts[context.language];
  const { createdAt, filters, state, reason = '' } = subscription;
  if (createdAt.epochMilliseconds > at) return texts.later(momentOf(createdAt.epochMilliseconds, context));
  if (mismatch === 'other') return texts.otherThreshold;
  if (mismatch !== undefined) {
    return texts.mismatch(printFilters({ [mismatch]: filters[mismatch] }, privacyOf(context.message)));
  }
  return state === 'active' ? texts.fitsNow : texts.states[state](reason);
}

/** To the second: what is asked is often which of two things came first. */
function momentOf(ms: number, { formats, account }: CommandContext): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(account.zone);
  const time = moment.toPlainTime().toString({ smallestUnit: 'second' });
  return `${formats.day(moment.toPlainDate())}, ${time}`;
}
