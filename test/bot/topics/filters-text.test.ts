import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsText } from '../../../src/bot/topics/filters-text.ts';
import { parseExpression } from '../../../src/bot/topics/parse-expression.ts';

describe('words of a text filter', () => {
  it.each([
    ['код', 'Ваш КОД: 1234', true],
    ['ваш код', 'Код не ваш', true],
    ['ёлка', 'елка', true],
    ['код', 'пароль', false],
    ['код пароль', 'код', false],
    ['a.c', 'abc', false],
  ])('%s in “%s”: %s', (filter, text, expected) => {
    expect(fitsText(text, filter)).toBe(expected);
  });
});

describe('a pattern of a text filter', () => {
  it.each([
    ['/код\\W+\\d{4,6}/', 'Ваш код: 12345', true],
    ['/код\\W+\\d{4,6}/', 'Ваш код: 123', false],
    ['/^стоп$/', 'СТОП', true],
    ['/^стоп$/', 'СТОП!', false],
    ['/[А-Я]{3}/', 'абв', true],
    ['/[^a-z]/', 'abc', false],
    ['/./', '🔑', true],
    ['/^.$/', '🔑', true],
    ['/a|b|/', 'zzz', true],
    ['/(ab)*c/', 'ababc', true],
    ['/^(a|b){2,}$/', 'a', false],
    ['/1\\.5/', '1x5', false],
    ['/\\S\\n\\S/', 'a\nb', true],
  ])('%s in “%s”: %s', (filter, text, expected) => {
    expect(fitsText(text, filter)).toBe(expected);
  });

  const letter = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '1');
  const { pattern } = fc.letrec<{ pattern: string; one: string }>((tie) => ({
    one: fc.oneof(
      { depthSize: 'small' },
      letter,
      tie('pattern').map((inner) => `(${inner})`),
    ),
    pattern: fc
      .array(fc.tuple(tie('one'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{2,}')), {
        minLength: 1,
        maxLength: 4,
      })
      .chain((parts) => {
        const sequence = parts.map(([one, times]) => one + times).join('');
        return fc.constantFrom(sequence, `${sequence}|ab`, `^${sequence}`, `${sequence}$`, `^(${sequence})$`);
      }),
  }));

  it('fits just what a regular expression fits', () => {
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 8 }), (written, text) => {
        fc.pre(parseExpression(written).ok);
        expect(fitsText(text, `/${written}/`)).toBe(new RegExp(written, 's').test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('costs no more for a text that freezes regular expressions', () => {
    expect(fitsText(`${'a'.repeat(20_000)}!`, '/^(a*)*$/')).toBe(false);
    expect(fitsText(`${'a'.repeat(20_000)}!`, '/^(a|a)*$/')).toBe(false);
  });

  it('is read or refused with a place in it, whatever it is', () => {
    const unit = fc.constantFrom('a', '(', ')', '[', ']', '{', '}', '1', ',', '*', '+', '?', '|', '^', '$', '\\', '-');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (written) => {
        const read = parseExpression(written);
        if (read.ok) return;
        expect(read.reason).toBeDefined();
        expect(read.start).toBeGreaterThanOrEqual(0);
        expect(read.end).toBeGreaterThanOrEqual(read.start ?? 0);
        expect(read.end).toBeLessThanOrEqual(Math.max(written.length, (read.start ?? 0) + 1));
      }),
    );
  });

  it.each(['(', ')', '[', '[]', '[b-a]', '*', 'a**', '(?=a)', '\\1', '\\k', 'a{', 'a{3,2}', '(a{90}){90}', '()*'])(
    'is refused: %s',
    (written) => {
      expect(parseExpression(written).ok).toBe(false);
    },
  );
});
