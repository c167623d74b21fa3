import { describe, expect, it } from 'vitest';
import { displayWidth, padTo, wrap } from '../../src/lib/display-width.ts';

describe('the width of a text', () => {
  it.each([
    ['my_shop', 7],
    ['МегаФон', 7],
    ['й', 1],
    ['и\u0306', 1],
    ['日本', 4],
    ['🚀', 2],
    ['👨‍👩‍👧', 2],
    ['✓ ok', 4],
    ['a\u200bb', 2],
    ['', 0],
  ])('of %j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('decides how many spaces fill a column', () => {
    expect(padTo('日', 4)).toBe('日  ');
    expect(padTo('12', 4, 'right')).toBe('  12');
    expect(padTo('toolong', 3)).toBe('toolong');
  });
});

describe('wrapping', () => {
  it('breaks at spaces and keeps a longer word whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('extraordinary', 5)).toEqual(['extraordinary']);
    expect(wrap('', 5)).toEqual(['']);
  });
});
