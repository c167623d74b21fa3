import { sms } from '../../test/support/notices.ts';
import type { ChatScene } from './chat-scenes.ts';

const minute = 60_000;

const sending =
  '/send sender:my_shop 79161234567 Anna, your order 10403 is ready. We’re open till nine, bring the receipt!';
const sendingInRussian = '/send 79161234567 Ваш заказ 10403 готов, ждём вас сегодня до девяти вечера. Возьмите чек!';

const numbers = {
  name: 'numbers.csv',
  content: [
    'phone;name',
    '+7 916 123-45-67;Anna',
    '8 (925) 123-45-67;Boris',
    'none;Clara',
    '79161234567;Anna again',
    '+7 000 000-00-00;Nobody',
  ].join('\n'),
};

/** What changes the account, on Telegram; in the order of the page. */
export const telegramActing: readonly ChatScene[] = [
  {
    name: 'send',
    language: 'en',
    about: '`/send`: what it would cost, which letter makes it dear, and what is left; one press sends it.',
    in: 'private',
    steps: [{ types: sending }],
  },
  {
    name: 'send-done',
    language: 'en',
    about: 'What stands in its place after the press.',
    in: 'private',
    steps: [{ types: sending }, { presses: 'Send' }],
  },
  {
    name: 'mailing-create',
    language: 'en',
    about: '`/mailing create` with a file of numbers: what is wrong with some of them, and the price by network.',
    in: 'private',
    steps: [
      {
        types: '/mailing create Sale at:"tomorrow 9:00" sender:my_shop Only today: everything at half price',
        file: numbers,
      },
    ],
  },
  {
    name: 'sender-delete',
    language: 'en',
    about: '`/sender delete my_shop`: what cannot be undone is confirmed by typing its name.',
    steps: [{ types: '/sender delete my_shop' }],
  },
  {
    name: 'reply',
    language: 'en',
    about: '**Reply** under an SMS that came in: the answer is typed, and its price is shown before it goes.',
    begins: [{ types: '/subscribe inbox' }],
    steps: [
      { happens: [sms('Добрый день! Когда привезут заказ №10403?')] },
      { presses: 'Reply' },
      { replies: 'Сегодня до 18:00' },
    ],
  },
];

/** The same in Slack. */
export const slackActing: readonly ChatScene[] = [
  {
    name: 'send.ru',
    language: 'ru',
    about: '`/send` in a channel, in Russian: everybody sees what is asked, and only who asked can let it be done.',
    steps: [{ types: sendingInRussian }],
  },
  {
    name: 'send-done.ru',
    language: 'ru',
    about: 'What stands in its place after the press.',
    steps: [{ types: sendingInRussian }, { presses: 'Отправить' }],
  },
  {
    name: 'sender-delete',
    language: 'en',
    about: '`/sender delete my_shop`: its button opens a form that wants the name typed.',
    steps: [{ types: '/sender delete my_shop' }, { presses: 'Delete' }],
  },
  {
    name: 'sender-add',
    language: 'en',
    about: 'The form of `/sender add`, with a place for the document.',
    steps: [{ types: '/sender add' }, { presses: 'Fill in' }],
  },
  {
    name: 'audit',
    language: 'en',
    about: '`/audit`: who did what, and what came of it; numbers are covered, and texts are counted.',
    in: 'private',
    begins: [
      { types: sending },
      { presses: 'Send' },
      { passes: 20 * minute },
      { types: '/sender delete my_shop' },
      { presses: 'Cancel' },
    ],
    steps: [{ types: '/audit' }],
  },
];
