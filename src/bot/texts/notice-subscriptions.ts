import type { Catalogue } from '../language.ts';

type News = 'broken' | 'paused' | 'resumed';

/** What people read about their subscriptions when these cannot be told. */
export interface SubscriptionNewsTexts {
  readonly headlines: Readonly<Record<News, (number: number) => string>>;
  readonly advice: Readonly<Record<News, string>>;
  readonly topic: string;
  readonly place: string;
  readonly reason: string;
  readonly at: string;
  readonly waiting: string;
  /** Stands before the command that tells what was missed, which is typed in that conversation. */
  readonly missed: Readonly<Record<'broken' | 'resumed', string>>;
  readonly all: string;
}

export const subscriptionNewsTexts: Catalogue<SubscriptionNewsTexts> = {
  en: {
    headlines: {
      broken: (number) => `Subscription #${number} is broken: nothing can be posted in its conversation.`,
      paused: (number) => `Subscription #${number} is paused: nothing can be posted in its conversation just now.`,
      resumed: (number) => `Subscription #${number} goes on.`,
    },
    advice: {
      broken: 'Look whether the bot is still in that conversation and may write there, or subscribe anew elsewhere.',
      paused: 'Nothing is lost: what is to be told is kept, and the bot tries again by itself.',
      resumed: 'What was kept for it is told now. What happened while it was broken is not told by itself.',
    },
    topic: 'What it tells',
    place: 'Conversation',
    reason: 'Reason',
    at: 'When',
    waiting: 'Notices that wait',
    missed: {
      broken: 'When the bot may write there again, this command typed there tells what was missed:',
      resumed: 'This command typed there tells it:',
    },
    all: 'Subscriptions',
  },
  ru: {
    headlines: {
      broken: (number) => `Подписка #${number} не работает: в её чат ничего не отправляется.`,
      paused: (number) => `Подписка #${number} приостановлена: в её чат сейчас ничего не отправляется.`,
      resumed: (number) => `Подписка #${number} снова работает.`,
    },
    advice: {
      broken: 'Проверьте, что бот ещё в этом чате и может туда писать, или подпишитесь в другом месте.',
      paused: 'Ничего не потеряно: уведомления хранятся, и бот пробует снова сам.',
      resumed:
        'Всё, что для неё хранилось, будет отправлено сейчас. То, что случилось, пока она не работала, само не придёт.',
    },
    topic: 'О чём',
    place: 'Чат',
    reason: 'Причина',
    at: 'Когда',
    waiting: 'Ждут отправки',
    missed: {
      broken: 'Когда бот снова сможет туда писать, пропущенное покажет команда, набранная там:',
      resumed: 'Это покажет команда, набранная там:',
    },
    all: 'Подписки',
  },
};
