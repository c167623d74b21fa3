import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/smsc/sandbox/account.ts';
import { createSandbox } from '../../../../src/smsc/sandbox/sandbox.ts';
import { accountArbitrary } from '../../../support/account-arbitrary.ts';
import { manualClock } from '../../../support/clock.ts';
import { sandboxAccount, sandboxMessage, sandboxSender } from '../../../support/sandbox-account.ts';
import { readXml, recordOf } from '../read-xml.ts';

function ask(account: Account, file: string, fields: Readonly<Record<string, string>>): string {
  const form = new URLSearchParams({ login: 'demo', psw: 'demo', charset: 'utf-8', ...fields });
  const answer = createSandbox({ clock: manualClock(), account }).answer({
    target: `/sys/${file}`,
    contentType: 'application/x-www-form-urlencoded',
    body: Buffer.from(form.toString()),
  });
  return answer.body.toString('utf8');
}

/** JSON objects as maps of texts, so that a key such as `__proto__` and an id of twenty digits come through. */
function jsonRecords(text: string): readonly ReadonlyMap<string, string>[] {
  const exact = text.replace(/^("[^"]*": )(-?\d+)(,?)$/gm, '$1"$2"$3');
  const records: unknown = JSON.parse(exact, (_, value: unknown) =>
    value instanceof Object && !Array.isArray(value) ? new Map(Object.entries(value)) : value,
  );
  return Array.isArray(records) ? records : [];
}

function xmlRecords(text: string): readonly ReadonlyMap<string, string>[] {
  const root = readXml(text);
  return root.name === 'result' && text.includes('<error_code>') ? [] : root.children.map(recordOf);
}

const questions: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['senders.php', { get: '1', all: '1' }],
  ['senders.php', { get: '1', all: '1', operators: '1' }],
  ['get.php', { get_messages: '1', cnt: '1000' }],
  ['get.php', { get_answers: '1', after_id: '0' }],
  ['get.php', { get_stat: '1', start: '01.01.2026' }],
];

describe('hostile texts', () => {
  it.each(questions)('say the same in XML and in JSON: %s %o', (file, fields) => {
    fc.assert(
      fc.property(accountArbitrary(), (account) => {
        const json = jsonRecords(ask(account, file, { ...fields, fmt: '3' }));
        const xml = xmlRecords(ask(account, file, { ...fields, fmt: '2' }));

        expect(xml.map(sorted)).toEqual(json.map(sorted));
      }),
      { numRuns: 60 },
    );
  });

  it('are well-formed in lists of mailings, which XML has fewer fields of', () => {
    fc.assert(
      fc.property(accountArbitrary(), (account) => {
        const json = jsonRecords(ask(account, 'jobs.php', { get_all: '1', fmt: '3' }));
        const xml = xmlRecords(ask(account, 'jobs.php', { get_all: '1', fmt: '2' }));

        const both = json.map(
          (record) => new Map([...record].filter(([key]) => !['sms_sent', 'sms_ok'].includes(key))),
        );
        expect(xml.map(sorted)).toEqual(both.map(sorted));
      }),
      { numRuns: 60 },
    );
  });
});

function sorted(record: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...record].sort(([one], [other]) => (one < other ? -1 : 1));
}

describe('characters that a format cannot hold', () => {
  const text = 'a\u0000b\u0008c\u001f\ufffe\ud800d\r\ne';
  const account = sandboxAccount({
    messages: new Map([['900', sandboxMessage({ text })]]),
    senders: [sandboxSender({ name: 'a\tb\nc\rd"\u0001' })],
  });

  it('are left out of XML, and line breaks come through texts and attributes', () => {
    const message = readXml(ask(account, 'get.php', { get_messages: '1', fmt: '2' })).children.map(recordOf)[0];
    const operators = new Map([['mega_int', 2]]);
    const senders = [sandboxSender({ operators, replacements: new Map([['mega_int', 'a\tb\nc\rd"\u0001']]) })];
    const replaced = ask({ ...account, senders }, 'senders.php', { get: '1', operators: '1', fmt: '2' });

    expect(message?.get('message')).toBe('abcd\r\ne');
    expect(readXml(replaced).children[0]?.attributes.get('mega_int_name')).toBe('a\tb\nc\rd"');
  });

  it('are escaped in JSON', () => {
    const answer = JSON.parse(ask(account, 'get.php', { get_messages: '1', fmt: '3' }));

    expect(answer).toMatchObject([{ message: text }]);
  });
});

describe('JSON', () => {
  it('has twenty digits bare and what is no number quoted', () => {
    const ids = ['12345678901234567890', '0', '-5', '007', '-0', '1.50', '1e5', 'a'];
    const messages = ids.map((id, place) => sandboxMessage({ id, intId: String(908 - place) }));
    const account = sandboxAccount({ messages: new Map(messages.map((message) => [message.intId, message])) });

    const text = ask(account, 'get.php', { get_messages: '1', cnt: '8', fmt: '3' });

    expect(text.match(/(?<="id": ).*(?=,)/g)?.toReversed()).toEqual([
      '12345678901234567890',
      '0',
      '-5',
      '"007"',
      '"-0"',
      '"1.50"',
      '"1e5"',
      '"a"',
    ]);
  });
});
