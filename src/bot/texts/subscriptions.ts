import { type Catalogue, plural } from '../language.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

export interface SubscriptionTexts {
  readonly added: string;
  readonly resumed: string;
  readonly known: (by: string, since: string) => string;
  readonly tooMany: (most: number) => string;
  readonly end: (number: number) => string;
  readonly all: string;
  readonly ended: string;
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
}

export interface MuteTexts {
  readonly everything: string;
  readonly mutedAll: (until: string, length: string) => string;
  /** Stands behind what is muted. */
  readonly muted: (until: string, length: string) => string;
  readonly afterwards: string;
  readonly until: (time: string) => string;
  readonly unmute: (number: number) => string;
  readonly forLength: (length: string) => string;
  /** Heads what is told again. */
  readonly ended: string;
  readonly nothing: string;
  readonly noSuch: (which: string) => string;
  readonly still: string;
  readonly tooLong: string;
}

export interface QuietTexts {
  readonly set: (hours: string, zone: string) => string;
  readonly afterwards: (time: string) => string;
  readonly except: (topics: string) => string;
  readonly off: (hours: string) => string;
  readonly none: string;
  readonly toSet: string;
  readonly turnOff: string;
  /** In the list of what is held back. */
  readonly listed: (hours: string, zone: string, except: string) => string;
}

export const subscriptionTexts: Catalogue<SubscriptionTexts> = {
  en: {
    added: 'Subscribed; told here from now on:',
    resumed: 'This subscription was there and did not work; it works again:',
    known: (by, since) => `This is subscribed to already, by ${by} since ${since}:`,
    tooMany: (most) => `This conversation has ${most} subscriptions, and that is the most. End one first.`,
    end: (number) => `End #${number}`,
    all: 'All subscriptions',
    ended: 'Ended; no longer told here:',
    again: 'Subscribe again',
    none: (number) => `There is no subscription #${number} here.`,
    preview: {
      messages: (fitting, all, length) =>
        `${fitting} of the ${all} incoming SMS of the last ${length} would have been told.`,
      changes: (fitting, all, length) =>
        `${fitting} of the ${all} changes that the bot saw in the last ${length} would have been told.`,
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
    },
    mute: {
      everything: 'everything',
      mutedAll: (until, length) => `Everything is muted here until ${until} (${length}).`,
      muted: (until, length) => `is muted here until ${until} (${length}).`,
      afterwards: 'What is held back meanwhile is told afterwards.',
      until: (time) => `until ${time}`,
      unmute: (number) => `Unmute #${number}`,
      forLength: (length) => `Mute for ${length}`,
      ended: 'Told here again:',
      nothing: 'Nothing is muted here.',
      noSuch: (which) => `${which} is not muted here.`,
      still: 'Still muted:',
      tooLong: 'A mute lasts at most 30 days.',
    },
    quiet: {
      set: (hours, zone) => `Quiet hours here: ${hours}, every day (${zone}).`,
      afterwards: (time) => `What is held back meanwhile is told at ${time}.`,
      except: (topics) => `Told all the same: ${topics}.`,
      off: (hours) => `No more quiet hours here; they were ${hours}.`,
      none: 'There are no quiet hours here.',
      toSet: 'To set them:',
      turnOff: 'Quiet hours off',
      listed: (hours, zone, except) =>
        `Quiet hours: ${hours} (${zone})${except === '' ? '' : `; told all the same: ${except}`}`,
    },
  },
  ru: {
    added: 'Подписка оформлена; сюда будет приходить:',
    resumed: 'Такая подписка была, но не работала; теперь снова работает:',
    known: (by, since) => `Такая подписка уже есть, от ${by} с ${since}:`,
    tooMany: (most) => `В этом чате уже ${most} подписок, больше нельзя. Сначала отмените одну.`,
    end: (number) => `Отменить #${number}`,
    all: 'Все подписки',
    ended: 'Подписка отменена; сюда больше не приходит:',
    again: 'Подписаться снова',
    none: (number) => `Подписки #${number} здесь нет.`,
    preview: {
      messages: (fitting, all, length) => `Из входящих SMS за последние ${length} (${all}) пришло бы: ${fitting}.`,
      changes: (fitting, all, length) =>
        `Из изменений, которые бот видел за последние ${length} (${all}), пришло бы: ${fitting}.`,
      nothing: (length) => `За последние ${length} ничего такого не было, показать нечего.`,
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
    },
    mute: {
      everything: 'всё',
      mutedAll: (until, length) => `Сюда ничего не приходит до ${until} (${length}).`,
      muted: (until, length) => `не приходит сюда до ${until} (${length}).`,
      afterwards: 'Задержанное придёт потом.',
      until: (time) => `до ${time}`,
      unmute: (number) => `Вернуть #${number}`,
      forLength: (length) => `Не слать ${length}`,
      ended: 'Снова приходит сюда:',
      nothing: 'Здесь ничего не отключено.',
      noSuch: (which) => `${which} здесь не отключено.`,
      still: 'Всё ещё не приходит:',
      tooLong: 'Отключить можно не больше чем на 30 дней.',
    },
    quiet: {
      set: (hours, zone) => `Тихие часы в этом чате: ${hours}, каждый день (${zone}).`,
      afterwards: (time) => `Задержанное придёт в ${time}.`,
      except: (topics) => `Приходит и в это время: ${topics}.`,
      off: (hours) => `Тихих часов больше нет; были ${hours}.`,
      none: 'Тихих часов в этом чате нет.',
      toSet: 'Задать их:',
      turnOff: 'Без тихих часов',
      listed: (hours, zone, except) =>
        `Тихие часы: ${hours} (${zone})${except === '' ? '' : `; приходит и тогда: ${except}`}`,
    },
  },
};
