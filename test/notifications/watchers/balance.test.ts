import { describe, expect, it } from 'vitest';
import { type BalanceState, createBalanceWatcher } from '../../../src/notifications/watchers/balance.ts';
import type { Threshold } from '../../../src/notifications/watchers/thresholds.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { look, type Stage, startScripted, startStage } from './scripted.ts';

const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;

function watch({ account }: Stage, thresholds: readonly Threshold[], last?: BalanceState) {
  return look(createBalanceWatcher({ account, pollMs: 30_000, thresholds: async () => thresholds }), last);
}

/** A provider with a balance and a week's spending that a test sets. */
function startMoney(money: { balance: string; spent?: string | undefined; currency?: string }): Promise<Stage> {
  return startScripted((form) => {
    if (!form.has('get_stat')) return JSON.stringify({ balance: money.balance, currency: money.currency ?? 'RUR' });
    if (money.spent === undefined) return '<html>502</html>';
    return JSON.stringify([{ login: 'demo', sms: 1, credit: money.spent, debit: '0', currency: 'RUR' }]);
  });
}

describe('the watcher of the balance', () => {
  it('remembers amount, currency and rate, and tells nothing without subscriptions', async () => {
    await using stage = await startStage();

    const { state, changes } = await watch(stage, []);

    expect(changes).toEqual([]);
    expect(state).toMatchObject({ currency: 'RUR', levels: {}, spending: { spent: expect.stringMatching(/^\d+/) } });
  });

  it('tells a subscription that is made while the money is low at once, also at the first look', async () => {
    await using stage = await startStage({ account: sandboxAccount({ balance: 20_000 }) });
    const first = await watch(stage, [{ subscription: 3, amount: '300' }]);
    stage.advance(minutes);
    const thresholds = [
      { subscription: 3, amount: '300' },
      { subscription: 4, amount: '700' },
    ];

    const second = await watch(stage, thresholds, first.state);

    expect(first.changes).toEqual([
      {
        topic: 'balance',
        object: 'balance:3',
        kind: 'low',
        isDecisive: true,
        isLoud: true,
        subscription: 3,
        amount: '200.00',
        currency: 'RUR',
        under: { amount: '300' },
      },
    ]);
    expect(second.changes).toMatchObject([{ kind: 'critical', subscription: 4 }]);
  });

  it('tells low, critical, again and recovered to each subscription by its own threshold', async () => {
    const money = { balance: '1000', spent: '700' };
    await using stage = await startMoney(money);
    const thresholds = [
      { subscription: 1, amount: '300' },
      { subscription: 2, runwayMs: 5 * days },
    ];
    let state: BalanceState | undefined;
    const told: string[] = [];
    for (const [balance, waitMs] of [
      ['1000', 0],
      ['450', minutes],
      ['250', minutes],
      ['90', minutes],
      ['90', days],
      ['2000', minutes],
    ] as const) {
      money.balance = balance;
      stage.advance(Math.max(waitMs, minutes));
      const seen = await watch(stage, thresholds, state);
      state = seen.state;
      told.push(
        seen.changes.map((change) => JSON.stringify([change.object, 'kind' in change && change.kind])).join(' '),
      );
    }

    expect(told).toEqual([
      '',
      '["balance:2","low"]',
      '["balance:1","low"]',
      '["balance:1","critical"] ["balance:2","critical"]',
      '["balance:1","again"] ["balance:2","again"]',
      '["balance:1","recovered"] ["balance:2","recovered"]',
    ]);
  });

  it('watches the amount without statistics, and asks for them again later', async () => {
    const money: { balance: string; spent?: string | undefined } = { balance: '100', spent: undefined };
    await using stage = await startMoney(money);
    const thresholds = [{ subscription: 2, runwayMs: 5 * days }];
    const first = await watch(stage, thresholds);
    money.spent = '700';
    stage.advance(minutes);
    const second = await watch(stage, thresholds, first.state);
    stage.advance(10 * minutes);

    const third = await watch(stage, thresholds, second.state);

    expect([first.changes, second.changes]).toEqual([[], []]);
    expect(third.changes).toMatchObject([{ kind: 'critical', runwayMs: days, under: { runwayMs: 5 * days } }]);
  });

  it('asks for statistics once an hour', async () => {
    await using stage = await startStage();
    let { state } = await watch(stage, []);
    for (let looks = 0; looks < 5; looks += 1) {
      stage.advance(minutes);
      ({ state } = await watch(stage, [], state));
    }

    expect(stage.bot.sandbox.counts().requests['get.php get_stat']).toBe(1);
    stage.advance(hours);
    await watch(stage, [], state);
    expect(stage.bot.sandbox.counts().requests['get.php get_stat']).toBe(2);
  });

  it('forgets a subscription that is gone and begins anew with a threshold that was changed', async () => {
    await using stage = await startMoney({ balance: '100', spent: '0' });
    const first = await watch(stage, [{ subscription: 1, amount: '200' }]);
    stage.advance(minutes);
    const second = await watch(stage, [{ subscription: 1, amount: '250' }], first.state);

    expect(second.changes).toMatchObject([{ kind: 'low', under: { amount: '250' } }]);
    expect(Object.keys(second.state.levels)).toEqual(['1 250 ']);
  });

  it.each(['html', 'broken', 'blocked', 'denied', 'limited', 'outage'] as const)(
    'fails on the fault %s',
    async (kind) => {
      await using stage = await startStage();
      const { state } = await watch(stage, []);
      stage.bot.sandbox.fault(kind, 30 * minutes);
      stage.advance(minutes);

      await expect(watch(stage, [], state)).rejects.toThrow(/^balance\.get: /);
    },
  );
});
