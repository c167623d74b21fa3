import { type Account, nextId, type Subclient } from '../account.ts';
import { dayOf } from '../dates.ts';
import { randomFor } from '../random.ts';
import { dayMs } from '../spans.ts';

const plans: readonly Pick<Subclient, 'login' | 'balance' | 'type' | 'electronic'>[] = [
  { login: 'sub_alex', balance: 0, type: 2, electronic: false },
  { login: 'sub_shop', balance: 350_00, type: 0, electronic: false },
  { login: 'sub_electro', balance: 120_00, type: 1, electronic: true },
  { login: 'old_partner', balance: 0, type: 0, electronic: false },
];

/** Subclients of each kind. Those with money of their own have sent for the last ten days. */
export function seedSubclients(account: Account, start: number): void {
  for (const plan of plans) {
    const settings = new Map([['fmts', '7,-77']]);
    if (plan.login === 'old_partner') settings.set('fl2[10]', '1');
    const subclient = { ...plan, id: nextId(account, 'subclient'), password: `${plan.login}-password`, settings };
    account.subclients.push(subclient);
    if (subclient.balance === 0) continue;
    const random = randomFor(account.agenda.seed, Number(subclient.id));
    for (let day = 10; day > 0; day -= 1) {
      const sms = random.whole(0, 12);
      account.turnover.push({
        day: dayOf(start - day * dayMs, account.gmt),
        login: subclient.login,
        electronic: subclient.electronic,
        sms,
        spent: sms * 3_95,
        received: day === 10 ? 500_00 : 0,
      });
    }
  }
}
