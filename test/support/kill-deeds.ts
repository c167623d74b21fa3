import { type Account, mailingStates, nextId } from '../../src/smsc/sandbox/account.ts';
import { seededPrices } from '../../src/smsc/sandbox/seed/prices.ts';
import { pdf } from './documents.ts';
import { credentials, sandboxAccount, sandboxMailing, sandboxSender } from './sandbox-account.ts';
import type { Said } from './telegram/said.ts';

/** Something that people let the bot change on the account. Its word stands in what is sent and shown for it alone. */
export interface Deed {
  readonly name: string;
  /** Makes the account such that it can be done. */
  readonly prepare?: (account: Account, word: string, now: number) => void;
  /** What tells it from everything else in requests, where that is not its word. */
  readonly key?: (account: Account, word: string) => string;
  /** What is typed, or sent. */
  readonly line: (account: Account, word: string) => Said;
  /** What is replied to the question, in place of a press. */
  readonly typed?: (word: string) => string;
  /** Whether it costs more than one person may spend. */
  readonly needsApproval?: true;
  /** How often the provider has done it, as its records tell. */
  readonly times: (account: Account, word: string) => number;
  /** What is said of it when it was done. */
  readonly says: RegExp;
}

/** Over it somebody else has to approve. */
export const spendingLimit = 20;
const templateSender = 'MyShopInfo';
/** Two numbers of people who get an SMS. */
const [one, other] = ['79161230001', '79161230002'];

/** An account that can pay for all of it. */
export function deedsAccount(): Account {
  return sandboxAccount({
    ...credentials,
    balance: 50_000_000_00,
    prices: seededPrices,
    senders: [sandboxSender({ id: '1', name: templateSender, operators: new Map([['mts_step', 2]]) })],
    lastIds: { message: 0, answer: 0, sender: 7_000_000, template: 0, mailing: 5_000_000, link: 0, subclient: 0 },
  });
}

export const deeds: readonly Deed[] = [
  {
    name: 'send',
    line: (_account, word) => `/send ${one} hello ${word}`,
    times: sent,
    says: /is on its way/,
  },
  {
    name: 'sender add',
    line: (_account, word) => ({
      caption: `/sender add ${word} comment:Shoes`,
      document: { name: 'licence.pdf', bytes: pdf() },
    }),
    times: ({ senders }, word) => count(senders, ({ name }) => name === word),
    says: /is added/,
  },
  {
    name: 'sender delete',
    prepare: (account, word) => {
      account.senders.push(sandboxSender({ id: nextId(account, 'sender'), name: word }));
    },
    key: ({ senders }, word) => senders.find(({ name }) => name === word)?.id ?? word,
    line: (_account, word) => `/sender delete ${word}`,
    typed: (word) => word,
    times: ({ senders }, word) => 1 - count(senders, ({ name }) => name === word),
    says: /is deleted/,
  },
  {
    name: 'mailing create',
    line: (_account, word) => `/mailing create ${word} to:${one},${other} hello ${word}`,
    times: ({ mailings }, word) => count(mailings, ({ name }) => name === word),
    says: /is made/,
  },
  {
    name: 'mailing stop',
    prepare: (account, word, now) => {
      const needAt = now + 30 * 86_400_000;
      const id = nextId(account, 'mailing');
      account.mailings.push(sandboxMailing({ id, name: word, status: mailingStates.waiting, needAt }));
    },
    key: mailingId,
    line: (account, word) => `/mailing stop ${mailingId(account, word)}`,
    times: ({ mailings }, word) =>
      count(mailings, ({ name, status }) => name === word && status === mailingStates.cancelled),
    says: /is stopped/,
  },
  {
    name: 'subclient pay',
    prepare: addSubclient,
    line: (_account, word) => `/subclient pay ${word} 5`,
    times: (account, word) => paid(account, word) / 5_00,
    says: /went to the subclient/,
  },
  {
    name: 'template add',
    line: (_account, word) => `/template add ${templateSender} "Your ${word} is %w" for:mts_srv`,
    times: ({ templates }, word) => count(templates, ({ text }) => text.includes(word)),
    says: /is made/,
  },
  {
    name: 'send, approved',
    line: (_account, word) => `/send ${one} привет ${word} ${'и ещё раз привет '.repeat(55)}`,
    needsApproval: true,
    times: sent,
    says: /is on its way/,
  },
  {
    name: 'subclient pay, approved',
    prepare: addSubclient,
    line: (_account, word) => `/subclient pay ${word} 500`,
    needsApproval: true,
    times: (account, word) => paid(account, word) / 500_00,
    says: /went to the subclient/,
  },
];

/** @throws RangeError when there is none of the name */
export function deedNamed(name: string): Deed {
  const found = deeds.find((deed) => deed.name === name);
  if (found === undefined) throw new RangeError(`there is no deed ${name}`);
  return found;
}

function sent({ messages }: Account, word: string): number {
  return count(messages.values(), ({ text }) => text.includes(word));
}

function mailingId({ mailings }: Account, word: string): string {
  return mailings.find(({ name }) => name === word)?.id ?? word;
}

function addSubclient(account: Account, login: string): void {
  const id = nextId(account, 'subclient');
  account.subclients.push({ id, login, password: '', balance: 0, type: 0, electronic: false, settings: new Map() });
}

function paid({ subclients }: Account, login: string): number {
  return subclients.find((subclient) => subclient.login === login)?.balance ?? 0;
}

function count<Item>(items: Iterable<Item>, isSo: (item: Item) => boolean): number {
  return [...items].filter(isSo).length;
}
