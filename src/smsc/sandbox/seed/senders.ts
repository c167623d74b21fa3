import { type Account, nextId, type Sender } from '../account.ts';
import { appoint } from '../agenda.ts';
import { dayMs, minuteMs } from '../spans.ts';

type Plan = Pick<Sender, 'name'> & {
  readonly moderation?: number;
  readonly operators?: Readonly<Record<string, number>>;
  readonly replacements?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly comment?: string;
};

/** Oldest first. Together they are in every moderation state and in every state at an operator. */
const plans: readonly Plan[] = [
  {
    name: 'SMSC.RU',
    operators: { mega_int: 2, motiv_int: 2, mts_int: 2 },
    replacements: { mega_int: 'SMSINFO', motiv_int: 'SMSINFO' },
  },
  {
    name: 'my_shop',
    comment: 'Интернет-магазин my-shop.example',
    operators: {
      mega_step: 2,
      mega_int: 2,
      bee_step: 1,
      motiv_step: 0,
      motiv_int: 4,
      mts_step: 2,
      mts_int: 2,
      tele2_step: 3,
      tele2: 2,
      ua_reg: 5,
      ua_int: 8,
    },
    replacements: { mega_int: 'SHOPINFO' },
  },
  { name: 'MyShopInfo', operators: { mega_step: 2, bee_step: 2, motiv_step: 2, mts_step: 2, tele2_step: 2 } },
  { name: 'my-shop.ru', operators: { mts_step: 2, tele2: 2 } },
  { name: 'info@my-shop.example', comment: 'Почта магазина' },
  { name: '79990000100', comment: 'Платное цифровое имя', operators: { mts_step: 2, mega_step: 2, bee_step: 1 } },
  { name: 'Casino777', moderation: 2, comment: 'Отключено модератором' },
  { name: 'Apteka24', operators: { mts_step: 3, tele2_step: 8, mega_step: 2 } },
  { name: 'BonusClub', operators: { mts_step: 2, mega_step: 4, bee_step: 2 } },
  { name: 'UAshop', operators: { ua_reg: 1, ua_int: 2 } },
  { name: 'VIPclub', operators: { bee_step: 5, mts_step: 5 } },
  { name: 'AlexStore', user: 'sub_alex', operators: { mts_step: 2, mega_step: 1 } },
  { name: 'Dostavka', operators: { mts_step: 1, bee_step: 1, mega_step: 0, tele2: 2 } },
  { name: 'SALE-2026', moderation: 0, operators: { mts_step: 0, mega_step: 0 } },
];

/** Sender names, and what will become of those that are on their way. */
export function seedSenders(account: Account, start: number): void {
  for (const [place, plan] of plans.entries()) {
    const changedAt = start - (plans.length - place) * 3 * dayMs + 7 * minuteMs;
    account.senders.push({
      id: nextId(account, 'sender'),
      name: plan.name,
      user: plan.user ?? '',
      moderation: plan.moderation ?? 1,
      operators: new Map(Object.entries(plan.operators ?? {})),
      replacements: new Map(Object.entries(plan.replacements ?? {})),
      changedAt,
      comment: plan.comment ?? '',
      document: undefined,
      codeSentAt: undefined,
    });
  }
  decide(account, start + 2 * minuteMs, 'Dostavka', 'mts_step');
  decide(account, start + 6 * minuteMs, 'Dostavka', 'mega_step');
  decide(account, start + 11 * minuteMs, 'my_shop', 'bee_step');
  decide(account, start + 25 * minuteMs, 'Dostavka', 'bee_step');
  decide(account, start + 90 * minuteMs, 'my_shop', 'motiv_step');
  decide(account, start + 200 * minuteMs, 'BonusClub', 'mega_step');
  decide(account, start + 600 * minuteMs, '79990000100', 'bee_step');
  decide(account, start + 900 * minuteMs, 'VIPclub', 'bee_step');
  const id = account.senders.find(({ name }) => name === 'SALE-2026')?.id ?? '';
  appoint(account.agenda, start + 4 * minuteMs, { what: 'sender-is-moderated', id });
}

function decide(account: Account, at: number, name: string, operator: string): void {
  const id = account.senders.find((sender) => sender.name === name)?.id ?? '';
  appoint(account.agenda, at, { what: 'operator-decides', id, operator });
}
