import type { Catalogue } from '../language.ts';

export interface HealthTexts {
  readonly well: string;
  readonly troubled: string;
  readonly unwatched: string;
  readonly provider: string;
  readonly answers: string;
  readonly failingSince: (time: string, length: string) => string;
  readonly notAskedYet: string;
  readonly watcher: string;
  readonly lastGood: string;
  readonly never: string;
  readonly state: string;
  readonly good: string;
  readonly failing: (times: number) => string;
  readonly looks: string;
  readonly here: string;
  readonly elsewhere: string;
  readonly nobody: string;
  readonly platforms: string;
  readonly connected: string;
  readonly cutOff: string;
  readonly backlog: string;
  readonly waiting: (count: string, age: string | undefined) => string;
  readonly held: string;
  readonly paused: string;
  readonly dead: string;
  readonly orMore: (count: string) => string;
  readonly version: string;
}

export const healthTexts: Catalogue<HealthTexts> = {
  en: {
    well: 'The bot works.',
    troubled: 'The bot works, but not everything does.',
    unwatched: 'Nothing is watched here: this bot only answers.',
    provider: 'Provider',
    answers: 'answers',
    failingSince: (time, length) => `failing since ${time} (${length})`,
    notAskedYet: 'not asked yet',
    watcher: 'Watcher',
    lastGood: 'Last good look',
    never: 'never',
    state: 'State',
    good: 'works',
    failing: (times) => `failed ${times}×`,
    looks: 'Watched by',
    here: 'this process',
    elsewhere: 'another process',
    nobody: 'nobody just now',
    platforms: 'Platforms',
    connected: 'connected',
    cutOff: 'not connected',
    backlog: 'To be told',
    waiting: (count, age) => (age === undefined ? count : `${count}, the oldest for ${age}`),
    held: 'Held back',
    paused: 'For paused conversations',
    dead: 'Given up in 30 days',
    orMore: (count) => `${count} or more`,
    version: 'Version',
  },
  ru: {
    well: 'Бот работает.',
    troubled: 'Бот работает, но не всё в порядке.',
    unwatched: 'Здесь ничего не отслеживается: этот бот только отвечает.',
    provider: 'Провайдер',
    answers: 'отвечает',
    failingSince: (time, length) => `не отвечает с ${time} (${length})`,
    notAskedYet: 'ещё не спрашивали',
    watcher: 'Что отслеживается',
    lastGood: 'Последняя удачная проверка',
    never: 'ещё не было',
    state: 'Состояние',
    good: 'работает',
    failing: (times) => `неудач подряд: ${times}`,
    looks: 'Проверяет',
    here: 'этот процесс',
    elsewhere: 'другой процесс',
    nobody: 'сейчас никто',
    platforms: 'Платформы',
    connected: 'на связи',
    cutOff: 'нет связи',
    backlog: 'Ждёт отправки',
    waiting: (count, age) => (age === undefined ? count : `${count}, дольше всех ${age}`),
    held: 'Задержано',
    paused: 'Для чатов на паузе',
    dead: 'Не доставлено за 30 дней',
    orMore: (count) => `${count} или больше`,
    version: 'Версия',
  },
};
