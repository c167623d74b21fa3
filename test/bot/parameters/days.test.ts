import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src/bot/parameters/days.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const parameter = day('DAY');

function read(written: string, at = moment): string {
  const parsed = parameter.parse(written, at);
  return parsed.ok ? parsed.value.toString() : `refused: ${parsed.reason?.en ?? 'must be'}`;
}

describe('a day', () => {
  it.each([
    ['21.11.2026', '2026-11-21'],
    ['1.2.2026', '2026-02-01'],
    ['21.11.26', '2026-11-21'],
    ['21.11', '2026-11-21'],
    ['19.12', '2026-12-19'],
    ['20.12', '2025-12-20'],
    ['1 ноября', '2026-11-01'],
    ['1 November 2025', '2025-11-01'],
    ['31 декабря', '2025-12-31'],
    ['2026-11-21', '2026-11-21'],
    ['today', '2026-11-18'],
    ['Сегодня', '2026-11-18'],
    ['yesterday', '2026-11-17'],
    ['ВЧЕРА', '2026-11-17'],
    ['позавчера', '2026-11-16'],
    ['завтра', '2026-11-19'],
    ['7d', '2026-11-11'],
    ['7д', '2026-11-11'],
    ['2w', '2026-11-04'],
    ['3 дня', '2026-11-15'],
    [' 29.02.2028 ', '2028-02-29'],
  ])('%s is %s on 18.11.2026', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each(['31.02.2026', '29.02.2026', '00.01.2026', '2026-13-01', '99.99'])(
    '%s is refused because the calendar has no such day',
    (written) => {
      expect(read(written)).toBe('refused: The calendar has no such day.');
    },
  );

  it.each(['01.01.1999', '01.01.0000', '01.01.2101', '1999-01-01'])('%s is refused for its year', (written) => {
    expect(read(written)).toBe('refused: Years go from 2000 to 2100 here.');
  });

  it.each(['', 'soon', '21/11/2026', '21.11.20266', '-1d', '1.1.1.1', 'constructor'])('%j is refused', (written) => {
    expect(read(written)).toBe('refused: must be');
  });

  it("is today's in the zone of the account", () => {
    const lateEvening = { now: Temporal.Instant.from('2026-11-18T22:30:00Z'), zone: 'Europe/Moscow' };

    expect(read('today', lateEvening)).toBe('2026-11-19');
    expect(read('today', { ...lateEvening, zone: 'UTC' })).toBe('2026-11-18');
  });

  it('reads back as it was written', () => {
    const days = fc
      .integer({ min: 0, max: 36_000 })
      .map((distance) => Temporal.PlainDate.from('2000-01-01').add({ days: distance }));
    fc.assert(
      fc.property(days, (date) => {
        expect(read(parameter.print(date))).toBe(date.toString());
      }),
    );
  });
});
