import type { Account } from './account.ts';
import { appoint, bringForward, emptyAgenda } from './agenda.ts';
import { receive } from './billing.ts';
import { live } from './life.ts';
import { seedLinks } from './seed/links.ts';
import { seedLiveMailings, seedPastMailings } from './seed/mailings.ts';
import { seededPrices } from './seed/prices.ts';
import { seedSenders } from './seed/senders.ts';
import { seedSubclients } from './seed/subclients.ts';
import { seedTemplates } from './seed/templates.ts';
import { dayMs, minuteMs } from './spans.ts';

/** What opens the account, and is told to whoever starts the sandbox: a login, its password and its key are the same. */
export const demoCredential = 'demo';

const pastDays = 21;
/** Enough for the past to be paid for; what is left at the start is set to `balanceAtStart`. */
const endless = 1_000_000_00;
const balanceAtStart = 1_871_62;

/**
 * The sandbox account: a shop that has been sending for three weeks and goes on. Its past is lived through, not made
 * up, so that history, statistics and mailings agree. The same seed and start give the same account.
 *
 * @param start - the moment that the account is to stand at, in milliseconds since the epoch
 */
export function seedAccount(seed: number, start: number): Account {
  const account = newAccount(seed);
  const begin = start - pastDays * dayMs;
  seedLinks(account, start);
  seedPastMailings(account, start);
  appoint(account.agenda, begin, { what: 'shop-sends' });
  appoint(account.agenda, begin, { what: 'sms-arrives' });
  appoint(account.agenda, begin, { what: 'link-is-clicked' });
  for (const daysAgo of [16, 9, 2]) receive(account, start - daysAgo * dayMs, 1_000_00);
  live(account, start);
  account.balance = balanceAtStart;
  seedLiveMailings(account, start);
  seedSenders(account, start);
  seedTemplates(account, start);
  seedSubclients(account, start);
  // Somebody who watches the account for the first time sees something happen within a minute.
  bringForward(account.agenda, start + 0.75 * minuteMs, 'sms-arrives');
  appoint(account.agenda, start + 300 * minuteMs, { what: 'operator-wavers' });
  return account;
}

function newAccount(seed: number): Account {
  return {
    login: demoCredential,
    password: demoCredential,
    apikey: demoCredential,
    gmt: 3,
    currency: 'RUR',
    balance: endless,
    electronic: 250_00,
    credit: 0,
    senders: [],
    templates: [],
    messages: new Map(),
    answers: [],
    prices: seededPrices,
    links: [],
    mailings: [],
    subclients: [],
    turnover: [],
    agenda: emptyAgenda(seed),
    lastIds: {
      message: 814_200_300,
      answer: 6_450_100,
      sender: 12_400,
      template: 88_200,
      mailing: 51_200,
      link: 145_142,
      subclient: 3_300,
    },
  };
}
