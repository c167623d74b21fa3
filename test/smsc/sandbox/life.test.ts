import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailingStates } from '../../../src/smsc/sandbox/account.ts';
import { createSandbox } from '../../../src/smsc/sandbox/sandbox.ts';
import { manualClock } from '../../support/clock.ts';
import { sandboxAccount, sandboxMailing } from '../../support/sandbox-account.ts';
import { part, testBench } from './ask.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('time', () => {
  it('has the same outcome however many steps it is moved in', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 9 * hour }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(), steps, (seed, parts) => {
        const stepwise = createSandbox({ clock: manualClock(), seed });
        const atOnce = createSandbox({ clock: manualClock(), seed });

        for (const part of parts) stepwise.advance(part);
        atOnce.advance(parts.reduce((sum, part) => sum + part, 0));

        expect(stepwise.account()).toEqual(atOnce.account());
      }),
      { numRuns: 15 },
    );
  });

  it('has the same outcome whether the clock runs or is moved', async () => {
    const clock = manualClock();
    const waited = createSandbox({ clock });
    const moved = createSandbox({ clock: manualClock() });

    await clock.advance(26 * hour);
    moved.advance(26 * hour);

    expect(waited.now().toString()).toBe(moved.now().toString());
    expect(waited.account()).toEqual(moved.account());
  });

  it('goes forward only', () => {
    const sandbox = createSandbox({ clock: manualClock() });

    expect(() => sandbox.advance(-1)).toThrow(RangeError);
    expect(() => sandbox.advance(Number.NaN)).toThrow(RangeError);
  });

  it('that steps back on the machine undoes nothing', () => {
    const clock = manualClock();
    const sandbox = createSandbox({ clock });
    sandbox.advance(hour);
    const before = sandbox.account();

    clock.step(-30 * minute);

    expect(sandbox.account()).toEqual(before);
  });
});

describe('a new sender name', () => {
  it('is moderated within minutes, then goes through every operator', async () => {
    const { sandbox, json } = await testBench({ account: sandboxAccount() });
    await json('senders.php', { add: '1', sender: 'NewShop', mts_step: '1', tele2: '1' });
    const state = () => {
      const sender = sandbox.account().senders[0];
      return [sender?.moderation, ...(sender?.operators.values() ?? [])];
    };

    expect(state()).toEqual([0, 0, 0]);
    sandbox.advance(minute);
    expect(state()).toEqual([1, 0, 0]);
    sandbox.advance(2 * hour);

    const [, ...operators] = state();
    expect(operators.every((status) => status === 2 || status === 3 || status === 8)).toBe(true);
    expect(sandbox.account().balance).toBe(187_162 - 60_000);
  });

  it('waits with status 5 while there is no money for a paid registration', async () => {
    const { sandbox, json } = await testBench({ account: sandboxAccount({ balance: 59_999 }) });

    await json('senders.php', { add: '1', sender: 'NewShop', mts_step: '1' });
    sandbox.advance(2 * hour);

    expect(sandbox.account().senders[0]?.operators).toEqual(new Map([['mts_step', 5]]));
  });

  it('that wants documents goes on when one was uploaded', async () => {
    const { sandbox, ask } = await testBench();
    const status = () =>
      sandbox
        .account()
        .senders.find(({ name }) => name === 'Apteka24')
        ?.operators.get('tele2_step');
    const document = 'Content-Disposition: form-data; name="doc"; filename="a.pdf"';
    const fields = { login: 'demo', psw: 'demo', chg: '1', sender: 'Apteka24' };
    const form = Object.entries(fields).map(([name, value]) =>
      part(`Content-Disposition: form-data; name="${name}"`, value),
    );
    await ask('senders.php', { chg: '1', sender: 'Apteka24', cmt: 'без документа' });

    expect(status()).toBe(8);
    sandbox.answer({
      target: '/sys/senders.php',
      contentType: 'multipart/form-data; boundary=b',
      body: Buffer.from(`${form.join('')}${part(document, 'x')}--b--\r\n`),
    });

    expect(status()).toBe(1);
  });
});

