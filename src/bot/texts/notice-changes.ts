import type { templateStatuses } from '../../smsc/codes.ts';
import type { Catalogue, Wording } from '../language.ts';
import type { BalanceChange, HealthChange } from '../topics/change.ts';

/** What happened to a thing, told behind what it is called. */
export interface ChangeTexts {
  /** Stands behind a state for the one before it. */
  readonly was: (state: string) => string;
  readonly noStatus: string;
  readonly waits: (waited: string, usual: string | undefined) => string;
  readonly sender: {
    readonly title: (name: string) => string;
    readonly appeared: string;
    readonly gone: string;
  };
  readonly template: {
    readonly title: (number: number, sender: string) => string;
    readonly statusesInShort: Wording<typeof templateStatuses>;
  };
  readonly inbox: {
    readonly title: string;
    readonly arrived: (phone: string) => string;
    readonly noText: string;
    readonly gap: (from: string, to: string) => string;
    readonly aboutGap: string;
  };
  readonly balance: {
    readonly title: string;
    readonly headlines: Readonly<Record<BalanceChange['kind'], (rest: string) => string>>;
    readonly kinds: Readonly<Record<BalanceChange['kind'], string>>;
    readonly lasts: (length: string) => string;
    /** The same behind its label. */
    readonly runway: (length: string) => string;
    readonly threshold: string;
  };
  readonly mailing: {
    readonly title: (name: string) => string;
    readonly appeared: string;
    readonly gone: string;
    readonly finished: string;
    readonly status: (code: number) => string;
  };
  readonly health: Readonly<Record<HealthChange['what'], HealthTexts>>;
}

/** One thing that can be wrong. */
export interface HealthTexts {
  /** @param which - what of its kind, where there are several */
  readonly title: (which: string) => string;
  readonly failing: (since: string) => string;
  readonly over: (length: string) => string;
  /** What to do or to expect, where the errors of a command say nothing about it. */
  readonly advice?: string;
}

