import { type Account, nextId } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { inventPhone } from '../numbering.ts';
import { type Random, randomFor } from '../random.ts';
import { hourMs, minuteMs } from '../spans.ts';
import { nextOf } from './pace.ts';

/** The numbers on which the account receives SMS. */
const ownNumbers = ['79990000100', '79990000200'] as const;

const customers = ['7916', '7925', '7905', '7977', '7910', '7927', '7913', '7701'];

/** A few an hour by day, one an hour at night. */
export function smsArrives(account: Account, { at, turn }: Appointment): void {
  const random = randomFor(account.agenda.seed, turn);
  account.answers.push({
    id: nextId(account, 'answer'),
    receivedAt: at,
    sentAt: at - random.whole(1, 9) * 1_000,
    phone: inventPhone(random.pick(customers), random.whole(1, 400)),
    toPhone: random.pick(ownNumbers),
    text: random.chance(0.2) ? code(random) : reply(random),
  });
  appoint(account.agenda, nextOf(account, at, random, 15 * minuteMs, hourMs), { what: 'sms-arrives' });
}

function code(random: Random): string {
  const digits = String(random.whole(100_000, 999_999));
  return random.pick([
    `Код подтверждения: ${digits}. Никому его не сообщайте.`,
    `${digits} — ваш код для входа в личный кабинет`,
    `Your verification code is ${digits.slice(0, 3)}-${digits.slice(3)}`,
    `Пароль: ${digits.slice(2)}. Вход 12:04 MSK`,
  ]);
}

function reply(random: Random): string {
  const order = random.whole(10_000, 12_000);
  return random.pick([
    'Да',
    'СТОП',
    'Спасибо!',
    'ок 👍',
    'Приеду к 18:30, дождитесь, пожалуйста',
    `Заказ ${order} не привезли, где курьер?`,
    `Перенесите заказ ${order} на завтра`,
    'Перезвоните мне после обеда',
    'Кто это?',
    'Я не заказывал <ничего> & прошу больше не писать',
    `Не открывается ссылка из смс про «заказ №${order}»`,
    'Добрый день! Хочу вернуть товар, чек сохранился.\nКуда подъехать?',
    'yes',
    '1',
  ]);
}
