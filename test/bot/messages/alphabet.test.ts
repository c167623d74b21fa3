import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forcesUcs2 } from '../../../src/bot/messages/alphabet.ts';
import { countParts } from '../../../src/smsc/sandbox/parts.ts';

/** Whether the imitated provider sends it in UCS-2: 80 times a text of one to two places fits one part in 7 bits alone. */
function needsUcs2(character: string): boolean {
  return countParts(character.repeat(80)) > 1;
}

describe('the character that forces UCS-2', () => {
  it.each([
    ['Your order is ready', undefined],
    ['100 € [net] {a|b} ~^\\', undefined],
    ['£5 ¿qué? Ñandu', undefined],
    ['¿Qué tal, Raúl?', 'ú'],
    ['Ваш заказ готов', 'В'],
    ['Order no. 5 — ready', '—'],
    ['It’s ready', '’'],
    ['Done ✅ and 👍', '✅'],
    ['👍', '👍'],
    ['tab\there', '\t'],
    ['', undefined],
  ])('of %j is %j', (text, character) => {
    expect(forcesUcs2(text)).toBe(character);
  });

  it('is there for exactly those characters for which the provider counts a part as seventy', () => {
    for (let code = 0x20; code < 0x3000; code += 1) {
      const character = String.fromCodePoint(code);
      expect([character, forcesUcs2(character) !== undefined]).toEqual([character, needsUcs2(character)]);
    }
  });

  it('is found wherever it stands, and is the first of several', () => {
    const plain = fc.string({ unit: fc.constantFrom(...Array.from('abc XYZ 123 @£$€[]')), maxLength: 200 });
    const other = fc.constantFrom('я', '—', '😀', '«', '中');
    fc.assert(
      fc.property(plain, other, fc.string({ unit: 'grapheme', maxLength: 50 }), (before, character, after) => {
        expect(forcesUcs2(before + character + after)).toBe(character);
        expect(forcesUcs2(before)).toBeUndefined();
      }),
    );
  });
});