export const changeTexts: Catalogue<ChangeTexts> = {
  en: {
    was: (state) => `(was: ${state})`,
    noStatus: 'no status any more',
    waits: (waited, usual) => `for ${waited} already${usual === undefined ? '' : `, usually ${usual}`}`,
    sender: { title: (name) => `Sender name ${name}`, appeared: 'new', gone: 'no longer on the account' },
    template: {
      title: (number, sender) => `Template #${number} of ${sender}`,
      statusesInShort: {
        'not-found': 'no template',
        waiting: 'waiting',
        sent: 'sent',
        accepted: 'accepted',
        rejected: 'not accepted',
        paused: 'disabled',
      },
    },
    inbox: {
      title: 'Incoming SMS',
      arrived: (phone) => `SMS from ${phone}`,
      noText: 'no text',
      gap: (from, to) => `those received from ${from} to ${to} may be missing`,
      aboutGap:
        'The bot did not look for so long that the provider no longer gives them: it keeps 7 days. They may still be seen on its site.',
    },
    balance: {
      title: 'Money',
      headlines: {
        low: (rest) => `Money is low: ${rest}`,
        critical: (rest) => `Money is almost gone: ${rest}`,
        again: (rest) => `Money is still low: ${rest}`,
        recovered: (rest) => `There is enough money again: ${rest}`,
      },
      kinds: { low: 'low', critical: 'almost gone', again: 'still low', recovered: 'enough again' },
      lasts: (length) => `lasts about ${length}`,
      runway: (length) => `about ${length}`,
      threshold: 'Threshold',
    },
    mailing: {
      title: (name) => `Mailing ${name}`,
      appeared: 'new',
      gone: 'no longer in the list',
      finished: 'finished',
      status: (code) => `status ${code}`,
    },
    health: {
      provider: {
        title: () => 'Provider',
        failing: (since) => `no good answer since ${since}`,
        over: (length) => `answers again, after ${length}`,
      },
      credentials: {
        title: () => 'Login at the provider',
        failing: (since) => `refused since ${since} (error 2)`,
        over: (length) => `accepted again, after ${length}`,
      },
      blocked: {
        title: () => 'IP address of this machine',
        failing: (since) => `blocked by the provider since ${since} (error 4)`,
        over: (length) => `no longer blocked, after ${length}`,
      },
      watcher: {
        title: (which) => `Watching ${which}`,
        failing: (since) => `no good look since ${since}`,
        over: (length) => `works again, after ${length}`,
        advice: 'Nothing new is seen there meanwhile. What can still be seen afterwards is told then.',
      },
      platform: {
        title: (which) => `Chat platform ${which}`,
        failing: (since) => `nothing gets through since ${since}`,
        over: (length) => `messages get through again, after ${length}`,
        advice: 'What is to be told there is kept and tried again for 5 days.',
      },
      subscription: {
        title: (which) => `Subscription #${which}`,
        failing: (since) => `broken since ${since}`,
        over: (length) => `works again, after ${length}`,
        advice: 'Nothing can be posted in its conversation. Look whether the bot is still there and may write.',
      },
    },
  },
  ru: {
    was: (state) => `(ранее: ${state})`,
    noStatus: 'статуса больше нет',
    waits: (waited, usual) => `уже ${waited}${usual === undefined ? '' : `, обычно ${usual}`}`,
    sender: { title: (name) => `Имя отправителя ${name}`, appeared: 'новое', gone: 'больше нет на аккаунте' },
    template: {
      title: (number, sender) => `Шаблон #${number} имени ${sender}`,
      statusesInShort: {
        'not-found': 'шаблона нет',
        waiting: 'ожидает',
        sent: 'отправлен',
        accepted: 'принят',
        rejected: 'не принят',
        paused: 'отключён',
      },
    },
    inbox: {
      title: 'Входящие SMS',
      arrived: (phone) => `SMS от ${phone}`,
      noText: 'без текста',
      gap: (from, to) => `полученные с ${from} до ${to} могли быть пропущены`,
      aboutGap:
        'Бот не смотрел так долго, что провайдер их больше не отдаёт: он хранит 7 дней. Возможно, они ещё видны на его сайте.',
    },
    balance: {
      title: 'Деньги',
      headlines: {
        low: (rest) => `Мало денег: ${rest}`,
        critical: (rest) => `Деньги почти кончились: ${rest}`,
        again: (rest) => `Денег всё ещё мало: ${rest}`,
        recovered: (rest) => `Денег снова достаточно: ${rest}`,
      },
      kinds: { low: 'мало', critical: 'почти кончились', again: 'всё ещё мало', recovered: 'снова достаточно' },
      lasts: (length) => `хватит примерно на ${length}`,
      runway: (length) => `примерно на ${length}`,
      threshold: 'Порог',
    },
    mailing: {
      title: (name) => `Рассылка ${name}`,
      appeared: 'новая',
      gone: 'больше нет в списке',
      finished: 'закончена',
      status: (code) => `статус ${code}`,
    },
    health: {
      provider: {
        title: () => 'Провайдер',
        failing: (since) => `не отвечает нормально с ${since}`,
        over: (length) => `снова отвечает, спустя ${length}`,
      },
      credentials: {
        title: () => 'Вход у провайдера',
        failing: (since) => `не принимается с ${since} (ошибка 2)`,
        over: (length) => `снова принимается, спустя ${length}`,
      },
      blocked: {
        title: () => 'IP-адрес этой машины',
        failing: (since) => `заблокирован провайдером с ${since} (ошибка 4)`,
        over: (length) => `больше не заблокирован, спустя ${length}`,
      },
      watcher: {
        title: (which) => `Наблюдение (${which})`,
        failing: (since) => `не удаётся с ${since}`,
        over: (length) => `снова работает, спустя ${length}`,
        advice: 'Новое там пока не видно. Что можно будет увидеть потом, бот сообщит.',
      },
      platform: {
        title: (which) => `Платформа ${which}`,
        failing: (since) => `ничего не доходит с ${since}`,
        over: (length) => `сообщения снова доходят, спустя ${length}`,
        advice: 'Всё, что нужно там сообщить, хранится, и бот пробует снова в течение 5 дней.',
      },
      subscription: {
        title: (which) => `Подписка #${which}`,
        failing: (since) => `не работает с ${since}`,
        over: (length) => `снова работает, спустя ${length}`,
        advice: 'В её чат ничего не отправляется. Проверьте, что бот ещё там и может писать.',
      },
    },
  },
};
