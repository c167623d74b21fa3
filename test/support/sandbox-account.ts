import type { Account, Mailing, Message, Sender } from '../../src/smsc/sandbox/account.ts';
import { emptyAgenda } from '../../src/smsc/sandbox/agenda.ts';
import { noon } from './clock.ts';

/** Of accounts that a bot talks to: found wherever they are told. */
export const credentials = { login: 'demo', password: 'canary-password', apikey: 'canary-api-key' };

/** An account of the sandbox with nothing in it, in which nothing happens on its own, and what a test gives it. */
export function sandboxAccount(given: Partial<Account> = {}): Account {
  return {
    login: 'demo',
    password: 'demo',
    apikey: 'demo',
    gmt: 3,
    currency: 'RUR',
    balance: 187_162,
    electronic: 0,
    credit: 0,
    senders: [],
    templates: [],
    messages: new Map(),
    answers: [],
    prices: { zones: [], codes: [], mail: 5 },
    links: [],
    mailings: [],
    subclients: [],
    turnover: [],
    agenda: emptyAgenda(1),
    lastIds: { message: 0, answer: 0, sender: 0, template: 0, mailing: 0, link: 0, subclient: 0 },
    ...given,
  };
}

export function sandboxSender(given: Partial<Sender> = {}): Sender {
  return {
    id: '7',
    name: 'my_shop',
    user: '',
    moderation: 1,
    operators: new Map(),
    replacements: new Map(),
    changedAt: noon,
    comment: '',
    document: undefined,
    codeSentAt: undefined,
    ...given,
  };
}

/** An SMS that was sent at noon and delivered a minute later. */
export function sandboxMessage(given: Partial<Message> = {}): Message {
  return {
    id: '55',
    intId: '900',
    login: 'demo',
    phone: '79160000001',
    sender: 'my_shop',
    text: 'Привет, <мир> & "все"',
    parts: 1,
    cost: 310,
    type: 0,
    mccmnc: '25001',
    country: 'Россия',
    operator: 'МТС',
    region: 'Москва',
    sentAt: noon,
    status: 1,
    err: 0,
    changedAt: noon + 60_000,
    mailing: undefined,
    ...given,
  };
}

export function sandboxMailing(given: Partial<Mailing> = {}): Mailing {
  return {
    id: '51',
    name: 'Новинки',
    subject: '',
    repeat: 2,
    repeatsLeft: 3,
    createdAt: noon,
    changedAt: noon,
    needAt: noon,
    sentAt: noon,
    recipients: ['79160000001', '79250000002'],
    text: 'Скидка | 15%; до воскресенья',
    texts: new Map(),
    format: 0,
    validity: 1440,
    period: '',
    frequency: '',
    status: 1,
    sender: 'my_shop',
    cost: 690,
    sent: 2,
    delivered: 1,
    ...given,
  };
}
