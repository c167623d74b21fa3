import { describe, expect, it } from 'vitest';
import { createFormats } from '../../src/bot/format.ts';
import { plural } from '../../src/bot/language.ts';

const en = createFormats('en', 'Europe/Moscow');
const ru = createFormats('ru', 'Europe/Moscow');
/** No-break spaces, which Intl puts into numbers, as plain ones. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    ['1871.62', 'RUR', '₽1,871.62', '1 871,62 ₽'],
    ['0.00', 'KZT', '₸0.00', '0,00 ₸'],
    ['-12.5', 'EUR', '-€12.50', '-12,50 €'],
    ['0.3045', 'RUR', '₽0.3045', '0,3045 ₽'],
    ['12345678901234567.89', 'RUR', '₽12,345,678,901,234,567.89', '12 345 678 901 234 567,89 ₽'],
    ['5', undefined, '5.00', '5,00'],
    ['5', 'points', '5.00 points', '5,00 points'],
  ])('%s %s is %s and %s', (amount, currency, english, russian) => {
    expect(plain(en.money(amount, currency))).toBe(english);
    expect(plain(ru.money(amount, currency))).toBe(russian);
  });
});

describe('time', () => {
  const instant = Temporal.Instant.from('2026-11-21T09:01:07Z');

  it('is written in the zone of the account', () => {
    expect(plain(en.time(instant))).toBe('21 Nov 2026, 12:01');
    expect(plain(ru.time(instant))).toBe('21.11.2026, 12:01');
    expect(plain(en.time(Temporal.Instant.from('2026-11-21T22:00:00Z')))).toBe('22 Nov 2026, 01:00');
  });

  it.each([
    [0, 'less than a second', 'меньше секунды'],
    [999, 'less than a second', 'меньше секунды'],
    [14_000, '14 s', '14 с'],
    [60_000, '1 min', '1 мин'],
    [5_400_000, '1 h 30 min', '1 ч 30 мин'],
    [273_600_000, '3 d 4 h', '3 д 4 ч'],
    [86_400_000 * 400, '400 d', '400 д'],
  ])('%i ms are %s', (ms, english, russian) => {
    expect(en.duration(ms)).toBe(english);
    expect(ru.duration(ms)).toBe(russian);
  });

  it('that has just passed is just now', () => {
    expect(en.ago(instant, instant.add({ seconds: 4 }))).toBe('just now');
    expect(ru.ago(instant, instant.add({ minutes: 14 }))).toBe('14 мин назад');
  });
});

describe('plurals', () => {
  it.each([
    [0, 'names', 'имён'],
    [1, 'name', 'имя'],
    [2, 'names', 'имени'],
    [5, 'names', 'имён'],
    [11, 'names', 'имён'],
    [21, 'names', 'имя'],
    [22, 'names', 'имени'],
  ])('of %i: %s, %s', (count, english, russian) => {
    expect(plural('en', count, { one: 'name', other: 'names' })).toBe(english);
    expect(plural('ru', count, { one: 'имя', few: 'имени', many: 'имён', other: 'имени' })).toBe(russian);
  });
});
