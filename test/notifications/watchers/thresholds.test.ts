import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Level, type Threshold } from '../../../src/notifications/watchers/thresholds.ts';

const hours = 3_600_000;
const days = 24 * hours;

/** What is told of amounts that follow each other, one an hour. */
function told(threshold: Omit<Threshold, 'subscription'>, amounts: readonly string[], everyMs = hours) {
  let level: Level | undefined;
  return amounts.map((amount, place) => {
    const judged = judge({ subscription: 1, ...threshold }, { amount, runwayMs: undefined }, level, place * everyMs);
    ({ level } = judged);
    return judged.kind;
  });
}

describe('thresholds', () => {
  it('are low under the amount and critical under a third of it, each told once', () => {
    expect(told({ amount: '300' }, ['300', '299.99', '150', '100', '99.99', '50'])).toEqual([
      undefined,
      'low',
      undefined,
      undefined,
      'critical',
      undefined,
    ]);
  });

  it('are critical at once when the money is', () => {
    expect(told({ amount: '300' }, ['500', '-20'])).toEqual([undefined, 'critical']);
  });

  it('are over a tenth above the amount', () => {
    expect(told({ amount: '300' }, ['299', '301', '329.99', '299', '330', '299'])).toEqual([
      'low',
      undefined,
      undefined,
      undefined,
      'recovered',
      'low',
    ]);
  });

  it('are told again every other day when low and every day when critical', () => {
    const half = 12 * hours;
    const low = told(
      { amount: '300' },
      Array.from({ length: 9 }, () => '200'),
      half,
    );
    const critical = told(
      { amount: '300' },
      Array.from({ length: 5 }, () => '20'),
      half,
    );

    expect(low.map((kind) => kind ?? '-').join(' ')).toBe('low - - - again - - - again');
    expect(critical.map((kind) => kind ?? '-').join(' ')).toBe('critical - again - again');
  });

  it('leave the critical level in silence, a tenth above it', () => {
    expect(told({ amount: '300' }, ['90', '109.99', '99', '110', '99'])).toEqual([
      'critical',
      undefined,
      undefined,
      undefined,
      'critical',
    ]);
  });

  it('may be debts, which are never critical', () => {
    expect(told({ amount: '-100' }, ['-99', '-101', '-500', '-95', '-90'])).toEqual([
      undefined,
      'low',
      undefined,
      undefined,
      'recovered',
    ]);
  });

  it('know no end while the runway is not known', () => {
    const threshold = { subscription: 1, runwayMs: 3 * days };
    const level = { level: 'low', toldAt: 0 } as const;

    expect(judge(threshold, { amount: '5', runwayMs: undefined }, level, hours)).toEqual({ level });
    expect(judge(threshold, { amount: '5', runwayMs: 3.2 * days }, level, hours)).toEqual({ level });
    expect(judge(threshold, { amount: '5', runwayMs: Infinity }, level, hours).kind).toBe('recovered');
    expect(judge(threshold, { amount: '5', runwayMs: undefined }, undefined, hours)).toEqual({ level: undefined });
    expect(judge(threshold, { amount: '5', runwayMs: days - 1 }, undefined, hours).kind).toBe('critical');
  });

  it('are told again in time when the clock was set back', () => {
    const threshold = { subscription: 1, amount: '300' };
    const money = { amount: '200', runwayMs: undefined };
    const { level } = judge(threshold, money, { level: 'low', toldAt: 9 * days }, 0);

    expect(judge(threshold, money, level, 2 * days).kind).toBe('again');
  });

  it('tell the beginning before the end and both in turn, in any history', () => {
    const amount = fc.integer({ min: -50_000, max: 50_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(amount, fc.array(amount), (limit, amounts) => {
        const kinds = told({ amount: limit }, amounts).filter((kind) => kind !== undefined && kind !== 'again');
        const written = kinds.join(' ');
        expect(`${written} `).toMatch(/^(?:(?:low (?:critical )*|(?:critical )+)(?:recovered |$))* ?$/);
      }),
    );
  });
});
