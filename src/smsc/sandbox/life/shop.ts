import { type Account, nextId } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { dispatch } from '../dispatch.ts';
import { inventPhone } from '../numbering.ts';
import { type Random, randomFor } from '../random.ts';
import { hourMs, minuteMs } from '../spans.ts';
import { nextOf } from './pace.ts';

/** Where customers live, with how many of a hundred. */
const places = [
  ['7916', 24],
  ['7925', 20],
  ['7905', 16],
  ['7977', 10],
  ['7910', 8],
  ['7927', 6],
  ['7913', 5],
  ['7902', 4],
  ['7701', 4],
  ['37529', 2],
  ['7914', 1],
] as const;

/** The account's own software sends a message to a customer: a code, a notice about an order, now and then an e-mail. */
export function shopSends(account: Account, { at, turn }: Appointment): void {
  const random = randomFor(account.agenda.seed, turn);
  const mail = random.chance(0.06);
  const serial = random.whole(1, 600);
  const id = nextId(account, 'message');
  dispatch(account, at, {
    id,
    phone: mail ? `client${serial}@example.com` : inventPhone(random.pick(places, ([, share]) => share)[0], serial),
    text: mail ? `Чек по заказу №${random.whole(10_000, 12_000)}` : notice(account, random),
    sender: mail ? 'info@my-shop.example' : random.pick(['my_shop', 'my_shop', 'my_shop', 'MyShopInfo']),
    type: mail ? 8 : 0,
    login: random.chance(0.12) ? 'sub_alex' : account.login,
    at,
  });
  appoint(account.agenda, nextOf(account, at, random, 34 * minuteMs, 3 * hourMs), { what: 'shop-sends' });
}

function notice(account: Account, random: Random): string {
  const link = account.links.length === 0 ? '' : random.pick(account.links).link;
  const order = random.whole(10_000, 12_000);
  return random.pick([
    `Код: ${random.whole(1_000, 9_999)}`,
    `Код подтверждения ${random.whole(1_000, 9_999)}. Никому его не сообщайте.`,
    `Заказ №${order} собран и ждёт вас: ул. Ленина, 12, с 10 до 21. Срок хранения 5 дней.`,
    `Курьер с заказом №${order} приедет сегодня с 14:00 до 18:00. Будьте на связи`,
    `Order ${order} has been shipped. Track it: ${link}`,
    `Оплата по заказу №${order} получена, спасибо!`,
    `Отзыв о заказе №${order}: ${link}`,
    'Вы записаны на завтра, 12:30. Чтобы отменить, ответьте СТОП',
  ]);
}
