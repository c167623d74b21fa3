import { describe, expect, it } from 'vitest';
import { createLimits, identical } from '../../../src/smsc/sandbox/limits.ts';
import { manualClock } from '../../support/clock.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { type Fields, testBench } from './ask.ts';

/** What each operation allows within a minute: the pages' numbers, with a way to ask the same and, where it matters, others. */
const allowances: readonly (readonly [string, Fields, number])[] = [
  ['balance.php', {}, 10],
  ['senders.php', { get: '1' }, 3],
  ['op_templates.php', { get: '1', sender: 'a', msg: 'b' }, 10],
  ['op_templates.php', { add: '1', sender: 'a', msg: 'b', soc: '1' }, 10],
  ['get.php', { get_messages: '1' }, 3],
  ['get.php', { get_answers: '1' }, 3],
  ['get.php', { get_stat: '1', start: '01.01.2026' }, 3],
  ['get.php', { get_price: '1' }, 3],
  ['info.php', { get_operator: '1', phone: '79160000001' }, 3],
  ['tinyurls.php', { get: '1', id: '1' }, 3],
  ['jobs.php', { get_all: '1' }, 1],
  ['jobs.php', { get: '1', id: '1' }, 1],
  ['jobs.php', { del: '1', id: '1' }, 1],
  ['send.php', { phones: '79160000001', mes: 'x' }, 1],
  ['send.php', { phones: '79160000001', mes: 'x', cost: '1' }, 5],
  ['status.php', { phone: '79160000001', id: '1' }, 5],
];

describe('identical requests', () => {
  it.each(allowances)('%s %o: %i in a minute', async (file, fields, allowed) => {
    const { refusal, clock, sandbox } = await testBench({ account: sandboxAccount() });
    const refusals: number[] = [];
    for (let request = 0; request < allowed; request += 1) refusals.push(await refusal(file, fields));
    await clock.advance(59_999);

    expect(refusals).not.toContain(9);
    expect(await refusal(file, fields)).toBe(9);
    await clock.advance(1);
    expect(await refusal(file, fields)).not.toBe(9);
    expect(sandbox.counts().refusals['9']).toBe(1);
  });

  it('are counted in a window that slides', async () => {
    const { refusal, clock } = await testBench({ account: sandboxAccount() });
    const ask = () => refusal('get.php', { get_price: '1' });

    await ask();
    await clock.advance(40_000);
    await ask();
    await ask();
    await clock.advance(20_000);

    expect([await ask(), await ask()]).toEqual([0, 9]);
  });

  it('are those with the same parameters, in whatever order and by whichever credentials', async () => {
    const { refusal } = await testBench({ account: sandboxAccount() });

    expect(await refusal('jobs.php', { get_all: '1', start: '01.01.2026', end: '02.01.2026' })).toBe(0);
    expect(await refusal('jobs.php', { get_all: '1', start: '01.01.2026', end: '03.01.2026' })).toBe(0);
    expect(
      await refusal('jobs.php', { end: '02.01.2026', start: '01.01.2026', get_all: '1', psw: '', apikey: 'demo' }),
    ).toBe(9);
  });

  it('move on with the clock of the account', async () => {
    const { refusal, sandbox } = await testBench({ account: sandboxAccount() });

    await refusal('jobs.php', { get_all: '1' });
    sandbox.advance(59_999);
    const tooEarly = await refusal('jobs.php', { get_all: '1' });
    sandbox.advance(1);

    expect([tooEarly, await refusal('jobs.php', { get_all: '1' })]).toEqual([9, 0]);
  });
});

/** How many of different requests pass. */
async function passed(file: string, requests: number, fieldsOf: (serial: number) => Fields): Promise<number> {
  const { refusal } = await testBench({ account: sandboxAccount() });
  let count = 0;
  for (let serial = 0; serial < requests; serial += 1) {
    if ((await refusal(file, fieldsOf(serial))) !== 9) count += 1;
  }
  return count;
}

describe('requests of one kind', () => {
  it.each<[string, number, string, (serial: number) => Fields]>([
    ['balance', 10, 'balance.php', (serial) => ({ x: String(serial) })],
    ['statistics', 3, 'get.php', (serial) => ({ get_stat: '1', start: `0${serial + 1}.01.2026` })],
    ['new sender names', 5, 'senders.php', (serial) => ({ add: '1', sender: `name${serial}` })],
    ['operators', 100, 'info.php', (serial) => ({ get_operator: '1', phone: String(79_160_000_000 + serial) })],
    ['new subclients', 3, 'users.php', (serial) => ({ add: '1', user: `user${serial}`, password: 'password' })],
    ['changes of a subclient', 3, 'users.php', (serial) => ({ chg: '1', user: 'same', x: String(serial) })],
    ['the history', 30, 'get.php', (serial) => ({ get_messages: '1', cnt: String(serial + 1) })],
  ])('%s: %i', async (_, allowed, file, fieldsOf) => {
    expect(await passed(file, allowed + 3, fieldsOf)).toBe(allowed);
  });

  it('has the history open again after an hour', async () => {
    const { refusal, clock } = await testBench({ account: sandboxAccount() });
    const ask = (serial: number) => refusal('get.php', { get_messages: '1', cnt: String(serial + 1) });
    for (let serial = 0; serial < 30; serial += 1) await ask(serial);

    await clock.advance(3_599_999);
    expect(await ask(0)).toBe(9);
    await clock.advance(1);
    expect(await ask(0)).toBe(3);
  });

  it('counts changes of each subclient by itself, and other sender names not at all', async () => {
    const { refusal } = await testBench({ account: sandboxAccount() });
    const refusals = [];
    for (let serial = 0; serial < 6; serial += 1) {
      refusals.push(await refusal('users.php', { chg: '1', user: `user${serial}` }));
      refusals.push(await refusal('senders.php', { del: '1', sender: 'same' }));
    }

    expect(new Set(refusals)).toEqual(new Set([6, 3]));
  });
});

describe('requests at once', () => {
  it('are refused from the fifteenth on', async () => {
    const { sandbox, clock, refusal } = await testBench({ account: sandboxAccount() });
    sandbox.fault('slow', 60_000);
    const ask = (serial: number) => refusal('info.php', { get_operator: '1', phone: String(79_160_000_000 + serial) });
    const first = Array.from({ length: 14 }, (_, serial) => ask(serial));
    await clock.asleep(14);

    const fifteenth = ask(14);
    await clock.asleep(15);
    await clock.advance(5_000);

    expect(await Promise.all(first)).toEqual(Array(14).fill(0));
    expect(await fifteenth).toBe(9);
    expect(sandbox.counts()).toMatchObject({ atOnce: 1, refusals: { 9: 1 } });
    sandbox.clearFaults();
    expect(await ask(15)).toBe(0);
  });
});

describe('what is remembered', () => {
  it('loses no window that is open, however many there are', () => {
    const clock = manualClock();
    const limits = createLimits(clock.now);
    const admit = (serial: number) => limits.admit('a', [identical(1, 60_000)], new Map([['x', String(serial)]]));
    for (let serial = 0; serial < 1_500; serial += 1) admit(serial);

    expect(admit(0)).toBe(false);
    expect(admit(1_499)).toBe(false);
  });
});
