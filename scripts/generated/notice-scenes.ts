import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import type { TestBot } from '../../test/support/bot.ts';
import { noon } from '../../test/support/clock.ts';
import { healthChange, senderChange, sms } from '../../test/support/notices.ts';
import { tellChanges, tellHeld } from '../../test/support/tell-changes.ts';

/** What happens in a group or channel, one after the other. */
export type NoticeStep =
  /** Somebody types a line. */
  | { readonly types: string }
  /** The same as a reply to the last notice. */
  | { readonly replies: string }
  | { readonly happens: readonly Change[] }
  /** Time passes, in milliseconds; then what was held back is told. */
  | { readonly passes: number };

export interface NoticeScene {
  readonly name: string;
  readonly language: Language;
  /** What the page says above the picture. */
  readonly about: string;
  /** Lines that are typed before and not shown. */
  readonly begins: readonly string[];
  readonly steps: readonly NoticeStep[];
}

/** A platform in which a scene is played. */
export interface NoticeStage {
  readonly bot: TestBot;
  readonly adapter: ChatAdapter;
  /** Where it is told. */
  readonly to: Conversation;
  /** Types a line and waits for its answer. */
  say(line: string): Promise<void>;
  /** The same in reply to the last notice. */
  reply(line: string): Promise<void>;
  /** What stands there already is not shown. */
  hide(): void;
}

const minute = 60_000;
const hour = 60 * minute;

const words = [
  'Добрый день! Когда привезут заказ №10403?',
  'Your verification code is 789-612',
  'СТОП',
  'Спасибо!',
  'Кто это?',
  'Не открывается ссылка из SMS',
];
const storm = Array.from({ length: 36 }, (_, index) =>
  sms(words[index % words.length] ?? '', {
    id: `64501${index + 10}`,
    from: `7916${String(1_000_000 + (index % 23) * 73_129)}`,
    receivedAt: noon - (36 - index) * 40_000,
  }),
);

const appeared = senderChange({ kind: 'appeared', moderation: { after: 0 }, isDecisive: false, isLoud: false });
const moderated = senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } });
const accepted = senderChange({
  operators: { mts_step: { before: 1, after: 2 }, bee_step: { before: 1, after: 2 }, tele2_step: { after: 1 } },
});
const rejected = senderChange({ operators: { mega_step: { before: 1, after: 3 } } });

/** In the order of the pages. */
export const noticeScenes: readonly NoticeScene[] = [
  {
    name: 'notice-sms',
    language: 'en',
    about:
      'A new SMS where others read along: numbers and what may be a code are covered, and **Show** uncovers them for one operator.',
    begins: ['/subscribe inbox'],
    steps: [{ happens: [sms('Your verification code is 789-612')] }],
  },
  {
    name: 'notice-card',
    language: 'en',
    about:
      'A sender name on its way: one card, edited in place as it moves on; what decides something is told under it.',
    begins: ['/subscribe sender'],
    steps: [
      { happens: [appeared] },
      { passes: 40 * minute },
      { happens: [moderated] },
      { passes: 3 * hour },
      { happens: [accepted, rejected] },
    ],
  },
  {
    name: 'notice-card.ru',
    language: 'ru',
    about: 'The same in Russian.',
    begins: ['/subscribe sender'],
    steps: [
      { happens: [appeared] },
      { passes: 40 * minute },
      { happens: [moderated] },
      { passes: 3 * hour },
      { happens: [accepted, rejected] },
    ],
  },
  {
    name: 'notice-storm',
    language: 'en',
    about: 'Many SMS at one time become one message, with all of them in a file.',
    begins: ['/subscribe inbox'],
    steps: [{ happens: storm }],
  },
  {
    name: 'notice-quiet.ru',
    language: 'ru',
    about: 'Quiet hours, and what they held back, in Russian.',
    begins: ['/subscribe sender', '/subscribe inbox'],
    steps: [
      { types: '/quiet 11:00-14:00 except health' },
      { happens: [moderated, ...storm.slice(0, 3)] },
      { passes: hour },
      { happens: [rejected] },
      { passes: hour },
    ],
  },
  {
    name: 'notice-outage',
    language: 'en',
    about: 'The provider is down: told once, whatever fails because of it, with what to do.',
    begins: ['/subscribe health'],
    steps: [{ happens: [healthChange()] }],
  },
  {
    name: 'notice-over',
    language: 'en',
    about: 'When it is over, the same card says so, and a message under it.',
    begins: ['/subscribe health'],
    steps: [{ happens: [healthChange()] }, { passes: 25 * minute }, { happens: [healthChange({ kind: 'over' })] }],
  },
  {
    name: 'notice-why',
    language: 'en',
    about: '`/why` as a reply to a notice: when it was seen, what held it back, when it was sent.',
    begins: ['/subscribe sender name:my*', '/subscribe sender status:rejected'],
    steps: [{ happens: [moderated] }, { passes: minute }, { replies: '/why' }],
  },
  {
    name: 'notice-subscriptions',
    language: 'en',
    about: '`/subscriptions`: what is told here, by whom and when last, and what is held back.',
    begins: [
      '/subscribe inbox from:7916*',
      '/subscribe balance under:500',
      '/subscribe sender',
      '/mute balance 2h',
      '/quiet 22:00-08:00 except health',
    ],
    steps: [{ happens: [sms('Спасибо!')] }, { types: '/subscriptions' }],
  },
];

/** Plays a scene to its end. */
export async function playNotices({ begins, steps }: NoticeScene, stage: NoticeStage): Promise<void> {
  const { bot, adapter, to } = stage;
  for (const line of begins) await stage.say(line);
  stage.hide();
  for (const step of steps) {
    if ('types' in step) await stage.say(step.types);
    else if ('replies' in step) await stage.reply(step.replies);
    else if ('happens' in step) await tellChanges(bot, adapter, to, step.happens);
    else {
      await bot.clock.advance(step.passes);
      await tellHeld(bot, adapter, to);
    }
  }
}
