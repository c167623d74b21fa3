import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/bot/parameters/instants.ts';
import { noon } from '../../support/clock.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const parameter = instant('TIME');

/** By the clock in Moscow. */
function read(written: string, at = moment): string {
  const parsed = parameter.parse(written, at);
  if (!parsed.ok) return `refused: ${parsed.reason?.en ?? 'must be'}`;
  const time = Temporal.Instant.fromEpochMilliseconds(parsed.value).toZonedDateTimeISO(at.zone);
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

describe('a moment to come', () => {
  it.each([
    ['18:00', '2026-11-18T18:00'],
    ['18.30', '2026-11-18T18:30'],
    ['12:01', '2026-11-18T12:01'],
    ['tomorrow 9:00', '2026-11-19T09:00'],
    ['завтра в 9:00', '2026-11-19T09:00'],
    ['tomorrow at 9:00', '2026-11-19T09:00'],
    ['21.11.2026 18:00', '2026-11-21T18:00'],
    ['21.11 18:00', '2026-11-21T18:00'],
    ['2026-11-21T18:00', '2026-11-21T18:00'],
    ['1 декабря 00:00', '2026-12-01T00:00'],
    [' 23:59 ', '2026-11-18T23:59'],
  ])('%s is %s at noon on 18.11.2026', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each(['12:00', '9:00', 'yesterday 18:00', '1.1.2026 18:00', '@1000', `@${noon / 1000}`])(
    '%s is over already',
    (written) => {
      expect(read(written)).toMatch(/^refused: .+ is over already\.$/);
    },
  );

  it.each(['', 'soon', '24:00', '18:60', '18', 'tomorrow', '7:5', '@', '@x', '18:00 tomorrow'])(
    '%j is refused',
    (written) => {
      expect(read(written)).toBe('refused: must be');
    },
  );

  it.each([
    ['32.11.2026 18:00', 'The calendar has no such day.'],
    ['21.11.1999 18:00', 'Years go from 2000 to 2100 here.'],
  ])('%s is refused for its day', (written, reason) => {
    expect(read(written)).toBe(`refused: ${reason}`);
  });

  it("is by the account's clock, not the machine's", () => {
    const lateEvening = { now: Temporal.Instant.from('2026-11-18T22:30:00Z'), zone: 'Europe/Moscow' };

    expect(read('2:00', lateEvening)).toBe('2026-11-19T02:00');
    expect(read('1:00', lateEvening)).toBe('refused: 19.11.2026 1:00 is over already.');
  });

  it('that a clock change leaves out is the one after it', () => {
    const beforeSpring = { now: Temporal.Instant.from('2026-03-28T12:00:00Z'), zone: 'Europe/Berlin' };

    expect(read('29.03.2026 2:30', beforeSpring)).toBe('2026-03-29T03:30');
  });

  it('reads back as it was written, to the second, in whatever zone', () => {
    const zones = fc.constantFrom('Europe/Moscow', 'UTC', 'Asia/Kathmandu', 'America/St_Johns');
    const moments = fc.integer({ min: noon / 1000 + 1, max: 4_102_444_800 }).map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(moments, zones, (ms, zone) => {
        expect(parameter.parse(parameter.print(ms), { ...moment, zone })).toEqual({ ok: true, value: ms });
      }),
    );
  });

  it('is never one that is over, however it is typed', () => {
    const parts = fc.tuple(
      fc.constantFrom('', 'today ', 'tomorrow ', '18.11.2026 ', '19.11 ', '7d '),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 70 }),
    );
    fc.assert(
      fc.property(parts, ([day, hour, minute]) => {
        const parsed = parameter.parse(`${day}${hour}:${String(minute).padStart(2, '0')}`, moment);
        const isTime = hour <= 23 && minute <= 59;
        const isOver = parsed.ok && parsed.value <= moment.now.epochMilliseconds;
        expect([isTime || !parsed.ok, isOver]).toEqual([true, false]);
      }),
    );
  });
});
