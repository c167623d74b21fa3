import { type BothBots, startBothBots } from '../../test/support/both-bots.ts';
import type { Shown } from '../../test/support/telegram/shown.ts';
import { createSteadyReferences } from './steady-ids.ts';

interface ApprovalScene {
  readonly name: string;
  /** What the page says above the picture. */
  readonly about: string;
  readonly isApproved: boolean;
}

/** In the order of the page. */
export const approvalScenes: readonly ApprovalScene[] = [
  {
    name: 'approval',
    about:
      'What somebody asked for in Slack costs more than the limit: the card that another operator gets on Telegram.',
    isApproved: false,
  },
  {
    name: 'approval-done',
    about: 'The same card when it is approved; in Slack the same stands in place of the question.',
    isApproved: true,
  },
];

/** What Olga sees on Telegram after Anna has asked for something in Slack, and confirmed it. */
export async function playedForApproval({ isApproved }: ApprovalScene): Promise<readonly Shown[]> {
  await using both = await startBothBots();
  const { bot, telegram, olga } = both;
  const { limit, audit } = bot.parts('en').acting;
  await limit.set('5');
  await askedInSlack(both);
  const card = await telegram.until(() => telegram.lastReply(olga));
  if (isApproved) {
    await telegram.press(olga, olga, card, 'Approve');
    await telegram.until(() => telegram.lastReply(olga)?.keyboard.flat().includes('Approve') === false);
  }
  const steady = await createSteadyReferences(audit);
  return telegram.messages(olga).map((message) => ({ ...message, text: steady(message.text) }));
}

async function askedInSlack({ slack, anna, channel, ask }: BothBots): Promise<void> {
  const question = await ask(
    '/send 79161234567 Ваш заказ 10403 готов, ждём вас сегодня до девяти вечера. Возьмите чек!',
  );
  await slack.press(channel, anna, question, question.labels[0] ?? '');
}
