import { noon } from '../../test/support/clock.ts';
import { healthChange, senderChange, sms } from '../../test/support/notices.ts';
import type { ChatScene } from './chat-scenes.ts';

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

/** What is told without being asked, on each platform; in the order of the pages. */
export const noticeScenes: readonly ChatScene[] = [
  {
    name: 'notice-sms',
    language: 'en',
    about:
      'A new SMS where others read along: numbers and what may be a code are covered, and **Show** uncovers them for one operator.',
    begins: [{ types: '/subscribe inbox' }],
    steps: [{ happens: [sms('Your verification code is 789-612')] }],
  },
  {
    name: 'notice-card',
    language: 'en',
    about:
      'A sender name on its way: one card, edited in place as it moves on; what decides something is told under it.',
    begins: [{ types: '/subscribe sender' }],
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
    begins: [{ types: '/subscribe sender' }],
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
    begins: [{ types: '/subscribe inbox' }],
    steps: [{ happens: storm }],
  },
  {
    name: 'notice-quiet.ru',
    language: 'ru',
    about: 'Quiet hours, and what they held back, in Russian.',
    begins: [{ types: '/subscribe sender' }, { types: '/subscribe inbox' }],
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
    begins: [{ types: '/subscribe health' }],
    steps: [{ happens: [healthChange()] }],
  },
  {
    name: 'notice-over',
    language: 'en',
    about: 'When it is over, the same card says so, and a message under it.',
    begins: [{ types: '/subscribe health' }],
    steps: [{ happens: [healthChange()] }, { passes: 25 * minute }, { happens: [healthChange({ kind: 'over' })] }],
  },
  {
    name: 'notice-why',
    language: 'en',
    about: '`/why` as a reply to a notice: when it was seen, what held it back, when it was sent.',
    begins: [{ types: '/subscribe sender name:my*' }, { types: '/subscribe sender status:rejected' }],
    steps: [{ happens: [moderated] }, { passes: minute }, { replies: '/why' }],
  },
  {
    name: 'notice-subscriptions',
    language: 'en',
    about: '`/subscriptions`: what is told here, by whom and when last, and what is held back.',
    begins: [
      { types: '/subscribe inbox from:7916*' },
      { types: '/subscribe balance under:500' },
      { types: '/subscribe sender' },
      { types: '/mute balance 2h' },
      { types: '/quiet 22:00-08:00 except health' },
    ],
    steps: [{ happens: [sms('Спасибо!')] }, { types: '/subscriptions' }],
  },
];
