import { type CommandContext, defineCommand } from '../command.ts';
import { type Block, type Button, type Field, items, note, type Reply, text } from '../reply.ts';
import { muteBlocks, unmuteButtons } from '../subscriptions/mute-list.ts';
import { writeHours, writeZone } from '../subscriptions/parse-quiet.ts';
import type { Mute, QuietHours, Subscription } from '../subscriptions/subscription.ts';
import { subscriptionItem } from '../subscriptions/subscription-item.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { topicTexts } from '../texts/topics.ts';
import { topics } from '../topics/topic.ts';

/** More would bury the list; the others are ended by their number. */
const mostButtons = 10;

export const subscriptions = defineCommand({
  name: 'subscriptions',
  aliases: ['subs', 'подписки'],
  parameters: {},
  role: 'operator',
  risk: 'read',
  summary: {
    en: 'what this conversation is told of, and what is muted',
    ru: 'что приходит в этот чат и что отключено',
  },
  details: {
    en: ['Each subscription with its number, who made it and when, when it last told something, and whether it works.'],
    ru: ['Каждая подписка с номером: кто и когда её оформил, когда по ней что-то приходило и работает ли она.'],
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
  return {
    summary,
    blocks: [
      text(summary),
      ...(isEmpty ? offers(context) : [items(all.map((one) => subscriptionItem(one, context)))]),
      ...muteBlocks(mutes, context),
      ...(quiet === undefined ? [] : [note(quietLine(quiet, context))]),
    ],
    buttons: buttonsOf(all, mutes, quiet, context),
  };
}

/** What to type for each topic. */
function offers({ language }: CommandContext): readonly Block[] {
  const lines = topics.map((topic): Field => {
    const label = topic === 'balance' ? '/subscribe balance under:500' : `/subscribe ${topic}`;
    return { label, value: topicTexts[language][topic], typed: true };
  });
  return [text(subscriptionTexts[language].list.toBegin), { kind: 'fields', fields: lines }];
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
    ...unmuteButtons(mutes, { language }),
    ...(quiet === undefined ? [] : [{ label: texts.quiet.turnOff, command: '/quiet off' }]),
  ];
}
