import { describe, expect, it } from 'vitest';
import { documentedErrors } from '../../../src/smsc/sandbox/errors.ts';
import { type Fields, type TestBench, testBench } from './ask.ts';

/** Asks for something on the seeded account; the last answer's error number counts. */
type Provocation = (bench: TestBench) => Promise<number>;

function asking(file: string, fields: Fields, times = 1): Provocation {
  return async ({ refusal }) => {
    let number = 0;
    for (let time = 0; time < times; time += 1) number = await refusal(file, fields);
    return number;
  };
}

const many = Array.from({ length: 900 }, (_, serial) => 79_160_000_000 + serial).join(',');

/** One for each documented error, in the words of the table. */
const provocations: Readonly<Record<string, Provocation>> = {
  '* 1': asking('senders.php', { add: '1' }),
  '* 2': asking('balance.php', { psw: 'wrong' }),
  '* 4': async ({ sandbox, refusal }) => {
    sandbox.fault('blocked', 1_000);
    return refusal('balance.php');
  },
  '* 9': asking('jobs.php', { get_all: '1' }, 2),
  'senders.php 3': asking('senders.php', { del: '1', sender: 'nobody' }),
  'senders.php 5': asking('senders.php', { add: '1', sender: 'my_shop' }),
  'senders.php 7': asking('senders.php', { send_code: '1', sender: 'my_shop' }),
  'senders.php 8': asking('senders.php', { send_code: '1', sender: '74950000000' }),
  'senders.php 10': asking('senders.php', { send_code: '1', sender: '79990000300' }, 2),
  'senders.php 11': asking('senders.php', { check_code: '1', sender: '79990000100', code: '111111' }),
  'get.php 3': asking('get.php', { get_messages: '1', phone: '79990009999' }),
  'info.php 3': asking('info.php', { get_operator: '1', phone: '74950000000' }),
  'tinyurls.php 3': asking('tinyurls.php', { get: '1', id: '1' }),
  'jobs.php 3': asking('jobs.php', { del: '1', id: '1' }),
  'jobs.php 5': asking('jobs.php', { add: '1', name: 'a', phones: '79160000001', mes: 'b', time: 'tomorrow' }),
  'users.php 3': asking('users.php', { get_stat: '1', start: '01.01.2020', end: '02.01.2020' }),
  'users.php 5': asking('users.php', { chg: '1', user: 'sub_shop', pswc: 'wrong' }),
  'users.php 6': asking('users.php', { pay: '1', user: 'nobody', sum: '1' }),
  'users.php 7': asking('users.php', { pay: '1', user: 'sub_alex', sum: '1' }),
  'users.php 8': asking('users.php', { add: '1', user: 'sub_alex', password: 'long enough' }),
  'users.php 10': asking('users.php', { pay: '1', user: 'sub_shop', sum: '10000' }),
  'send.php 3': asking('send.php', { phones: many, mes: 'x' }),
  'send.php 5': asking('send.php', { phones: '79160000001', mes: 'x', time: 'tomorrow' }),
  'send.php 6': asking('send.php', { phones: '79160000001', mes: 'Лучшее Казино' }),
  'send.php 7': asking('send.php', { phones: '123', mes: 'x' }),
  'send.php 8': asking('send.php', { phones: '74950000000', mes: 'x' }),
  'status.php 5': asking('status.php', { phone: '79160000001', id: '1', del: '1' }),
};

describe('the documented errors', () => {
  it.each(documentedErrors)('$file $number: $provokedBy', async ({ file, number }) => {
    const bench = await testBench();

    expect(await provocations[`${file} ${number}`]?.(bench)).toBe(number);
    expect(bench.sandbox.counts().refusals[number]).toBe(1);
  });

  it('are each provoked, and nothing else is', () => {
    expect(Object.keys(provocations)).toEqual(documentedErrors.map(({ file, number }) => `${file} ${number}`));
  });
});
