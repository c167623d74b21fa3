import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covered, open, privacyOf } from '../../src/bot/privacy.ts';
import { typed } from '../support/message.ts';

const group = { platform: 'test', id: 'g', kind: 'group' } as const;

describe('where others read along', () => {
  it.each([
    ['79991234567', '7999•••45•67'],
    ['+79991234567', '7999•••45•67'],
    ['+7 (999) 123-45-67', '7999•••45•67'],
    ['8-999-123-45-67', '8999•••45•67'],
    ['380671234567', '3806•••45•67'],
    ['MTS', 'MTS'],
    ['0890', '0890'],
    ['my_shop', 'my_shop'],
    ['client1@example.com', 'c•••@example.com'],
  ])('the number %s is shown as %s', (written, shown) => {
    expect(covered.phone(written)).toBe(shown);
  });

  it.each([
    ['Your code: 1234', 'Your code: ••••'],
    ['Код 123-456, никому', 'Код ••••••, никому'],
    ['Код 12345678.', 'Код ••••••.'],
    ['Вход: A7K9XP', 'Вход: ••••••'],
    ['G-123456 is your code', 'G-•••••• is your code'],
    ['Звоните 8 (999) 123-45-67', 'Звоните 8 (•••) ••••••'],
    ['Скидка 15% до 21 ноября', 'Скидка 15% до 21 ноября'],
    ['OTP:98765', 'OTP:•••••'],
    ['code4321end', '••••••'],
    ['1 2 3 4', '••••••'],
    ['12-34', '•••••'],
    ['a1b2c3', '••••••'],
    ['в 12:30', 'в 12:30'],
  ])('%j is shown as %j', (content, shown) => {
    expect(covered.text(content)).toBe(shown);
  });

  it.each(['1'.repeat(20_000), 'A-'.repeat(20_000), '1 '.repeat(20_000), `${'1'.repeat(20_000)}a`])(
    'a text of 20 000 letters and more is covered without a long search: %#',
    (content) => {
      expect(covered.text(content).length).toBeLessThanOrEqual(content.length);
    },
  );

  it('no run of three or more digits stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (content) => {
        expect(covered.text(content)).not.toMatch(/\d{3}/);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('12', '345', ' ', 'a', '-', 'Я', '.'), { maxLength: 12 }), (parts) => {
        expect(covered.text(parts.join(''))).not.toMatch(/\d{3}/);
      }),
    );
  });
});

describe('in a private chat', () => {
  it('everything is shown as it is, in a group it is covered', () => {
    expect(privacyOf(typed('/inbox'))).toBe(open);
    expect(privacyOf(typed('/inbox', { in: group }))).toBe(covered);
    expect(open.phone('79991234567')).toBe('79991234567');
    expect(open.text('code 1234')).toBe('code 1234');
  });
});
