import { expect } from 'vitest';
import { secret } from '../../src/lib/secret.ts';
import type { Answer } from '../../src/smsc/call.ts';
import type { SmscClient } from '../../src/smsc/client.ts';
import type { Format } from '../../src/smsc/operation.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { seedAccount } from '../../src/smsc/sandbox/seed.ts';
import { noon } from './clock.ts';

/** The account that all cases start from. */
export const seeded = seedAccount(1, noon);

/** One call of the client that succeeds. */
export interface OperationCase {
  readonly operation: string;
  /** What is special about it. */
  readonly about: string;
  /** The formats that the page defines for its answer. */
  readonly formats: readonly Format[];
  /** Fields of the value that only some formats have, by the page; they are left out when formats are compared. */
  readonly partial?: readonly string[];
  /** What must have been done before. */
  readonly before?: (client: SmscClient) => Promise<unknown>;
  readonly call: (client: SmscClient) => Promise<unknown>;
  /** What the value must be like. */
  readonly gives: unknown;
  /** What the account must be like afterwards. */
  readonly leaves?: (account: Account) => void;
}

const every: readonly Format[] = [0, 1, 2, 3];
const structured: readonly Format[] = [2, 3];
const period = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-18') };
const template = { sender: 'my_shop', text: 'Код подтверждения: %d. Никому его не сообщайте.' };
const message = [...seeded.messages.values()].findLast(({ type, status }) => type === 0 && status === 1);
const sent = { id: message?.id ?? '', to: message?.phone ?? '' };
const pdf = { name: 'Знак.pdf', bytes: new TextEncoder().encode('%PDF-1.7 trademark'), about: 'Товарный знак' };

/** The value of a read without its age. */
async function value(answer: Promise<Answer<unknown>>): Promise<unknown> {
  return (await answer).value;
}

const listWith = (item: object): unknown => expect.arrayContaining([expect.objectContaining(item)]);

