import { type Catalogue, plural } from '../language.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { type MuteTexts, muteTexts, type QuietTexts, quietTexts } from './mutes.ts';

export interface SubscriptionTexts {
  readonly added: string;
  /** On a button beside one thing. */
  readonly watch: string;
  readonly resumed: string;
  readonly known: (by: string, since: string) => string;
  readonly tooMany: (most: number) => string;
  readonly end: (number: number) => string;
  readonly all: string;
  readonly ended: string;
  /** Of another conversation than the one it is answered in. */
  readonly endedThere: (place: string) => string;
  readonly again: string;
  readonly none: (number: number) => string;
  readonly preview: PreviewTexts;
  readonly list: SubscriptionListTexts;
  readonly mute: MuteTexts;
  readonly quiet: QuietTexts;
}

export interface PreviewTexts {
  /** What the filters were tried on: incoming SMS, or changes that the bot has seen. */
  readonly messages: (fitting: number, all: number, length: string) => string;
  readonly changes: (fitting: number, all: number, length: string) => string;
  readonly nothing: (length: string) => string;
  readonly newest: (shown: number) => string;
  readonly full: (most: string) => string;
  readonly subscribe: string;
}

export interface SubscriptionListTexts {
  readonly found: (count: number) => string;
  readonly empty: string;
  readonly toBegin: string;
  readonly states: Readonly<Record<Subscription['state'], (reason: string) => string>>;
  readonly fired: (time: string) => string;
  readonly never: string;
  readonly by: (name: string) => string;
  readonly since: (time: string) => string;
  readonly muted: string;
  /** Heads those of one person, wherever they are told. */
  readonly own: string;
  readonly more: (count: number, shown: string) => string;
  readonly inPrivate: (platform: string) => string;
  readonly inGroup: (place: string) => string;
}

export const subscriptionTexts: Catalogue<SubscriptionTexts> = {
  en: {
    added: 'Subscribed; told here from now on:',
    watch: 'Watch',
    resumed: 'This subscription was there and did not work; it works again:',
    known: (by, since) => `This is subscribed to already, by ${by} since ${since}:`,
    tooMany: (most) => `This conversation has ${most} subscriptions, and that is the most. End one first.`,
    end: (number) => `End #${number}`,
    all: 'All subscriptions',
    ended: 'Ended; no longer told here:',
    endedThere: (place) => `The subscription ${place} is ended:`,
    again: 'Subscribe again',
    none: (number) => `There is no subscription #${number} here.`,
    preview: {
      messages: (fitting, all, length) =>
        `${fitting} of the ${all} incoming SMS of the last ${length} would have been told.`,
      changes: (fitting, all, length) =>
        `${fitting} of the ${all} ${plural('en', all, { one: 'change', other: 'changes' })} that the bot saw in the last ${length} would have been told.`,
      nothing: (length) => `Nothing of this kind was seen in the last ${length}, so there is nothing to show.`,
      newest: (shown) => `Shown here: the newest ${shown}.`,
      full: (most) => `The provider gives at most ${most} at once, so there may be more.`,
      subscribe: 'Subscribe',
    },
    list: {
      found: (count) => `${count} ${plural('en', count, { one: 'subscription', other: 'subscriptions' })} here`,
      empty: 'Nothing is subscribed to here.',
      toBegin: 'To be told:',
      states: {
        active: () => 'works',
        paused: (reason) => `paused, tried again by itself: ${reason}`,
        broken: (reason) => `broken: ${reason}`,
      },
      fired: (time) => `last told ${time}`,
      never: 'nothing told yet',
      by: (name) => `by ${name}`,
      since: (time) => `since ${time}`,
      muted: 'Muted here:',
      own: 'Subscriptions',
      more: (_count, shown) => `… and ${shown} more; /subscriptions lists those of a conversation.`,
      inPrivate: (platform) => `in a private chat on ${platform}`,
      inGroup: (place) => `in ${place}`,
    },
    mute: muteTexts.en,
    quiet: quietTexts.en,
  },
  ru: {
    added: 'Подписка оформлена; сюда будет приходить:',
    watch: 'Следить',
    resumed: 'Такая подписка была, но не работала; теперь снова работает:',
    known: (by, since) => `Такая подписка уже есть, от ${by} с ${since}:`,
    tooMany: (most) => `В этом чате уже ${most} подписок, больше нельзя. Сначала отмените одну.`,
    end: (number) => `Отменить #${number}`,
    all: 'Все подписки',
    ended: 'Подписка отменена; сюда больше не приходит:',
    endedThere: (place) => `Подписка ${place} отменена:`,
    again: 'Подписаться снова',
    none: (number) => `Подписки #${number} здесь нет.`,
    preview: {
      messages: (fitting, all, length) => `Из входящих SMS за ${length} (${all}) пришло бы: ${fitting}.`,
      changes: (fitting, all, length) =>
        `Из изменений, которые бот видел за ${length} (${all}), пришло бы: ${fitting}.`,
      nothing: (length) => `За ${length} ничего такого не было, показать нечего.`,
      newest: (shown) => `Здесь новейшие: ${shown}.`,
      full: (most) => `Провайдер даёт не больше ${most} сразу, так что могло быть и больше.`,
      subscribe: 'Подписаться',
    },
    list: {
      found: (count) =>
        `${count} ${plural('ru', count, { one: 'подписка', few: 'подписки', many: 'подписок', other: 'подписки' })} в этом чате`,
      empty: 'В этом чате нет подписок.',
      toBegin: 'Подписаться:',
      states: {
        active: () => 'работает',
        paused: (reason) => `приостановлена, бот пробует снова сам: ${reason}`,
        broken: (reason) => `сломана: ${reason}`,
      },
      fired: (time) => `последнее ${time}`,
      never: 'ещё ничего не приходило',
      by: (name) => `от ${name}`,
      since: (time) => `с ${time}`,
      muted: 'Сейчас не приходит:',
      own: 'Подписки',
      more: (count, shown) =>
        `… и ещё ${shown} ${plural('ru', count, { one: 'подписка', few: 'подписки', many: 'подписок', other: 'подписки' })}; подписки чата покажет /subscriptions.`,
      inPrivate: (platform) => `в личном чате ${platform}`,
      inGroup: (place) => `в чате ${place}`,
    },
    mute: muteTexts.ru,
    quiet: quietTexts.ru,
  },
};
