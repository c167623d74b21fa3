import { describe, expect, it, onTestFinished } from 'vitest';
import { createFill, type WantedDay } from '../../../../src/bot/statistics/daily/fill.ts';
import { createPace, paceMs } from '../../../../src/bot/statistics/daily/pace.ts';
import { createLogger } from '../../../../src/lib/logger.ts';
import { SmscError, type SmscErrorCode } from '../../../../src/smsc/error.ts';
import { manualClock } from '../../../support/clock.ts';

const last = Temporal.PlainDate.from('2026-11-18');

function wanted(count: number): readonly WantedDay[] {
  return Array.from({ length: count }, (_, index) => ({ day: last.subtract({ days: index }), flags: {} }));
}

/** Fills from a provider that refuses some days; the clock is its only driver. */
function filling(refusals: Readonly<Record<string, SmscErrorCode>>) {
  const clock = manualClock();
  const stop = new AbortController();
  const lines: string[] = [];
  const asked: { readonly day: string; readonly at: number }[] = [];
  const now = clock.now;
  const fill = createFill({
    ask: async (one) => {
      const day = one.day.toString();
      asked.push({ day, at: now() });
      const code = refusals[day] ?? refusals['*'];
      if (code === undefined) {
        fill.done(one);
        return;
      }
      if (code === 'bad-response') fill.failed(one);
      throw new SmscError(code, 'as the test says', { operation: 'statistics.get' });
    },
    pace: createPace(now),
    now,
    clock,
    log: createLogger({ level: 'trace', secrets: [], write: (line) => lines.push(line) }),
    stop: stop.signal,
  });
  onTestFinished(() => stop.abort(new Error('the test is over')));
  return { fill, clock, asked, lines };
}

describe('the filling of days', () => {
  it('goes on with the other days when one of them always fails, and gives that one up after six times', async () => {
    const { fill, clock, asked, lines } = filling({ '2026-11-18': 'bad-response' });
    fill.want(wanted(5));

    await clock.advance(5 * paceMs);
    const days = asked.map(({ day }) => day);
    await clock.advance(60 * 60_000);

    expect(days).toEqual(['2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15', '2026-11-14']);
    expect(asked.slice(5).map(({ day }) => day)).toEqual(Array.from({ length: 5 }, () => '2026-11-18'));
    expect(clock.sleepers()).toEqual([]);
    expect(lines).toHaveLength(6);
  });

  it('asks a day that fails for a reason of its own more and more seldom', async () => {
    const { fill, clock, asked } = filling({ '2026-11-18': 'bad-response' });
    fill.want(wanted(1));

    await clock.advance(60 * 60_000);

    const pauses = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(pauses).toEqual([1, 2, 4, 8, 16].map((times) => times * paceMs));
  });

  it('takes new days at once while one that failed waits', async () => {
    const { fill, clock, asked } = filling({ '2026-11-18': 'bad-response' });
    fill.want(wanted(1));
    await clock.advance(5 * paceMs);

    fill.want(wanted(2));
    await clock.advance(2 * paceMs);

    expect(asked.map(({ day }) => day)).toContain('2026-11-17');
  });

  it('gives up all days after six outages', async () => {
    const { fill, clock, asked } = filling({ '*': 'unreachable' });
    fill.want(wanted(5));

    await clock.advance(120 * 60_000);

    expect(asked).toHaveLength(6);
    expect(clock.sleepers()).toEqual([]);
  });

  it('keeps its pace whatever fails', async () => {
    const { fill, clock, asked } = filling({ '*': 'bad-response' });
    fill.want(wanted(10));

    await clock.advance(60 * 60_000);

    const pauses = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(Math.min(...pauses)).toBe(paceMs);
  });

  it('waits for no more days than anybody looks at: the oldest are let go', () => {
    const { fill } = filling({});
    const days = wanted(450);

    fill.want(days);

    expect(fill.lengthMs(days)).toBe(400 * paceMs);
    expect(fill.lengthMs(days.slice(400))).toBe(0);
  });
});
