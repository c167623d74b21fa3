import { describe, expect, it } from 'vitest';
import { inEnglishLayout } from '../../src/lib/keyboard-layout.ts';

describe('a line typed in the wrong layout', () => {
  it.each([
    ['.ифдфтсу', '/balance'],
    ['.ыутвук ыефегы ьн_ырщз', '/sender status my_shop'],
    ['.ЫУТВУК ЫЕФЕГЫ my-shop.ru', '/SENDER STATUS my-shop.ru'],
    ['.ыфтвищч фвмфтсу 26р', '/sandbox advance 26h'],
    ['/help', '/help'],
    ['', ''],
  ])('%j is %j', (typed, meant) => {
    expect(inEnglishLayout(typed)).toBe(meant);
  });
});
