import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone, readPhones } from '../../../src/bot/phones/phone-numbers.ts';

describe('a phone number', () => {
  it.each([
    ['79991234567', '79991234567'],
    ['+7 (999) 123-45-67', '79991234567'],
    ['8(999)123-45-67', '79991234567'],
    ['8 999 123 45 67', '79991234567'],
    ['9991234567', '79991234567'],
    ['8-800-555-35-35', '78005553535'],
    ['380671234567', '380671234567'],
    ['375291234567', '375291234567'],
    ['77011234567', '77011234567'],
    ['+49 30 1234567', '49301234567'],
    ['447911123456', '447911123456'],
    ['+7\u00a0999\u00a0123–45–67', '79991234567'],
    ['\u202a+7 (999) 123‑45‑67\u202c', '79991234567'],
    ['\u200b79991234567', '79991234567'],
    ['7999−123−45−67', '79991234567'],
    ['７９９９１２３４５６７', '79991234567'],
    ['tel:+79991234567', '79991234567'],
  ])('%s is read', (written, number) => {
    expect(readPhone(written)?.number).toBe(number);
  });

  it.each(['', '7999', '12345', 'abc', '0501234567', '00000000000', '+', '7999123456789012345', '7999x234567'])(
    '%j is none',
    (written) => {
      expect(readPhone(written)).toBeUndefined();
    },
  );
});

describe('several phone numbers', () => {
  it.each([
    ['79991234567 8(999)123-45-68', ['79991234567', '79991234568']],
    ['8 999 123 45 68 79991234567', ['79991234568', '79991234567']],
    ['7 999 1234567 7 999 1234568', ['79991234567', '79991234568']],
    ['+7 999 123 45 67,79991234568;79991234569', ['79991234567', '79991234568', '79991234569']],
    ['998901234567 +49 30 1234567', ['998901234567', '49301234567']],
    ['79991234567 8 999 123-45-67', ['79991234567']],
    ['79991234567/79991234568', ['79991234567', '79991234568']],
  ])('%s', (written, value) => {
    expect(readPhones(written, 100)).toEqual({ ok: true, value });
  });

  it.each([
    ['79991234567 12345 79991234568', '12345'],
    ['79991234567, home, 79991234568', 'home'],
    ['79991234567 8999123', '8999123'],
  ])('with a wrong one among them point at it: %s', (written, wrong) => {
    const read = readPhones(written, 100);

    expect(read.ok).toBe(false);
    expect(!read.ok && written.slice(read.start, read.end)).toBe(wrong);
  });

  it('are at most so many, and it is said how many there are', () => {
    const read = readPhones('79991234567 79991234568 79991234569', 2);

    expect(!read.ok && read.reason?.en).toMatch(/^These are 3 different numbers; at most 2 /);
  });

  it('are refused at once when they are far too many', () => {
    const read = readPhones('8 916 100 00 00 '.repeat(5000), 100);

    expect(!read.ok && read.reason?.en).toContain('far more than 100 numbers');
  });

  it('read back from any usual way to write them', () => {
    const number = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((digits) => String(digits));
    const shapes: readonly ((n: string) => string)[] = [
      (n) => `7${n}`,
      (n) => `+7${n}`,
      (n) => `8 (${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6, 8)}-${n.slice(8)}`,
      (n) => `+7 ${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`,
    ];
    const written = fc.array(fc.tuple(number, fc.constantFrom(...shapes)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(written, fc.constantFrom(' ', ', ', '; ', '\n'), (list, separator) => {
        const line = list.map(([digits, shape]) => shape(digits)).join(separator);
        const expected = [...new Set(list.map(([digits]) => `7${digits}`))];
        expect(readPhones(line, 100)).toEqual({ ok: true, value: expected });
      }),
    );
  });

  it('take no time that grows out of hand', () => {
    const line = Array.from({ length: 5000 }, (_, index) => `8 (999) ${String(1_000_000 + index)}`).join(' ');

    const read = readPhones(line, 10_000);

    expect(read.ok && read.value.length).toBe(5000);
  });
});
