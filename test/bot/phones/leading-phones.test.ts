import { describe, expect, it } from 'vitest';
import { leadingPhone, leadingPhones } from '../../../src/bot/phones/leading-phones.ts';

describe('a phone number at the beginning of a line', () => {
  it.each([
    ['79991234567', ' hello'],
    ['8 (999) 123-45-67', ' hello'],
    ['+7 999 123 45 67', ' 12 apples'],
    ['8 999 123 45 67', ' 89 apples'],
    ['8 9 9 9 1 2 3 4 5 6 7', ' 8'],
    // With one more digit it would be a number in Taiwan.
    ['8 869 123 45 67', ' 8 apples'],
    ['999 123 45 67', ' hello'],
    ['79991234567', ' 12 apples'],
    ['+49 151 23456789', ' Hallo'],
    ['+493012345678', ' 12 apples'],
    ['380 44 123 45 67', ' hello'],
    ['49-151-2345 6789', ' Hallo'],
    ['+1 (212) 555 0100', ' - hi'],
    ['+7\u00a0999\u00a0123–45–67', ' hello'],
    ['８ （９９９） １２３－４５－６７', ' hello'],
    ['tel:+79991234567', ' hello'],
    ['+7 999 123-45-67', ', hello'],
    ['79991234567', ': hello'],
    ['79991234567', '\n89991234568 is my number'],
    ['8 999 123-45-67', '\t12'],
    ['70000000000', ' 12 apples'],
  ])('%s goes as far as it does, whatever follows: %j', (number, rest) => {
    expect(leadingPhone(number + rest)).toBe(number.length);
  });

  it.each([
    ['8 (999) 123', ' hello'],
    ['+7 000 000 00 00', ' hello'],
  ])('%s is looked at as a whole where it is none', (number, rest) => {
    expect(leadingPhone(number + rest)).toBe(number.length);
  });

  it.each(['hello 79991234567', '"79991234567" hello', '', '\n79991234567'])('is not there in %j', (line) => {
    expect(leadingPhone(line)).toBeUndefined();
  });
});

describe('phone numbers at the beginning of a line', () => {
  it.each([
    ['+7 999 123-45-67, 8 (925) 123 45 67', ' Only today'],
    ['79991234567,79251234567;79051234567', ' Only today'],
    ['79991234567', ' 79251234567 is our number'],
    ['79991234567', ', only today'],
  ])('%s go on behind commas: %j', (numbers, rest) => {
    expect(leadingPhones(numbers + rest)).toBe(numbers.length);
  });
});
