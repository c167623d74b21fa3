import type { Account } from './account.ts';
import { type Appointment, takeDue } from './agenda.ts';
import { receive } from './billing.ts';
import { smsArrives } from './life/incoming.ts';
import { linkIsClicked } from './life/links.ts';
import { mailingSends } from './life/mailings.ts';
import { messageMoves } from './life/messages.ts';
import { operatorDecides, operatorWavers, senderIsModerated, templateIsDecided } from './life/moderation.ts';
import { shopSends } from './life/shop.ts';

/** What the owner pays in at a time. */
const payment = 3_000_00;

/**
 * Lets all happen that is due by `now`, in order. Each thing takes its chances from its own turn on the agenda, so the
 * outcome does not depend on how many steps the time is moved in.
 */
export function live(account: Account, now: number): void {
  for (let next = takeDue(account.agenda, now); next !== undefined; next = takeDue(account.agenda, now)) {
    happen(account, next);
  }
}

function happen(account: Account, next: Appointment): void {
  switch (next.what) {
    case 'shop-sends':
      return shopSends(account, next);
    case 'message-moves':
      return messageMoves(account, next);
    case 'sms-arrives':
      return smsArrives(account, next);
    case 'sender-is-moderated':
      return senderIsModerated(account, next);
    case 'operator-decides':
      return operatorDecides(account, next);
    case 'operator-wavers':
      return operatorWavers(account, next);
    case 'template-is-decided':
      return templateIsDecided(account, next);
    case 'mailing-sends':
      return mailingSends(account, next);
    case 'link-is-clicked':
      return linkIsClicked(account, next);
    case 'money-arrives':
      return receive(account, next.at, payment);
  }
}
