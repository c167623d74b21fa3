import type { Account } from '../account.ts';
import { dayOf } from '../dates.ts';
import { shortFor } from '../links.ts';
import { randomFor } from '../random.ts';
import { dayMs } from '../spans.ts';

const targets = [
  ['145142', 'mywebsite.ru'],
  ['145140', 'https://my-shop.example/reviews'],
  ['145131', 'https://my-shop.example/sale?from=sms'],
  ['144987', 'https://old.my-shop.example/'],
] as const;

/** How many days of clicks lie before the account's remembered past. */
const clickDays = 75;

/** Short links, busier the newer they are; the last one is forgotten and has no clicks. */
export function seedLinks(account: Account, start: number): void {
  for (const [rank, [id, target]] of targets.entries()) {
    const random = randomFor(account.agenda.seed, Number(id));
    const clicks = new Map<string, number>();
    const days = rank === targets.length - 1 ? 0 : clickDays;
    const most = 40 - rank * 12;
    for (let day = days; day > 0; day -= 1) {
      clicks.set(dayOf(start - day * dayMs, account.gmt), random.whole(0, most));
    }
    account.links.push({ id, link: shortFor(id), target, clicks });
  }
}
