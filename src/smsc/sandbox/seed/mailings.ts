import { type Account, type Mailing, mailingStates, nextId } from '../account.ts';
import { appoint } from '../agenda.ts';
import { costOf } from '../dispatch.ts';
import { inventPhone } from '../numbering.ts';
import { dayMs, hourMs, minuteMs } from '../spans.ts';

type Plan = Pick<Mailing, 'name' | 'recipients' | 'text' | 'needAt'> &
  Partial<Pick<Mailing, 'subject' | 'repeat' | 'repeatsLeft' | 'format' | 'status' | 'sender'>>;

/** Mailings that began before the start: weekly ones, a single one, an e-mail, and one that still runs. */
export function seedPastMailings(account: Account, start: number): void {
  plan(account, start, {
    name: 'Еженедельные новинки',
    recipients: phones(64),
    text: 'Новинки недели уже в магазине! Подробнее: https://my-shop.example/new',
    needAt: at(account, start, -17, 12),
    repeat: 5,
    repeatsLeft: 12,
  });
  plan(account, start, {
    name: 'Скидка на день рождения магазина',
    recipients: phones(36),
    text: 'Нам 5 лет! Скидка 15% на всё до воскресенья по промокоду HAPPY5',
    needAt: at(account, start, -6, 11),
  });
  plan(account, start, {
    name: 'Письмо постоянным клиентам',
    subject: 'Подарок внутри',
    recipients: Array.from({ length: 40 }, (_, serial) => `client${serial + 1}@example.com`),
    text: 'Здравствуйте! Спасибо, что вы с нами. Ваш подарок — бесплатная доставка до конца месяца.',
    needAt: at(account, start, -4, 15),
    format: 8,
    sender: 'info@my-shop.example',
  });
  plan(account, start, {
    name: 'Распродажа «Всё по 990»',
    recipients: phones(240),
    text: 'Распродажа «Всё по 990» началась! До 23:59, только в my_shop',
    needAt: start - 9 * minuteMs,
  });
}

/** Mailings that have not been sent: one that waits, one that was switched off, and an e-mail that waits. */
export function seedLiveMailings(account: Account, start: number): void {
  plan(account, start, {
    name: 'Напоминание о записи',
    recipients: phones(12),
    text: 'Напоминаем: вы записаны на завтра. Чтобы отменить, ответьте СТОП',
    needAt: start + 3 * hourMs,
    repeat: 3,
    repeatsLeft: 30,
  });
  plan(account, start, {
    name: 'Опрос (черновик)',
    recipients: phones(80),
    text: 'Оцените нас от 1 до 5 ответным SMS',
    needAt: at(account, start, 2, 10),
    status: mailingStates.cancelled,
  });
  plan(account, start, {
    name: 'Каталог на зиму',
    subject: 'Зимний каталог',
    recipients: Array.from({ length: 25 }, (_, serial) => `client${serial + 50}@example.com`),
    text: 'Зимний каталог уже на сайте.',
    needAt: at(account, start, 1, 9),
    format: 8,
    sender: 'info@my-shop.example',
  });
}

function plan(account: Account, start: number, wanted: Plan): void {
  const { recipients, text, needAt, format = 0 } = wanted;
  const texts = new Map<string, string>();
  const createdAt = Math.min(needAt, start) - 20 * hourMs;
  const mailing: Mailing = {
    subject: '',
    repeat: 0,
    repeatsLeft: 0,
    format: 0,
    status: mailingStates.waiting,
    sender: 'my_shop',
    ...wanted,
    id: nextId(account, 'mailing'),
    createdAt,
    changedAt: createdAt,
    sentAt: undefined,
    texts,
    validity: 24 * 60,
    period: '',
    frequency: '',
    cost: costOf(account.prices, recipients, { text, texts, format }),
    sent: 0,
    delivered: 0,
  };
  account.mailings.push(mailing);
  if (mailing.status === mailingStates.waiting) {
    appoint(account.agenda, needAt, { what: 'mailing-sends', id: mailing.id });
  }
}

/** A whole hour of a day before or after the start, in the account's zone. */
function at(account: Account, start: number, days: number, oClock: number): number {
  const zone = account.gmt * hourMs;
  return Math.floor((start + zone) / dayMs + days) * dayMs + oClock * hourMs - zone;
}

function phones(count: number): readonly string[] {
  const prefixes = ['7916', '7925', '7905', '7977', '7910', '7901', '7999'];
  return Array.from({ length: count }, (_, serial) =>
    inventPhone(prefixes[serial % prefixes.length] ?? '7916', 1_000 + serial),
  );
}
