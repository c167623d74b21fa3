import { describe, expect, it } from 'vitest';
import { firstDayReaching } from '../../../src/bot/messages/longest-period.ts';
import { misfitOf } from '../../../src/bot/parameters/spans.ts';

const zone = 'Europe/Moscow';

/** Every day of a leap year and of one that is none. */
const days = Array.from({ length: 731 }, (_, index) => Temporal.PlainDate.from('2027-01-01').add({ days: index }));

/** What `/history` says on the last day of a period about asking for it. */
function isRefused(from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return misfitOf({ period: { from, to } }, { now: to.toZonedDateTime(zone).toInstant(), zone }, 6) !== undefined;
}

describe('the longest period up to a day', () => {
  it('is allowed on every day of the year, and one day more is not', () => {
    const wrong = days.filter((to) => {
      const from = firstDayReaching(to, 6);
      return isRefused(from, to) || !isRefused(from.subtract({ days: 1 }), to);
    });

    expect(wrong.map(String)).toEqual([]);
  });

  it.each([
    ['2026-08-31', '2026-03-01'],
    ['2026-08-30', '2026-03-01'],
    ['2026-11-18', '2026-05-18'],
    ['2028-08-31', '2028-03-01'],
  ])('reaches %s from %s', (last, first) => {
    expect(firstDayReaching(Temporal.PlainDate.from(last), 6).toString()).toBe(first);
  });
});
