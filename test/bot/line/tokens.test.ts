import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printToken, tokenise } from '../../../src/bot/line/tokens.ts';

function pieces(line: string): string[] {
  const read = tokenise(line);
  return read.ok ? read.tokens.map((token) => token.text) : [`unclosed at ${read.at}`];
}

describe('cutting a line into pieces', () => {
  it.each([
    ['/sender status my_shop', ['/sender', 'status', 'my_shop']],
    ['  /balance \t ', ['/balance']],
    ['', []],
    ['/template add my_shop "Your code: %w"', ['/template', 'add', 'my_shop', 'Your code: %w']],
    ['a «Ваш код» b', ['a', 'Ваш код', 'b']],
    ['a “two words” b', ['a', 'two words', 'b']],
    ['a „zwei Wörter“ b', ['a', 'zwei Wörter', 'b']],
    ["a 'two words' b", ['a', 'two words', 'b']],
    ['comment:"a b" x', ['comment:a b', 'x']],
    ['"a \\"b\\" \\\\ c"', ['a "b" \\ c']],
    ['"a \\n b"', ['a \\n b']],
    ["don't stop", ["don't", 'stop']],
    ["'tis fine", ["'tis", 'fine']],
    ['""', ['']],
    ['a\u00a0b\nc', ['a', 'b', 'c']],
  ])('reads %j', (line, expected) => {
    expect(pieces(line)).toEqual(expected);
  });

  it('says where a quote stands that is not closed', () => {
    expect(tokenise('/help "abc')).toEqual({ ok: false, at: 6 });
    expect(tokenise('x comment:«abc')).toEqual({ ok: false, at: 10 });
  });

  it('knows the place of each piece in the line, quotes included', () => {
    const read = tokenise('ab  "c d" user:x');

    expect(read.ok && read.tokens.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [4, 9],
      [10, 16],
    ]);
  });

  it('reads back whatever is printed as one piece', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 5 }), (values) => {
        expect(pieces(values.map(printToken).join(' '))).toEqual(values);
      }),
      { numRuns: 2000 },
    );
  });
});