export const operationCases: readonly OperationCase[] = [
  {
    operation: 'balance.get',
    about: 'the balance',
    formats: every,
    call: (client) => value(client.balance.get()),
    gives: { amount: '1871.62', currency: 'RUR', credit: undefined },
  },
  {
    operation: 'operators.get',
    about: 'one number',
    formats: every,
    call: (client) => value(client.operators.get({ phones: ['+79161234567'] })),
    gives: [expect.objectContaining({ phone: '+79161234567', operator: 'МТС', countryCode: '250' })],
  },
  {
    operation: 'operators.get',
    about: 'three numbers of which one is nobody’s',
    formats: every,
    call: (client) => value(client.operators.get({ phones: ['79161234567', '74950000000', '77011234567'] })),
    gives: [
      expect.objectContaining({ phone: '79161234567', countryCode: '250' }),
      expect.objectContaining({ phone: '77011234567', countryCode: '401' }),
    ],
  },
  {
    operation: 'senders.get',
    about: 'active names',
    formats: every,
    call: (client) => value(client.senders.get()),
    gives: listWith({ name: 'my_shop', moderation: undefined }),
  },
  {
    operation: 'senders.get',
    about: 'names of every state',
    formats: every,
    call: (client) => value(client.senders.get({ all: true })),
    gives: listWith({ name: 'Casino777', moderation: 2 }),
  },
  {
    operation: 'senders.get',
    about: 'states at the operators, with replacements',
    formats: [0, 2, 3],
    call: (client) => value(client.senders.get({ all: true, operators: true })),
    gives: listWith({
      name: 'my_shop',
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
      replacements: { mega_int_name: 'SHOPINFO' },
    }),
  },
  {
    operation: 'senders.get',
    about: 'two names of a subclient after a day and before an id',
    formats: every,
    call: (client) =>
      value(
        client.senders.get({
          all: true,
          changedSince: Temporal.PlainDate.from('2026-01-01'),
          before: '12420',
          count: 2,
          user: 'sub_alex',
        }),
      ),
    gives: [expect.objectContaining({ name: 'AlexStore' })],
  },
  {
    operation: 'senders.add',
    about: 'a name with operators and a document',
    formats: every,
    call: (client) =>
      client.senders.add({ name: 'new_shop', comment: 'Новый', operators: ['mts_step', 'tele2'], document: pdf }),
    gives: '12415',
    leaves: ({ senders }) => {
      const added = senders.find(({ name }) => name === 'new_shop');
      expect(added).toMatchObject({
        comment: 'Новый',
        document: { name: 'Знак.pdf', size: pdf.bytes.length, info: 'Товарный знак' },
      });
      expect([...(added?.operators.keys() ?? [])].sort()).toEqual(['mts_step', 'tele2']);
    },
  },
  {
    operation: 'senders.change',
    about: 'a comment and a document',
    formats: every,
    call: (client) => client.senders.change({ name: 'my_shop', comment: 'Другой', document: pdf }),
    gives: undefined,
    leaves: ({ senders }) => {
      expect(senders.find(({ name }) => name === 'my_shop')).toMatchObject({
        comment: 'Другой',
        document: { name: 'Знак.pdf' },
      });
    },
  },
  {
    operation: 'senders.sendCode',
    about: 'a code to a new number',
    formats: every,
    call: (client) => client.senders.sendCode({ phone: '79161234567', site: 'my-shop.ru' }),
    gives: undefined,
    leaves: ({ senders }) => expect(senders.find(({ name }) => name === '79161234567')?.codeSentAt).toBe(noon),
  },
  {
    operation: 'senders.confirm',
    about: 'a number',
    formats: every,
    before: (client) => client.senders.sendCode({ phone: '79161234567' }),
    call: (client) => client.senders.confirm({ phone: '79161234567', code: '338824' }),
    gives: undefined,
    leaves: ({ senders }) => expect(senders.find(({ name }) => name === '79161234567')?.moderation).toBe(1),
  },
  {
    operation: 'senders.delete',
    about: 'a name',
    formats: every,
    call: (client) => client.senders.delete({ name: 'BonusClub' }),
    gives: undefined,
    leaves: ({ senders }) => expect(senders.map(({ name }) => name)).not.toContain('BonusClub'),
  },
  {
    operation: 'operatorTemplates.add',
    about: 'a text at two operators of which one has not accepted the name',
    formats: every,
    call: (client) =>
      client.operatorTemplates.add({ sender: 'my_shop', text: 'Новый %w', targets: ['mts_srv', 'bee_trn'] }),
    gives: [
      { target: 'mts_srv', result: 1, id: expect.stringMatching(/^\d+$/), rest: {} },
      { target: 'bee_trn', result: -1, id: undefined, rest: {} },
    ],
    leaves: ({ templates }) => expect(templates.filter(({ text }) => text === 'Новый %w')).toHaveLength(1),
  },
  {
    operation: 'operatorTemplates.get',
    about: 'a text in every state',
    formats: every,
    call: (client) => value(client.operatorTemplates.get(template)),
    gives: expect.arrayContaining([
      expect.objectContaining({ target: 'mts_auth', status: 2 }),
      expect.objectContaining({ target: 'mega_auth', status: 3 }),
      expect.objectContaining({ target: 'mts_trn', status: -1, id: undefined }),
    ]),
  },
  {
    operation: 'messages.get',
    about: 'the SMS of a period',
    formats: every,
    partial: ['rest'],
    call: (client) => value(client.messages.get(period)),
    gives: listWith({ id: sent.id, to: sent.to, status: 1, error: 0 }),
  },
  {
    operation: 'messages.get',
    about: 'e-mails',
    formats: every,
    partial: ['rest'],
    call: (client) => value(client.messages.get({ ...period, kind: 'email', count: 5 })),
    gives: listWith({ to: expect.stringContaining('@example.com'), type: 8 }),
  },
  {
    operation: 'messages.get',
    about: 'the SMS to one number before an id',
    formats: every,
    partial: ['rest'],
    call: (client) =>
      value(client.messages.get({ ...period, phones: [sent.to], before: message?.intId ?? '', count: 1 })),
    gives: expect.any(Array),
  },
  {
    operation: 'messageStatus.get',
    about: 'a delivered message',
    formats: every,
    call: (client) => value(client.messageStatus.get(sent)),
    gives: expect.objectContaining({ status: 1, error: 0 }),
  },
  {
    operation: 'messageStatus.get',
    about: 'a message with details',
    formats: structured,
    call: (client) => value(client.messageStatus.get({ ...sent, details: true })),
    gives: expect.objectContaining({ status: 1, text: message?.text, sender: message?.sender }),
  },
  {
    operation: 'messageStatus.get',
    about: 'a message that is not there',
    formats: every,
    call: (client) => value(client.messageStatus.get({ ...sent, id: 'never-sent' })),
    gives: expect.objectContaining({ status: -3, changedAt: undefined }),
  },
  {
    operation: 'incoming.get',
    about: 'the SMS of a week',
    formats: every,
    call: (client) => value(client.incoming.get({ hours: 168 })),
    gives: listWith({ from: expect.stringMatching(/^\d+$/), receivedAt: expect.anything() }),
  },
  {
    operation: 'incoming.get',
    about: 'three SMS after an id to one number',
    formats: every,
    call: (client) =>
      value(
        client.incoming.get({
          after: seeded.answers[0]?.id ?? '',
          to: seeded.answers[0]?.toPhone ?? '',
          hours: 168,
          count: 3,
        }),
      ),
    gives: [expect.anything(), expect.anything(), expect.anything()],
  },
  {
    operation: 'statistics.get',
    about: 'a period in our currency',
    formats: every,
    call: (client) => value(client.statistics.get({ ...period, ownCurrency: true })),
    gives: listWith({ login: 'demo', paidIn: '3000.00', currency: 'RUR' }),
  },
  {
    operation: 'prices.get',
    about: 'all prices',
    formats: every,
    call: (client) => value(client.prices.get()),
    gives: {
      zones: listWith({ name: 'Россия (МТС)', api: '3.95', call: '2.90' }),
      networks: listWith({ networkCode: '25001', cost: '3.10' }),
      email: '0.05',
      rest: {},
    },
  },
  {
    operation: 'shortLinks.get',
    about: 'by id',
    formats: every,
    call: (client) => value(client.shortLinks.get({ id: '145142' })),
    gives: expect.objectContaining({ id: '145142', total: expect.any(Number) }),
  },
  {
    operation: 'shortLinks.get',
    about: 'by the full link',
    formats: every,
    call: (client) => value(client.shortLinks.get({ link: 'mywebsite.ru' })),
    gives: expect.objectContaining({ id: '145142' }),
  },
  {
    operation: 'mailings.get',
    about: 'an SMS mailing',
    formats: every,
    partial: ['cost', 'sent', 'delivered'],
    call: (client) => value(client.mailings.get({ id: '51201' })),
    gives: expect.objectContaining({ name: 'Еженедельные новинки', repeat: 5, status: 0 }),
  },
  {
    operation: 'mailings.get',
    about: 'an e-mail mailing',
    formats: every,
    partial: ['cost', 'sent', 'delivered'],
    call: (client) => value(client.mailings.get({ id: '51203', email: true })),
    gives: expect.objectContaining({ recipients: expect.arrayContaining(['client1@example.com']) }),
  },
  {
    operation: 'mailings.list',
    about: 'SMS mailings of a period',
    formats: every,
    partial: ['sent', 'delivered'],
    call: (client) => value(client.mailings.list(period)),
    gives: listWith({ id: '51202', recipientCount: 36 }),
  },
  {
    operation: 'mailings.list',
    about: 'e-mail mailings',
    formats: every,
    partial: ['sent', 'delivered'],
    call: (client) => value(client.mailings.list({ email: true })),
    gives: listWith({ id: '51203', recipientCount: 40, format: '8' }),
  },
  {
    operation: 'mailings.add',
    about: 'a mailing for later',
    formats: every,
    call: (client) =>
      client.mailings.add({
        name: 'Новая',
        recipients: ['79161234567', '79251234567'],
        text: 'Скидка | 10%; всем',
        when: { at: Temporal.Instant.from('2026-11-20T09:00:00Z') },
        repeat: 'weekly',
        repeatCount: 2,
        lifetimeMinutes: 90,
      }),
    gives: { id: '51208', cost: expect.stringMatching(/^\d+\.\d\d$/) },
    leaves: ({ mailings }) =>
      expect(mailings.find(({ name }) => name === 'Новая')).toMatchObject({
        needAt: Date.parse('2026-11-20T09:00:00Z'),
        repeat: 5,
        repeatsLeft: 2,
        validity: 90,
        text: 'Скидка | 10%; всем',
      }),
  },
  {
    operation: 'mailings.add',
    about: 'a mailing of e-mails',
    formats: every,
    call: (client) =>
      client.mailings.add({ name: 'Письма', kind: 'email', recipients: ['a@b.ru'], text: 'Текст', subject: 'Тема' }),
    gives: { id: '51208', cost: '0.05' },
    leaves: ({ mailings }) =>
      expect(mailings.find(({ name }) => name === 'Письма')).toMatchObject({ format: 8, subject: 'Тема' }),
  },
  {
    operation: 'mailings.cancel',
    about: 'a mailing that waits',
    formats: every,
    call: (client) => client.mailings.cancel({ id: '51205' }),
    gives: undefined,
    leaves: ({ mailings }) => expect(mailings.find(({ id }) => id === '51205')?.status).toBe(3),
  },
  {
    operation: 'mailings.delete',
    about: 'a mailing',
    formats: every,
    call: (client) => client.mailings.delete({ id: '51202' }),
    gives: undefined,
    leaves: ({ mailings }) => expect(mailings.map(({ id }) => id)).not.toContain('51202'),
  },
  {
    operation: 'subclients.statistics',
    about: 'those with a balance of their own',
    formats: every,
    call: (client) => value(client.subclients.statistics({ ...period, ownBalance: true })),
    gives: listWith({ login: 'sub_shop', currency: 'RUR' }),
  },
  {
    operation: 'subclients.statistics',
    about: 'one by its id',
    formats: every,
    call: (client) => value(client.subclients.statistics({ ...period, subclient: { id: '3302' } })),
    gives: [expect.objectContaining({ login: 'sub_shop' })],
  },
  {
    operation: 'subclients.detailedStatistics',
    about: 'one by its login',
    formats: [0, 2, 3],
    call: (client) => value(client.subclients.detailedStatistics({ ...period, subclient: { login: 'sub_shop' } })),
    gives: listWith({ login: 'sub_shop', rest: { date: '17.11.2026' } }),
  },
  {
    operation: 'subclients.add',
    about: 'with settings',
    formats: every,
    call: (client) =>
      client.subclients.add({
        login: 'mylogin',
        password: secret('mypassword'),
        kind: 'our-tariff-our-balance',
        phone: '79999999999',
        switches: { ourSenderNames: true },
      }),
    gives: '3305',
    leaves: ({ subclients }) => {
      const added = subclients.find(({ login }) => login === 'mylogin');
      expect(added).toMatchObject({ password: 'mypassword', type: 2 });
      expect(added?.settings.get('fl[29]')).toBe('1');
      expect(added?.settings.get('phone')).toBe('79999999999');
    },
  },
  {
    operation: 'subclients.change',
    about: 'login, password and a switch',
    formats: every,
    call: (client) =>
      client.subclients.change({
        login: 'sub_shop',
        newLogin: 'sub_store',
        currentPassword: secret('sub_shop-password'),
        password: secret('new-password'),
        switches: { blocked: true },
      }),
    gives: undefined,
    leaves: ({ subclients }) => {
      const changed = subclients.find(({ login }) => login === 'sub_store');
      expect(changed?.password).toBe('new-password');
      expect(changed?.settings.get('fl2[10]')).toBe('1');
    },
  },
  {
    operation: 'subclients.pay',
    about: 'to a subclient with a balance of its own',
    formats: every,
    call: (client) => client.subclients.pay({ login: 'sub_shop', sum: '100.50' }),
    gives: 'OK',
    leaves: ({ subclients }) => expect(subclients.find(({ login }) => login === 'sub_shop')?.balance).toBe(450_50),
  },
  {
    operation: 'sending.price',
    about: 'to two numbers',
    formats: every,
    call: (client) => value(client.sending.price({ phones: ['79161234567', '79251234567'], text: 'Привет' })),
    gives: { cost: expect.stringMatching(/^\d+\.\d\d$/), parts: 2, recipients: [], rest: {} },
    leaves: ({ messages }) => expect(messages.size).toBe(seeded.messages.size),
  },
  {
    operation: 'sending.price',
    about: 'for each recipient',
    formats: structured,
    call: (client) =>
      value(
        client.sending.price({
          personal: [
            { phone: '79161234567', text: 'Привет' },
            { phone: '74950000000', text: 'Пока' },
          ],
          perRecipient: true,
        }),
      ),
    gives: expect.objectContaining({
      recipients: [
        expect.objectContaining({ phone: '79161234567', networkCode: '25001' }),
        expect.objectContaining({ phone: '74950000000', error: '8' }),
      ],
    }),
  },
  {
    operation: 'sending.send',
    about: 'an SMS with an id of our own',
    formats: every,
    call: (client) =>
      client.sending.send({ id: 'bot.5-1_a', phones: ['79161234567'], text: 'Привет', sender: 'my_shop' }),
    gives: {
      id: 'bot.5-1_a',
      parts: 1,
      cost: expect.stringMatching(/^\d+\.\d\d$/),
      balance: expect.stringMatching(/^18\d\d\.\d\d$/),
      recipients: [],
      rest: {},
    },
    leaves: ({ messages }) =>
      expect([...messages.values()].at(-1)).toMatchObject({ id: 'bot.5-1_a', text: 'Привет', sender: 'my_shop' }),
  },
];
