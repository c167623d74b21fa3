import { nameOf } from '../access/subject.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, type Button, code, type Item, items, note, type Reply, strong, text } from '../reply.ts';
import { writeHours, writeZone } from '../subscriptions/parse-quiet.ts';
import { numbered } from '../subscriptions/printed.ts';
import type { Mute, QuietHours, Subscription } from '../subscriptions/subscription.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { mutedOf } from './mute.ts';

/** More would bury the list; the others are ended by their number. */
const mostButtons = 10;

export const subscriptions = defineCommand({
  name: 'subscriptions',
  aliases: ['subs', 'подписки'],
  parameters: {},
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'what this conversation is told, since when and by whom, and what is muted',
    ru: 'что приходит в этот чат, с какого времени и от кого, и что отключено',
  },
  examples: ['/subscriptions'],
  run: async (context) => {
    const { message, notices } = context;
    const [all, mutes, quiet] = await Promise.all([
      notices.subscriptions.of(message.in),
      notices.mutes.of(message.in),
      notices.quiet.of(message.in),
    ]);
    return listed(context, all, mutes, quiet);
  },
});

function listed(
  context: CommandContext,
  all: readonly Subscription[],
  mutes: readonly Mute[],
  quiet: QuietHours | undefined,
): Reply {
  const texts = subscriptionTexts[context.language];
  const isEmpty = all.length === 0;
  const summary = isEmpty ? texts.list.empty : texts.list.found(all.length);
  const examples = [code('/subscribe inbox'), ', ', code('/subscribe balance under:500')];
  return {
    summary,
    blocks: [
      text(summary),
      isEmpty ? text(texts.list.toBegin, ' ', ...examples) : items(all.map((one) => itemOf(one, context))),
      ...muteBlocks(mutes, context),
      ...(quiet === undefined ? [] : [note(quietLine(quiet, context))]),
    ],
    buttons: buttonsOf(all, mutes, quiet, context),
  };
}

function itemOf(subscription: Subscription, { message, language, formats }: CommandContext): Item {
  const texts = subscriptionTexts[language].list;
  const { state, reason = '', firedAt, by, createdAt } = subscription;
  return {
    title: numbered(subscription, privacyOf(message)),
    facts: [
      texts.states[state](reason),
      firedAt === undefined ? texts.never : texts.fired(formats.time(firedAt)),
      texts.by(nameOf(by)),
      texts.since(formats.time(createdAt)),
    ],
    ...(state !== 'active' && { tone: state === 'broken' ? ('bad' as const) : ('warning' as const) }),
  };
}

function muteBlocks(mutes: readonly Mute[], context: CommandContext): readonly Block[] {
  if (mutes.length === 0) return [];
  const { list, mute } = subscriptionTexts[context.language];
  const shown = mutes.map((one) => ({
    title: `#${one.number} ${mutedOf(one, context)}`,
    facts: [mute.until(context.formats.time(one.endsAt)), list.by(nameOf(one.by))],
  }));
  return [text(strong(list.muted)), items(shown)];
}

function quietLine(quiet: QuietHours, { language }: CommandContext): string {
  return subscriptionTexts[language].quiet.listed(writeHours(quiet), writeZone(quiet.zone), quiet.except.join(', '));
}

function buttonsOf(
  all: readonly Subscription[],
  mutes: readonly Mute[],
  quiet: QuietHours | undefined,
  { language }: CommandContext,
): readonly Button[] {
  const texts = subscriptionTexts[language];
  return [
    ...all.slice(-mostButtons).map(({ number }) => ({ label: texts.end(number), command: `/unsubscribe #${number}` })),
    ...mutes
      .slice(-mostButtons)
      .map(({ number }) => ({ label: texts.mute.unmute(number), command: `/unmute #${number}` })),
    ...(quiet === undefined ? [] : [{ label: texts.quiet.turnOff, command: '/quiet off' }]),
  ];
}
