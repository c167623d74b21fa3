import type { Catalogue } from '../language.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Topic } from '../topics/topic.ts';

export interface WhyTexts {
  /** No such event, or one that is remembered no longer. */
  readonly unknown: (event: string, days: number) => string;
  /** Neither an id nor a reply. */
  readonly whichOne: string;
  /** What was replied to is no notification, or one that is remembered no longer; a line to type follows. */
  readonly notOurs: (days: number) => string;
  /** Stands before the lines that ask for the other events of the same message. */
  readonly others: string;
  readonly andMore: string;
  readonly seen: (time: string) => string;
  readonly matched: (number: number) => string;
  readonly muted: (time: string) => string;
  readonly quiet: (time: string) => string;
  readonly heldUntil: (time: string) => string;
  readonly waiting: string;
  readonly claimed: string;
  readonly sent: (time: string) => string;
  readonly dropped: (time: string) => string;
  readonly dead: (time: string) => string;
  readonly perhapsTwice: string;
  readonly attempts: (count: number, reason: string) => string;
  readonly paused: (reason: string) => string;
  /** Heads the subscriptions that did not tell it. */
  readonly notSent: string;
  readonly mismatch: (filter: string) => string;
  readonly later: (time: string) => string;
  readonly otherThreshold: string;
  readonly states: Readonly<Record<Exclude<Subscription['state'], 'active'>, (reason: string) => string>>;
  readonly fitsNow: string;
  readonly noSubscription: (topic: Topic) => string;
  readonly subscribe: string;
}

export const whyTexts: Catalogue<WhyTexts> = {
  en: {
    unknown: (event, days) => `There is no notification ${event}, or it is older than ${days} days.`,
    whichOne: 'Reply to a notification with /why, or type the id that stands under it, such as e-7kq2m9.',
    notOurs: (days) =>
      `What you replied to is no notification, or it is older than ${days} days. With the id under a notification:`,
    others: 'This is the newest of what that message told; the others:',
    andMore: 'and more.',
    seen: (time) => `seen ${time}`,
    matched: (number) => `matched #${number}`,
    muted: (time) => `held by a mute until ${time}`,
    quiet: (time) => `held by quiet hours until ${time}`,
    heldUntil: (time) => `held until ${time}`,
    waiting: 'waits to be sent',
    claimed: 'is being sent',
    sent: (time) => `sent ${time}`,
    dropped: (time) => `left out ${time}`,
    dead: (time) => `given up ${time}`,
    perhapsTwice: 'perhaps shown twice',
    attempts: (count, reason) => `failed ${count}×${reason === '' ? '' : `: ${reason}`}`,
    paused: (reason) => `this conversation is paused: ${reason}`,
    notSent: 'Not told by the other subscriptions here:',
    mismatch: (filter) => `filter ${filter} did not match`,
    later: (time) => `was made later, ${time}`,
    otherThreshold: 'this was about the threshold of another subscription',
    states: {
      paused: (reason) => `is paused: ${reason}`,
      broken: (reason) => `is broken: ${reason}`,
    },
    fitsNow: 'fits as it is now; it may have been paused or broken then',
    noSubscription: (topic) => `Not told here: this conversation has no subscription to ${topic}.`,
    subscribe: 'Subscribe',
  },
  ru: {
    unknown: (event, days) => `Уведомления ${event} нет, или ему больше ${days} дней.`,
    whichOne: 'Ответьте на уведомление командой /why или наберите метку, которая стоит под ним, например e-7kq2m9.',
    notOurs: (days) =>
      `Вы ответили не на уведомление, или ему больше ${days} дней. С меткой, которая стоит под уведомлением:`,
    others: 'Это новейшее из того, о чём было то сообщение; остальное:',
    andMore: 'и не только.',
    seen: (time) => `замечено ${time}`,
    matched: (number) => `подошло к #${number}`,
    muted: (time) => `задержано отключением до ${time}`,
    quiet: (time) => `задержано тихими часами до ${time}`,
    heldUntil: (time) => `задержано до ${time}`,
    waiting: 'ждёт отправки',
    claimed: 'отправляется',
    sent: (time) => `отправлено ${time}`,
    dropped: (time) => `отменено ${time}`,
    dead: (time) => `отправка прекращена ${time}`,
    perhapsTwice: 'возможно, показано дважды',
    attempts: (count, reason) => `неудачных попыток: ${count}${reason === '' ? '' : ` (${reason})`}`,
    paused: (reason) => `этот чат на паузе: ${reason}`,
    notSent: 'По другим подпискам сюда не пришло:',
    mismatch: (filter) => `не подошёл фильтр ${filter}`,
    later: (time) => `оформлена позже, ${time}`,
    otherThreshold: 'речь была о пороге другой подписки',
    states: {
      paused: (reason) => `на паузе: ${reason}`,
      broken: (reason) => `не работает: ${reason}`,
    },
    fitsNow: 'сейчас подходит; тогда могла быть на паузе или не работать',
    noSubscription: (topic) => `Сюда не пришло: в этом чате нет подписки на ${topic}.`,
    subscribe: 'Подписаться',
  },
};
