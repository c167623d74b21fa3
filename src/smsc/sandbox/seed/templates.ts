import { type Account, nextId } from '../account.ts';
import { appoint } from '../agenda.ts';
import { minuteMs } from '../spans.ts';

/** The texts and their states by operator and kind; together they are in every state. */
const plans: readonly (readonly [sender: string, text: string, states: Readonly<Record<string, number>>])[] = [
  [
    'my_shop',
    'Код подтверждения: %d. Никому его не сообщайте.',
    { mts_auth: 2, mts_srv: 1, mega_auth: 3, mega_srv: 2, bee_srv: 0, tele2_srv: 4, motiv_srv: 2, soc: 2 },
  ],
  ['my_shop', 'Заказ №%d собран и ждёт вас: %w', { mts_srv: 2, mega_srv: 2, bee_srv: 2, tele2_srv: 2, motiv_srv: 3 }],
  ['MyShopInfo', 'Оплата по заказу №%d получена, спасибо!', { mts_trn: 2, mega_trn: 1, bee_trn: 2 }],
];

/** Templates, and what will become of those that are on their way. */
export function seedTemplates(account: Account, start: number): void {
  let wait = 3 * minuteMs;
  for (const [sender, text, states] of plans) {
    for (const [kind, status] of Object.entries(states)) {
      const id = nextId(account, 'template');
      account.templates.push({ id, sender, text, kind, status });
      if (status === 2 || status === 3) continue;
      appoint(account.agenda, start + wait, { what: 'template-is-decided', id });
      wait += 5 * minuteMs;
    }
  }
}