describe('a new template', () => {
  it('is sent for registration, then accepted or not', async () => {
    const { sandbox, ask } = await testBench();
    const status = () => sandbox.account().templates.at(-1)?.status;
    await ask('op_templates.php', { add: '1', sender: 'my_shop', msg: 'Новый текст', mts_trn: '1' });

    expect(status()).toBe(0);
    sandbox.advance(minute);
    expect(status()).toBe(1);
    sandbox.advance(hour);
    expect([2, 3]).toContain(status());
  });
});

describe('messages', () => {
  it('are handed over, then delivered or not, and are final after a day', async () => {
    const { sandbox, ask } = await testBench();
    const phones = Array.from({ length: 60 }, (_, serial) => 79_160_000_000 + serial).join(',');
    await ask('send.php', { phones, mes: 'Привет', id: 'mine' });
    const statuses = () =>
      [...sandbox.account().messages.values()].filter(({ id }) => id === 'mine').map(({ status }) => status);

    expect(new Set(statuses())).toEqual(new Set([-1]));
    sandbox.advance(2_000);
    expect(new Set(statuses())).toEqual(new Set([0]));
    sandbox.advance(26 * hour);

    expect(statuses().filter((status) => status === 1).length).toBeGreaterThan(40);
    expect(statuses().filter((status) => status <= 0)).toEqual([]);
  });

  it('carry an error when they were not delivered, and none when they were', () => {
    const sandbox = createSandbox({ clock: manualClock() });

    const final = [...sandbox.account().messages.values()].filter(({ status }) => status > 0);

    expect(final.every(({ status, err }) => (err === 0) === [1, 2, 4].includes(status))).toBe(true);
    expect(new Set(final.map(({ status }) => status)).size).toBeGreaterThanOrEqual(6);
  });
});

describe('mailings', () => {
  it('go on minute by minute, are paid for, and finish', () => {
    const sandbox = createSandbox({ clock: manualClock() });
    const running = () => sandbox.account().mailings.find(({ name }) => name.startsWith('Распродажа'));
    const before = running();
    const balance = sandbox.account().balance;

    sandbox.advance(minute);
    const after = running();
    sandbox.advance(45 * minute);

    expect([before?.status, after?.status, running()?.status]).toEqual([
      mailingStates.running,
      mailingStates.running,
      mailingStates.finished,
    ]);
    expect((after?.sent ?? 0) - (before?.sent ?? 0)).toBe(6);
    expect(running()?.sent).toBe(240);
    expect(running()?.delivered).toBeGreaterThan(200);
    expect(sandbox.account().balance).toBeLessThan(balance - 180 * 300);
  });

  it('that repeat wait for their next time until none is left', () => {
    const mailing = sandboxMailing({
      status: mailingStates.waiting,
      recipients: ['79160000001'],
      repeatsLeft: 2,
      sent: 0,
    });
    const account = sandboxAccount({ mailings: [mailing] });
    account.agenda.appointments.push({ what: 'mailing-sends', id: mailing.id, at: mailing.needAt, turn: 1 });
    const sandbox = createSandbox({ clock: manualClock(), account });
    const state = () => sandbox.account().mailings.map(({ status, repeatsLeft }) => [status, repeatsLeft])[0];

    expect(state()).toEqual([mailingStates.waiting, 1]);
    sandbox.advance(day);
    expect(state()).toEqual([mailingStates.waiting, 0]);
    sandbox.advance(day);

    expect(state()).toEqual([mailingStates.finished, 0]);
    expect(sandbox.account().messages.size).toBe(3);
  });

  it.each([
    [1, '20.11.2026 13:00:00'],
    [2, '21.11.2026 12:00:00'],
    [3, '23.11.2026 12:00:00'],
    [4, '21.11.2026 12:00:00'],
    [5, '27.11.2026 12:00:00'],
    [6, '20.12.2026 12:00:00'],
    [7, '20.11.2027 12:00:00'],
  ])('with rpt=%i that were sent on a Friday are due again on %s', async (rpt, due) => {
    const { sandbox, ask, json } = await testBench({ account: sandboxAccount() });
    const wanted = { add: '1', name: 'a', mes: 'b', phones: '79160000001', time: '2011261200', rptn: '9' };

    await ask('jobs.php', { ...wanted, rpt: String(rpt), id: '5' });
    sandbox.advance(2 * day + minute);

    expect(await json('jobs.php', { get: '1', id: '5' })).toMatchObject([{ need_date: due, repeat_cnt: 8 }]);
  });

  it('that were cancelled send no more', async () => {
    const { sandbox, ask } = await testBench();
    const running = () => sandbox.account().mailings.find(({ name }) => name.startsWith('Распродажа'));

    await ask('jobs.php', { cancel: '1', id: running()?.id ?? '' });
    const sent = running()?.sent;
    sandbox.advance(hour);

    expect(running()).toMatchObject({ status: mailingStates.cancelled, sent });
  });

  it('wait for money and go on when it came', () => {
    const mailing = sandboxMailing({ status: mailingStates.waiting, repeat: 0, sent: 0 });
    const zone = { zone: '1', name: '', api: 400, mass: 0, mms: 0, hlr: 0, call: 0 };
    const account = sandboxAccount({
      balance: 0,
      mailings: [mailing],
      prices: { zones: [zone, { ...zone, zone: '2' }], codes: [], mail: 5 },
    });
    account.agenda.appointments.push(
      { what: 'mailing-sends', id: mailing.id, at: mailing.needAt, turn: 1 },
      { what: 'money-arrives', at: mailing.needAt + hour, turn: 2 },
    );
    const sandbox = createSandbox({ clock: manualClock(), account });

    sandbox.advance(59 * minute);
    const before = sandbox.account().mailings[0]?.sent;
    sandbox.advance(15 * minute);

    expect([before, sandbox.account().mailings[0]?.sent]).toEqual([0, 2]);
    expect(sandbox.account().balance).toBe(300_000 - 800);
    expect(sandbox.account().turnover).toMatchObject([{ day: '2026-11-18', received: 300_000, sms: 2, spent: 800 }]);
  });
});

