import { describe, expect, test } from 'vitest';
import { secret } from '../../src/lib/secret.ts';
import type { SmscClient } from '../../src/smsc/client.ts';
import { type RefusalCode, SmscError } from '../../src/smsc/error.ts';
import type { Format } from '../../src/smsc/operation.ts';
import { operations } from '../../src/smsc/operations.ts';
import { documentedErrors } from '../../src/smsc/sandbox/errors.ts';
import { type OperationCase, operationCases, seeded } from '../support/operation-cases.ts';
import { plain } from '../support/operations.ts';
import { withSandboxClient } from '../support/sandbox-client.ts';

const every: readonly Format[] = [0, 1, 2, 3];
const minute = 60_000;

test('every operation has a name of its own and a case here', () => {
  const names = operations.map(({ name }) => name);
  const cases = new Set(operationCases.map(({ operation }) => operation));

  expect(new Set(names).size).toBe(names.length);
  expect([...cases].sort()).toEqual([...names].sort());
});

test('every operation is a method of the client under its name', async () => {
  await withSandboxClient(seeded, 3, async ({ client }) => {
    const methods = Object.entries(client).flatMap(([area, api]) =>
      typeof api === 'function' ? [] : Object.keys(api).map((method) => `${area}.${method}`),
    );

    expect(methods.sort()).toEqual(operations.map(({ name }) => name).sort());
  });
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s keeps the rules of its kind',
  (_name, operation) => {
    expect(operation.kind === 'write').toBe(operation.freshMs === 0);
    for (const { requests, perMs } of operation.limits)
      expect([requests >= 1, perMs <= 60 * minute]).toEqual([true, true]);
    for (const number of [1, 2, 4, 9]) expect(operation.errors).not.toHaveProperty(String(number));
  },
);

describe.each(operationCases.map((each) => [each.operation, each.about, each] as const))(
  '%s: %s',
  (_name, _about, each) => {
    test('is read to the same value in every format of its page', async () => {
      const values = new Map<Format, unknown>();

      for (const format of each.formats) {
        const value = await withSandboxClient(seeded, format, async ({ client, sandbox }) => {
          await each.before?.(client);
          const value = await each.call(client);
          each.leaves?.(sandbox.account());
          return value;
        });
        expect(value).toEqual(each.gives);
        values.set(format, comparable(value, each));
      }

      for (const format of each.formats) expect([format, values.get(format)]).toEqual([format, values.get(3)]);
    });

    test('is refused before anything is sent in a format that its page does not define', async () => {
      for (const format of every.filter((format) => !each.formats.includes(format))) {
        await withSandboxClient(seeded, format, async ({ client, sandbox }) => {
          const error = await failure(each.call(client));

          expect([error.code, error.parameter]).toEqual(['invalid', 'format']);
          expect(sandbox.counts().requests).toEqual({});
        });
      }
    });

    test.each([
      [2, 'denied', 'no-access'],
      [4, 'blocked', 'blocked'],
      [9, 'limited', 'too-many-requests'],
    ] as const)('gives error %i (%s) as %s in every format', async (number, fault, code) => {
      for (const format of each.formats) {
        await withSandboxClient(seeded, format, async ({ client, sandbox }) => {
          sandbox.fault(fault, minute);

          const error = await failure(each.call(client));

          expect(error).toMatchObject({ code, number, operation: each.operation });
        });
      }
    });
  },
);

interface RefusalCase {
  readonly file: string;
  readonly number: number;
  readonly about: string;
  readonly code: RefusalCode | 'nothing';
  readonly formats?: readonly Format[];
  readonly before?: (client: SmscClient) => Promise<unknown>;
  readonly call: (client: SmscClient) => Promise<unknown>;
}

const landline = '74950000000';
const nobody = '79990000001';
const day = Temporal.PlainDate.from('2020-01-01');
const distant = Temporal.Instant.from('2300-01-01T00:00:00Z');
const sms = { id: 'a', phones: ['79161234567'], text: 'Привет' };
const many = Array.from({ length: 700 }, (_, index) => `7916${String(index).padStart(7, '0')}`);

/** Every error that the sandbox documents and the client can meet. */
const refusals: readonly RefusalCase[] = [
  {
    file: '*',
    number: 1,
    about: 'a name that is too long',
    code: 'bad-parameters',
    call: (client) => client.senders.add({ name: 'a name that is far too long' }),
  },
  {
    file: 'senders.php',
    number: 3,
    about: 'changing a name that nobody has',
    code: 'not-found',
    call: (client) => client.senders.change({ id: '1', comment: 'a' }),
  },
  {
    file: 'senders.php',
    number: 3,
    about: 'deleting a name that nobody has',
    code: 'not-found',
    call: (client) => client.senders.delete({ name: 'nobody' }),
  },
  {
    file: 'senders.php',
    number: 3,
    about: 'the names of a subclient that has none',
    code: 'nothing',
    call: (client) => client.senders.get({ user: 'sub_shop' }),
  },
  {
    file: 'senders.php',
    number: 5,
    about: 'a name that is there already',
    code: 'not-saved',
    call: (client) => client.senders.add({ name: 'my_shop' }),
  },
  {
    file: 'senders.php',
    number: 7,
    about: 'a code to what is no number',
    code: 'bad-number',
    call: (client) => client.senders.sendCode({ phone: '12' }),
  },
  {
    file: 'senders.php',
    number: 8,
    about: 'a code to a landline',
    code: 'undeliverable',
    call: (client) => client.senders.sendCode({ phone: landline }),
  },
  {
    file: 'senders.php',
    number: 10,
    about: 'a second code within 8 hours',
    code: 'code-already-sent',
    before: (client) => client.senders.sendCode({ phone: '79161234567' }),
    call: (client) => client.senders.sendCode({ phone: '79161234567' }),
  },
  {
    file: 'senders.php',
    number: 11,
    about: 'another code',
    code: 'wrong-code',
    before: (client) => client.senders.sendCode({ phone: '79161234567' }),
    call: (client) => client.senders.confirm({ phone: '79161234567', code: '111111' }),
  },
  {
    file: 'get.php',
    number: 3,
    about: 'messages to a number that nobody wrote to',
    code: 'nothing',
    call: (client) => client.messages.get({ phones: [nobody] }),
  },
  {
    file: 'info.php',
    number: 3,
    about: 'one number that is nobody’s',
    code: 'not-found',
    call: (client) => client.operators.get({ phones: [landline] }),
  },
  {
    file: 'info.php',
    number: 3,
    about: 'two numbers that are nobody’s',
    code: 'nothing',
    call: (client) => client.operators.get({ phones: [landline, landline] }),
  },
  {
    file: 'tinyurls.php',
    number: 3,
    about: 'a link that nobody made',
    code: 'not-found',
    call: (client) => client.shortLinks.get({ id: '1' }),
  },
  {
    file: 'jobs.php',
    number: 3,
    about: 'stopping a mailing that is not there',
    code: 'not-saved',
    call: (client) => client.mailings.cancel({ id: '1' }),
  },
  {
    file: 'jobs.php',
    number: 3,
    about: 'deleting a mailing that is not there',
    code: 'not-saved',
    call: (client) => client.mailings.delete({ id: '1' }),
  },
  {
    file: 'jobs.php',
    number: 5,
    about: 'a mailing in three hundred years',
    code: 'bad-date',
    call: (client) => client.mailings.add({ name: 'a', recipients: ['79161234567'], text: 'a', when: { at: distant } }),
  },
  {
    file: 'users.php',
    number: 3,
    about: 'statistics of days without messages',
    code: 'nothing',
    call: (client) => client.subclients.statistics({ from: day, to: day, ownBalance: true }),
  },
  {
    file: 'users.php',
    number: 3,
    about: 'detailed statistics of days without messages',
    code: 'nothing',
    formats: [0, 2, 3],
    call: (client) => client.subclients.detailedStatistics({ from: day, to: day, ownBalance: true }),
  },
  {
    file: 'users.php',
    number: 5,
    about: 'a wrong password',
    code: 'operation-failed',
    call: (client) => client.subclients.change({ login: 'sub_shop', currentPassword: secret('wrong') }),
  },
  {
    file: 'users.php',
    number: 6,
    about: 'changing a subclient that is not there',
    code: 'no-such-subclient',
    call: (client) => client.subclients.change({ login: 'nobody' }),
  },
  {
    file: 'users.php',
    number: 6,
    about: 'statistics of a subclient that is not there',
    code: 'no-such-subclient',
    call: (client) => client.subclients.statistics({ from: day, subclient: { login: 'nobody' } }),
  },
  {
    file: 'users.php',
    number: 7,
    about: 'paying to one who shares the balance',
    code: 'not-own-balance',
    call: (client) => client.subclients.pay({ login: 'sub_alex', sum: '5' }),
  },
  {
    file: 'users.php',
    number: 8,
    about: 'a login that is there already',
    code: 'not-saved',
    call: (client) => client.subclients.add({ login: 'sub_shop', password: secret('mypassword') }),
  },
  {
    file: 'users.php',
    number: 10,
    about: 'paying more than there is',
    code: 'no-money',
    call: (client) => client.subclients.pay({ login: 'sub_shop', sum: '1000000' }),
  },
  {
    file: 'send.php',
    number: 3,
    about: 'more SMS than there is money for',
    code: 'no-money',
    call: (client) => client.sending.send({ ...sms, phones: many }),
  },
  {
    file: 'send.php',
    number: 5,
    about: 'an SMS in three hundred years',
    code: 'bad-date',
    call: (client) => client.sending.send({ ...sms, when: { at: distant } }),
  },
  {
    file: 'send.php',
    number: 6,
    about: 'a sender name that nobody has',
    code: 'forbidden',
    call: (client) => client.sending.send({ ...sms, sender: 'nobody' }),
  },
  {
    file: 'send.php',
    number: 6,
    about: 'the price of a forbidden text',
    code: 'forbidden',
    call: (client) => client.sending.price({ phones: sms.phones, text: 'Казино' }),
  },
  {
    file: 'send.php',
    number: 7,
    about: 'what is no number',
    code: 'bad-number',
    call: (client) => client.sending.send({ ...sms, phones: ['123'] }),
  },
  {
    file: 'send.php',
    number: 8,
    about: 'a landline',
    code: 'undeliverable',
    call: (client) => client.sending.send({ ...sms, phones: [landline] }),
  },
];

/** Met above with every operation, or by deleting messages, which the client does not offer. */
const elsewhere = ['* 2', '* 4', '* 9', 'status.php 5'];

test('every error that the sandbox documents has a case here', () => {
  const met = new Set([...refusals.map(({ file, number }) => `${file} ${number}`), ...elsewhere]);

  expect([...met].sort()).toEqual(documentedErrors.map(({ file, number }) => `${file} ${number}`).sort());
});

test.each(refusals.map((each) => [each.file, each.number, each.about, each] as const))(
  '%s answers %i for %s',
  async (_file, number, _about, each) => {
    for (const format of each.formats ?? every) {
      await withSandboxClient(seeded, format, async ({ client, sandbox }) => {
        await each.before?.(client);
        const before = sandbox.counts().refusals[number] ?? 0;

        const outcome = await each.call(client).then(plain, (error: unknown) => error);

        expect(sandbox.counts().refusals[number]).toBe(before + 1);
        expect(outcome).toMatchObject(each.code === 'nothing' ? { value: [] } : { code: each.code, number });
      });
    }
  },
);

test('a mailing that is not there is not found in any format', async () => {
  for (const format of every) {
    await withSandboxClient(seeded, format, async ({ client }) => {
      expect(await failure(client.mailings.get({ id: '1' }))).toMatchObject({ code: 'not-found' });
    });
  }
});

/** A value that can be compared over formats. */
function comparable(value: unknown, { partial = [] }: OperationCase): unknown {
  const strip = (item: unknown): unknown =>
    typeof item === 'object' && item !== null
      ? Object.fromEntries(Object.entries(item).filter(([name]) => !partial.includes(name)))
      : item;
  const shown = plain(value);
  return Array.isArray(shown) ? shown.map(strip) : strip(shown);
}

async function failure(work: Promise<unknown>): Promise<SmscError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SmscError) return error;
  throw new Error('no SmscError', { cause: error });
}
