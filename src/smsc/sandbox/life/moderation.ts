import type { Account, Sender } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { canPay, spend } from '../billing.ts';
import { type Random, randomFor } from '../random.ts';
import { hourMs, minuteMs } from '../spans.ts';

/** What the paid registrations cost. */
const fees: Readonly<Record<string, number>> = {
  mts_step: 600_00,
  mega_step: 500_00,
  bee_step: 400_00,
  tele2_step: 300_00,
  motiv_step: 200_00,
};

type About = Appointment & { readonly id: string };

/** A moderator looks at a new name: nearly always it is allowed, and the operators are asked. */
export function senderIsModerated(account: Account, { at, turn, id }: About): void {
  const sender = account.senders.find((known) => known.id === id);
  if (sender === undefined || sender.moderation !== 0) return;
  const random = randomFor(account.agenda.seed, turn);
  sender.moderation = random.chance(0.92) ? 1 : 2;
  if (sender.moderation === 2) return;
  for (const operator of sender.operators.keys()) askLater(account, sender, operator, at, random);
}

/** An operator's next step with a name: it is sent to him, then he accepts or not, or wants documents. */
export function operatorDecides(
  account: Account,
  { at, turn, id, operator }: About & { readonly operator: string },
): void {
  const sender = account.senders.find((known) => known.id === id);
  const random = randomFor(account.agenda.seed, turn);
  if (sender === undefined) return undefined;
  switch (sender.operators.get(operator) ?? -1) {
    case 0:
    case 5:
      return submit(account, sender, operator, at, random);
    case 1:
      return set(sender, operator, at, random.pick([2, 2, 2, 2, 2, 2, 2, 3, 3, 8]));
    case 4:
      return set(sender, operator, at, 2);
    default:
      return undefined;
  }
}

function submit(account: Account, sender: Sender, operator: string, at: number, random: Random): void {
  const fee = fees[operator] ?? 0;
  if (canPay(account, fee)) {
    if (fee > 0) spend(account, at, account.login, 0, fee);
    set(sender, operator, at, 1);
  } else {
    set(sender, operator, at, 5);
  }
  askLater(account, sender, operator, at, random);
}

function askLater(account: Account, sender: Sender, operator: string, at: number, random: Random): void {
  const wait = sender.operators.get(operator) === 5 ? 12 * hourMs : random.whole(2 * minuteMs, 40 * minuteMs);
  appoint(account.agenda, at + wait, { what: 'operator-decides', id: sender.id, operator });
}

/** Every other day or so an operator switches off a name that he had accepted, for some hours. */
export function operatorWavers(account: Account, { at, turn }: Appointment): void {
  const random = randomFor(account.agenda.seed, turn);
  const accepted = account.senders
    .filter((sender) => sender.moderation === 1)
    .flatMap((sender) => [...sender.operators].map(([operator, status]) => ({ sender, operator, status })))
    .filter(({ status }) => status === 2);
  if (accepted.length > 0) {
    const { sender, operator } = random.pick(accepted);
    set(sender, operator, at, 4);
    appoint(account.agenda, at + random.whole(hourMs, 8 * hourMs), {
      what: 'operator-decides',
      id: sender.id,
      operator,
    });
  }
  appoint(account.agenda, at + random.whole(20 * hourMs, 60 * hourMs), { what: 'operator-wavers' });
}

function set(sender: Sender, operator: string, at: number, status: number): void {
  if (sender.operators.get(operator) === status) return;
  sender.operators.set(operator, status);
  sender.changedAt = at;
}

/** The next step of a template: it is sent to the operator, then accepted or not. */
export function templateIsDecided(account: Account, { at, turn, id }: About): void {
  const template = account.templates.find((known) => known.id === id);
  const random = randomFor(account.agenda.seed, turn);
  if (template === undefined) return undefined;
  switch (template.status) {
    case 0:
      template.status = 1;
      return appoint(account.agenda, at + random.whole(2 * minuteMs, hourMs), { what: 'template-is-decided', id });
    case 1:
      template.status = random.chance(0.85) ? 2 : 3;
      return undefined;
    case 4:
      template.status = 2;
      return undefined;
    default:
      return undefined;
  }
}