describe('the account', () => {
  it('gets SMS, more by day than at night, the first within a minute', () => {
    const sandbox = createSandbox({ clock: manualClock() });
    const known = sandbox.account().answers.length;
    sandbox.advance(minute);
    expect(sandbox.account().answers.length).toBe(known + 1);

    sandbox.advance(20 * day);

    const hours = sandbox
      .account()
      .answers.slice(known)
      .map(({ receivedAt }) => new Date(receivedAt + 3 * hour).getUTCHours());
    const byDay = hours.filter((oClock) => oClock >= 9 && oClock < 21).length;
    expect(byDay / 12 / 20).toBeGreaterThan(2);
    expect((hours.length - byDay) / 12 / 20).toBeLessThan(1.5);
  });

  it('spends money every day, is paid for again, and never goes below its line', () => {
    const sandbox = createSandbox({ clock: manualClock() });
    const balances: number[] = [];
    for (let passed = 0; passed < 60; passed += 1) {
      sandbox.advance(day);
      balances.push(sandbox.account().balance);
    }

    expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
    expect(balances.filter((balance, place) => balance > (balances[place - 1] ?? balance)).length).toBeGreaterThan(1);
    const days = new Set(sandbox.account().turnover.map(({ day: date }) => date));
    expect(days.size).toBeGreaterThan(75);
  });

  it('has clicks on its short links and operators who waver', () => {
    const sandbox = createSandbox({ clock: manualClock() });
    const total = () =>
      sandbox
        .account()
        .links.reduce((sum, { clicks }) => sum + [...clicks.values()].reduce((one, two) => one + two, 0), 0);
    const before = total();
    const seen = new Set<string>();

    for (let passed = 0; passed < 24 * 6; passed += 1) {
      sandbox.advance(hour);
      for (const { name, operators } of sandbox.account().senders) {
        for (const [operator, status] of operators) if (status === 4) seen.add(`${name} ${operator}`);
      }
    }

    expect(total()).toBeGreaterThan(before + 20);
    expect(seen.size).toBeGreaterThan(2);
  });
});
