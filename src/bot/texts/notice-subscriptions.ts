import type { Catalogue } from '../language.ts';

type News = 'broken' | 'resumed';

/** What people read about their subscriptions when these cannot be told. */
export interface SubscriptionNewsTexts {
  readonly headlines: Readonly<Record<News, (number: number) => string>>;
  readonly advice: Readonly<Record<News, string>>;
  readonly topic: string;
  readonly place: string;
  readonly reason: string;
  readonly at: string;
  /** Stands before the command that tells what was missed, which is typed in that conversation. */
  readonly missed: Readonly<Record<News, string>>;
}

export const subscriptionNewsTexts: Catalogue<SubscriptionNewsTexts> = {
  en: {
    headlines: {
      broken: (number) => `Subscription #${number} is broken: nothing can be posted in its conversation.`,
      resumed: (number) => `Subscription #${number} goes on.`,
    },
    advice: {
      broken: 'Look whether the bot is still in that conversation and may write there, or subscribe anew elsewhere.',
      resumed: 'What was kept for it is told now. What happened while it was broken is not told by itself.',
    },
    topic: 'What it tells',
    place: 'Conversation',
    reason: 'Reason',
    at: 'When',
    missed: {
      broken: 'When the bot may write there again, this command typed there tells what was missed:',
      resumed: 'This command typed there tells it:',
    },
  },
  ru: {
    headlines: {
      broken: (number) => `Подписка #${number} не работает: в её чат ничего не отправляется.`,
      resumed: (number) => `Подписка #${number} снова работает.`,
    },
    advice: {
      broken: 'Проверьте, что бот ещё в этом чате и может туда писать, или подпишитесь в другом месте.',
      resumed:
        'Всё, что для неё хранилось, будет отправлено сейчас. То, что случилось, пока она не работала, само не придёт.',
    },
    topic: 'О чём',
    place: 'Чат',
    reason: 'Причина',
    at: 'Когда',
    missed: {
      broken: 'Когда бот снова сможет туда писать, пропущенное покажет команда, набранная там:',
      resumed: 'Это покажет команда, набранная там:',
    },
  },
};
