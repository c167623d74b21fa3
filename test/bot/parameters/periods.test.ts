import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { period } from '../../../src/bot/parameters/periods.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const parameter = period('PERIOD');

function read(written: string): string {
  const parsed = parameter.parse(written, moment);
  return parsed.ok
    ? `${parsed.value.from.toString()} ${parsed.value.to.toString()}`
    : `refused: ${parsed.reason?.en ?? 'must be'}`;
}

describe('a period', () => {
  it.each([
    ['7d', '2026-11-12 2026-11-18'],
    ['7 дней', '2026-11-12 2026-11-18'],
    ['1d', '2026-11-18 2026-11-18'],
    ['2w', '2026-11-05 2026-11-18'],
    ['3mo', '2026-08-19 2026-11-18'],
    ['3 месяца', '2026-08-19 2026-11-18'],
    ['yesterday', '2026-11-17 2026-11-17'],
    ['вчера', '2026-11-17 2026-11-17'],
    ['21.11.2026', '2026-11-21 2026-11-21'],
    ['last month', '2026-10-01 2026-10-31'],
    ['Прошлый месяц', '2026-10-01 2026-10-31'],
    ['this month', '2026-11-01 2026-11-30'],
    ['этот  месяц', '2026-11-01 2026-11-30'],
    ['last week', '2026-11-09 2026-11-15'],
    ['на прошлой неделе', '2026-11-09 2026-11-15'],
    ['эта неделя', '2026-11-16 2026-11-22'],
    ['11.2026', '2026-11-01 2026-11-30'],
    ['02.2028', '2028-02-01 2028-02-29'],
    ['november', '2026-11-01 2026-11-30'],
    ['Nov 2025', '2025-11-01 2025-11-30'],
    ['декабрь', '2025-12-01 2025-12-31'],
    ['мая', '2026-05-01 2026-05-31'],
    ['март 2026', '2026-03-01 2026-03-31'],
    ['01.11.2026-15.11.2026', '2026-11-01 2026-11-15'],
    ['01.11 – 15.11', '2026-11-01 2026-11-15'],
    ['2026-11-01..2026-11-15', '2026-11-01 2026-11-15'],
    ['2026-11-01', '2026-11-01 2026-11-01'],
    ['вчера-сегодня', '2026-11-17 2026-11-18'],
    ['20.12-15.01', '2025-12-20 2026-01-15'],
    ['за неделю', '2026-11-12 2026-11-18'],
    ['week', '2026-11-12 2026-11-18'],
    ['месяц', '2026-10-19 2026-11-18'],
    ['1 ноября', '2026-11-01 2026-11-01'],
  ])('%s is %s on Wednesday 18.11.2026', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each([
    ['15.11.2026-01.11.2026', 'The last day lies before the first.'],
    ['31.02.2026-01.03.2026', 'The calendar has no such day.'],
    ['01.02.2026-31.02.2026', 'The calendar has no such day.'],
    ['0d', 'must be'],
    ['13.2026', 'must be'],
    ['11.0050', 'must be'],
    ['ma', 'must be'],
    ['next month', 'must be'],
    ['', 'must be'],
  ])('%j is refused: %s', (written, reason) => {
    expect(read(written)).toBe(`refused: ${reason}`);
  });

  it('reads back as it was written', () => {
    const first = Temporal.PlainDate.from('2000-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 1000 }), (start, length) => {
        const from = first.add({ days: start });
        const to = from.add({ days: length });
        expect(read(parameter.print({ from, to }))).toBe(`${from.toString()} ${to.toString()}`);
      }),
    );
  });

  it('is read in one of the known ways whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (written) => {
        expect(typeof parameter.parse(written, moment).ok).toBe('boolean');
      }),
    );
  });
});
