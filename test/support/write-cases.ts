import type { IncomingFile } from '../../src/bot/chat.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import type { TestBot } from './bot.ts';
import { confirmed } from './confirming.ts';
import { pdf } from './documents.ts';
import { attached } from './message.ts';

/** A command that changes something on the account, and how a test tells what came of it. */
export interface WriteCase {
  /** The command's name in the list of commands. */
  readonly command: string;
  readonly line: string;
  readonly files?: readonly IncomingFile[];
  /** What is typed beside the button. */
  readonly typed?: string;
  /** What has to be there before. */
  readonly before?: (bot: TestBot) => Promise<unknown>;
  /** The request that does it. */
  readonly write: string;
  /** How often it was done, as the provider has it. */
  readonly times: (account: Account) => number;
  /** What is said of it when it was done. */
  readonly says: string;
  /** Whether the provider can be asked afterwards if it was done. */
  readonly isFound: boolean;
}

const shop = { phone: '79991234567', text: 'Your order is ready' };
const content = 'Your code is %w';
/** Seeded, and waits to be sent. */
const waiting = 'Напоминание о записи';

function waitingId({ sandbox }: TestBot): string {
  return sandbox.account().mailings.find(({ name }) => name === waiting)?.id ?? '';
}

/** The SMS that is answered; the newest one of the seed. */
function receivedIn({ answers }: Account): Account['answers'][number] {
  const newest = answers.at(-1);
  if (newest === undefined) throw new Error('no SMS came in');
  return newest;
}

/** How many of a list are so. */
function count<Item>(list: Iterable<Item>, isSo: (item: Item) => boolean): number {
  return [...list].filter(isSo).length;
}

/** A case for each command that changes something, and more where a look tells more or less. */
export const writeCases: readonly WriteCase[] = [
  {
    command: 'send',
    line: `/send ${shop.phone} ${shop.text}`,
    write: 'send.php',
    times: ({ messages }) => count(messages.values(), ({ phone, text }) => phone === shop.phone && text === shop.text),
    says: 'is on its way',
    isFound: true,
  },
  {
    command: 'reply',
    line: `/reply SMS ${shop.text}`,
    write: 'send.php',
    times: (account) => {
      const { phone: to } = receivedIn(account);
      return count(account.messages.values(), ({ phone, text }) => phone === to && text === shop.text);
    },
    says: 'is on its way',
    isFound: true,
  },
  {
    command: 'mailing create',
    line: `/mailing create Sale to:${shop.phone},79161234568 ${shop.text}`,
    write: 'jobs.php add',
    times: ({ mailings }) => count(mailings, ({ name }) => name === 'Sale'),
    says: 'is made',
    isFound: true,
  },
  {
    command: 'mailing stop',
    line: '/mailing stop ID',
    write: 'jobs.php cancel',
    times: ({ mailings }) => count(mailings, ({ name, status }) => name === waiting && status === 3),
    says: 'is stopped',
    isFound: false,
  },
  {
    command: 'mailing delete',
    line: '/mailing delete ID',
    typed: 'ID',
    write: 'jobs.php del',
    times: ({ mailings }) => 1 - count(mailings, ({ name }) => name === waiting),
    says: 'is deleted',
    isFound: true,
  },
  {
    command: 'sender add',
    line: '/sender add new_shop comment:Shoes operators:tele2',
    files: [attached('licence.pdf', pdf())],
    write: 'senders.php add',
    times: ({ senders }) => count(senders, ({ name, document }) => name === 'new_shop' && document !== undefined),
    says: 'is added',
    isFound: true,
  },
  {
    command: 'sender change',
    line: '/sender change BonusClub operators:tele2,motiv_step',
    write: 'senders.php chg',
    times: ({ senders }) => count(senders, ({ name, operators }) => name === 'BonusClub' && operators.has('tele2')),
    says: 'is changed',
    isFound: true,
  },
  {
    command: 'sender change',
    line: '/sender change BonusClub comment:Shoes',
    write: 'senders.php chg',
    times: ({ senders }) => count(senders, ({ name, comment }) => name === 'BonusClub' && comment === 'Shoes'),
    says: 'is changed',
    isFound: false,
  },
  {
    command: 'sender code',
    line: `/sender code ${shop.phone}`,
    write: 'senders.php send_code',
    times: ({ senders }) => count(senders, ({ name, codeSentAt }) => name === shop.phone && codeSentAt !== undefined),
    says: 'A code was sent',
    isFound: false,
  },
  {
    command: 'sender confirm',
    line: `/sender confirm ${shop.phone} 338824`,
    before: (bot) => confirmed(bot, `/sender code ${shop.phone}`, { isSlow: true }),
    write: 'senders.php check_code',
    times: ({ senders }) => count(senders, ({ name, moderation }) => name === shop.phone && moderation === 1),
    says: 'is confirmed as a sender name',
    isFound: true,
  },
  {
    command: 'sender delete',
    line: '/sender delete BonusClub',
    typed: 'BonusClub',
    write: 'senders.php del',
    times: ({ senders }) => 1 - count(senders, ({ name }) => name === 'BonusClub'),
    says: 'is deleted',
    isFound: true,
  },
  {
    command: 'template add',
    line: `/template add MyShopInfo "${content}" for:mts_srv,soc`,
    write: 'op_templates.php add',
    times: ({ templates }) => count(templates, ({ text, kind }) => text === content && kind === 'soc'),
    says: 'is made: 2 of 2',
    isFound: true,
  },
  {
    command: 'subclient add',
    line: '/subclient add sub_new kind:our-tariff-own-balance password:Nine-Blue-8-Boats',
    write: 'users.php add',
    times: ({ subclients }) => count(subclients, ({ login }) => login === 'sub_new'),
    says: 'sub_new is added',
    isFound: true,
  },
  {
    command: 'subclient change',
    line: '/subclient change sub_shop login:sub_store',
    write: 'users.php chg',
    times: ({ subclients }) => count(subclients, ({ login }) => login === 'sub_store'),
    says: 'is changed',
    isFound: true,
  },
  {
    command: 'subclient change',
    line: '/subclient change sub_shop notes:Shoes',
    write: 'users.php chg',
    times: ({ subclients }) => count(subclients, ({ settings }) => [...settings.values()].includes('Shoes')),
    says: 'is changed',
    isFound: false,
  },
  {
    command: 'subclient pay',
    line: '/subclient pay sub_shop 500',
    write: 'users.php pay',
    times: ({ subclients }) => count(subclients, ({ login, balance }) => login === 'sub_shop' && balance === 850_00),
    says: 'went to the subclient sub_shop',
    isFound: false,
  },
];

/** A line of a case, with the id of the mailing that waits or of the SMS that is answered. */
export function lineFor(bot: TestBot, line: string): string {
  return line.replace(/\bID\b/, waitingId(bot)).replace(/\bSMS\b/, () => receivedIn(bot.sandbox.account()).id);
}
