import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../../src/bot/parameters/sums.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const parameter = sum('SUM');
const { parse } = parameter;

describe('a sum of money', () => {
  it.each([
    ['5000', '5000'],
    ['5 000', '5000'],
    ['5\u00a0000,50', '5000.50'],
    ['1 000 000', '1000000'],
    ['99,5', '99.5'],
    ['99.50', '99.50'],
    ['0', '0'],
    ['007', '7'],
    ['0.01', '0.01'],
    ['999999999999', '999999999999'],
    ['off', 'off'],
    ['OFF', 'off'],
    ['нет', 'off'],
  ])('%j is %s', (written, value) => {
    expect(parse(written, moment)).toEqual({ ok: true, value });
  });

  it.each(['', ' ', '-5', '+5', '1e3', '5.001', '5.', '.5', '50 00', '1,000,000', '5 000 руб', '9999999999999', 'x'])(
    '%j is refused',
    (written) => {
      expect(parse(written, moment)).toEqual({ ok: false });
    },
  );

  it('has the same value however its thousands and its fraction are written, and reads back', () => {
    const sums = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.option(fc.integer({ min: 0, max: 99 })));
    const marks = fc.tuple(fc.constantFrom('', ' ', '\u00a0'), fc.constantFrom('.', ','));
    fc.assert(
      fc.property(sums, marks, ([whole, hundredths], [space, point]) => {
        const thousands = String(whole).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, space);
        const fraction = hundredths === null ? '' : String(hundredths).padStart(2, '0');
        const value = fraction === '' ? String(whole) : `${whole}.${fraction}`;

        expect(parse(fraction === '' ? thousands : `${thousands}${point}${fraction}`, moment)).toEqual({
          ok: true,
          value,
        });
        expect(parse(parameter.print(value), moment)).toEqual({ ok: true, value });
      }),
    );
  });

  it('is nothing but a decimal text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789., -+e')), maxLength: 16 }), (written) => {
        const parsed = parse(written, moment);
        expect(parsed.ok ? parsed.value : '0').toMatch(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/);
      }),
    );
  });
});
